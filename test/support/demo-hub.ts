import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../../prisma/seed.ts";
import { demoPeople } from "../../prisma/seed/people.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { folderMailer, readMailFolder } from "../../server/platform/mailer.ts";
import { createTestDatabase } from "./database.ts";
import { startHub } from "./hub.ts";

export type DemoHub = {
  address: string;
  /** For arranging what no page can. */
  ownerUrl: string;
  /** The newest mails, newest first. */
  mails: () => ReturnType<typeof readMailFolder>;
  close: () => Promise<void>;
};

const openToAll = new Map<string, string>();

/**
 * Where questions of a test's own are asked on behalf of somebody who sits in front of the hub at `address`: there is a
 * second hub on the same database, because the first carries out nothing but what its pages ask.
 */
export function besideHub(address: string): string {
  const beside = openToAll.get(address);
  if (beside === undefined) throw new Error(`There is no demo hub at ${address}.`);
  return beside;
}

/** A hub of its own with the demo's people and referrals, on a free port, as people are served. The web client must have been built. */
export async function openDemoHub(): Promise<DemoHub> {
  const database = await createTestDatabase();
  await seedDemo(database.ownerUrl, systemClock.now());
  const folder = await mkdtemp(join(tmpdir(), "roundtable-mail-"));
  const mails = (first = 50) => readMailFolder(folder, first);
  const demo = { people: demoPeople, mails };
  const mailer = () => folderMailer(folder, "hub@roundtable.example.org");
  const hub = await startHub({ database, documents: "trusted", mailer: mailer(), demo });
  const beside = await startHub({ database, origin: hub.address, mailer: mailer(), demo });
  openToAll.set(hub.address, beside.address);
  const close = async () => {
    openToAll.delete(hub.address);
    await Promise.all([hub.close(), beside.close()]);
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address: hub.address, ownerUrl: database.ownerUrl, mails, close };
}
