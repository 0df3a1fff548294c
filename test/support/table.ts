import type { PrismaClient } from "../../prisma/client/client.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { startHub, type TestHub } from "./hub.ts";
import { openOwner } from "./owner.ts";
import { buildWorld, type World } from "./world.ts";

/** A hub on a database of its own, with the people of safety.md §11 in it; `owner` sees and arranges everything. */
export type Table = { database: TestDatabase; owner: PrismaClient; hub: TestHub; world: World; close: () => Promise<void> };

/** Lays the table for one file of tests. Call `close` in `afterAll`. */
export async function layTable(): Promise<Table> {
  const database = await createTestDatabase();
  const owner = openOwner(database);
  const world = await buildWorld(owner);
  const hub = await startHub({ database });
  const close = async (): Promise<void> => {
    await hub.close();
    await owner.$disconnect();
    await database.drop();
  };
  return { database, owner, hub, world, close };
}
