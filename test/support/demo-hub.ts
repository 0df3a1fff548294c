import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../../prisma/seed.ts";
import { demoPeople } from "../../prisma/seed/people.ts";
import { type Clock, systemClock } from "../../server/platform/clock.ts";
import { folderMailer, readMailFolder, smtpMailer } from "../../server/platform/mailer.ts";
import { createTestDatabase } from "./database.ts";
import { startHub, type TestHub } from "./hub.ts";
import { testKeys } from "./keys.ts";
import { openOwner } from "./owner.ts";

export type DemoHub = {
  address: string;
  /** Its database as the owner sees it, for arranging what no page can. */
  ownerUrl: string;
  /** Signs in to it as superuser: for arranging what the pages have no way to. */
  superuserUrl: string;
  /** Makes everybody's second factor one that was given ten minutes ago. */
  ageFactors: () => Promise<void>;
  /** The newest mails, newest first. */
  mails: () => ReturnType<typeof readMailFolder>;
  close: () => Promise<void>;
};

const openToAll = new Map<string, TestHub>();

/**
 * Where questions of a test's own are asked on behalf of somebody who sits in front of the hub at `address`: there is a
 * second hub on the same database, because the first carries out nothing but what its pages ask.
 */
export function besideHub(address: string): TestHub {
  const { port } = new URL(address);
  const beside = openToAll.get(port);
  if (beside === undefined) throw new Error(`There is no demo hub at ${address}.`);
  return beside;
}

/**
 * A hub of its own with the demo's people and referrals, on a free port, as people are served. The web client must have been built.
 * Its mail goes to a folder, or to the mail server at `smtp`;
 * a `clock` of its own can be put forward.
 */
export async function openDemoHub({ smtp, clock = systemClock }: { smtp?: string; clock?: Clock } = {}): Promise<DemoHub> {
  const database = await createTestDatabase();
  await seedDemo(database.ownerUrl, systemClock.now(), testKeys());
  const folder = await mkdtemp(join(tmpdir(), "roundtable-mail-"));
  const mails = (first = 50) => readMailFolder(folder, first);
  const demo = { people: demoPeople, mails };
  const sender = "hub@roundtable.example.org";
  const mailer = () => (smtp === undefined ? folderMailer(folder, sender) : smtpMailer(smtp, sender));
  const hub = await startHub({ database, clock, documents: "trusted", mailer: mailer(), sender, demo });
  const beside = await startHub({ database, clock, origin: hub.address, mailer: mailer(), sender, demo });
  const { port } = new URL(hub.address);
  openToAll.set(port, beside);
  const ageFactors = async () => {
    const owner = openOwner(database);
    await owner.$executeRaw`UPDATE session SET factor_at = factor_at - interval '10 minutes' WHERE factor_at IS NOT NULL`;
    await owner.$disconnect();
  };
  const close = async () => {
    openToAll.delete(port);
    await Promise.all([hub.close(), beside.close()]);
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { address: hub.address, ownerUrl: database.ownerUrl, superuserUrl: database.superuserUrl, ageFactors, mails, close };
}
