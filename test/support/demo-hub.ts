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
  /** Signs in to its database as superuser: for arranging what the pages have no way to. */
  superuserUrl: string;
  /** The newest mails, newest first. */
  mails: () => ReturnType<typeof readMailFolder>;
  close: () => Promise<void>;
};

/** A hub of its own with the demo's people and referrals, on a free port. The web client must have been built. */
export async function openDemoHub(): Promise<DemoHub> {
  const database = await createTestDatabase();
  await seedDemo(database.ownerUrl, systemClock.now());
  const folder = await mkdtemp(join(tmpdir(), "roundtable-mail-"));
  const mails = (first = 50) => readMailFolder(folder, first);
  const hub = await startHub({ database, mailer: folderMailer(folder, "hub@roundtable.example.org"), demo: { people: demoPeople, mails } });
  const close = async () => {
    await hub.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address: hub.address, superuserUrl: database.superuserUrl, mails, close };
}
