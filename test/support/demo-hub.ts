import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../../prisma/seed.ts";
import { demoPeople } from "../../prisma/seed/people.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { folderMailer, readMailFolder } from "../../server/platform/mailer.ts";
import { createTestDatabase } from "./database.ts";
import { startHub } from "./hub.ts";
import { testKeys } from "./keys.ts";
import { openOwner } from "./owner.ts";

export type DemoHub = {
  address: string;
  /** The database as its owner, for arranging what a page cannot. */
  ownerUrl: string;
  /** Makes everybody's second factor one that was given ten minutes ago. */
  ageFactors: () => Promise<void>;
  /** The newest mails, newest first. */
  mails: () => ReturnType<typeof readMailFolder>;
  close: () => Promise<void>;
};

/** Opens a session in the demo hub at a port, for tests that are not about signing in. @returns its token */
export const demoSessions = new Map<string, (email: string) => Promise<string>>();

/** A hub of its own with the demo's people and referrals, on a free port. The web client must have been built. */
export async function openDemoHub(): Promise<DemoHub> {
  const database = await createTestDatabase();
  await seedDemo(database.ownerUrl, systemClock.now(), testKeys());
  const folder = await mkdtemp(join(tmpdir(), "roundtable-mail-"));
  const mails = (first = 50) => readMailFolder(folder, first);
  const hub = await startHub({ database, mailer: folderMailer(folder, "hub@roundtable.example.org"), demo: { people: demoPeople, mails } });
  demoSessions.set(new URL(hub.address).port, (email) => hub.signIn(email));
  const ageFactors = async () => {
    const owner = openOwner(database);
    await owner.$executeRaw`UPDATE session SET factor_at = factor_at - interval '10 minutes' WHERE factor_at IS NOT NULL`;
    await owner.$disconnect();
  };
  const close = async () => {
    demoSessions.delete(new URL(hub.address).port);
    await hub.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address: hub.address, ownerUrl: database.ownerUrl, ageFactors, mails, close };
}
