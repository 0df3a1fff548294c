import { statfs } from "node:fs/promises";

/** Linux keeps what is in here in memory; in a container it may be too small for anything. */
export const memoryFolder = "/dev/shm";
const enough = 2 ** 30;

/** Whether there is a folder in memory with a gigabyte free. */
export async function hasMemoryFolder(): Promise<boolean> {
  const space = await statfs(memoryFolder).catch(() => null);
  return space !== null && space.bavail * space.bsize > enough;
}
