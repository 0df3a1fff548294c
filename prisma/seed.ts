import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { openKeyFolder } from "../server/platform/key-folder.ts";
import type { KeyRing } from "../server/platform/key-ring.ts";
import { PrismaClient } from "./client/client.ts";
import { seedAgencies } from "./seed/agencies.ts";
import { seedAgendas } from "./seed/agendas.ts";
import { seedAssessments } from "./seed/assessments.ts";
import { SeededLog } from "./seed/audit.ts";
import { hashDemoPasswords, seedCredentials, seedFactors } from "./seed/auth.ts";
import { seedGrants } from "./seed/grants.ts";
import { seedMeetings } from "./seed/meetings.ts";
import { seedReports } from "./seed/reports.ts";
import { seedPapers } from "./seed/papers.ts";
import { seedReferrals } from "./seed/referrals.ts";
import { seedRoadmap } from "./seed/roadmap.ts";
import { seedTrainings } from "./seed/trainings.ts";

/** Thrown when there are people already: the demo never mixes with anybody's real work. */
export class AlreadyInUse extends Error {
  override name = "AlreadyInUse";
  constructor() {
    super("There are people in this database already; the demo is only for an empty one.");
  }
}

/**
 * Fills an empty, migrated database with the demo, all of it or nothing: two task forces, their agencies and people,
 * referrals in every status with what has happened to them, a roadmap half done, a year of trainings, two self-assessments, and two awards
 * with what they owe.
 *
 * @param ownerUrl of hub_owner, or of a role that may act as it
 * @param now the moment to which all times are relative; the database's own time, because a share must begin under a consent that still runs
 * @param keys of the hub that will serve it
 * @throws AlreadyInUse when the database has people in it
 */
export async function seedDemo(ownerUrl: string, now: Date, keys: KeyRing): Promise<void> {
  const db = openAsOwner(ownerUrl);
  try {
    if ((await db.person.count()) > 0) throw new AlreadyInUse();
    const hashes = await hashDemoPasswords();
    await db.$transaction(
      async (tx) => {
        const log = new SeededLog();
        const places = await seedAgencies(tx, now);
        await seedCredentials(tx, places.people, hashes);
        await seedFactors(tx, keys, now);
        await seedPapers(tx, places, now);
        await seedReferrals({ tx, places, now, keys, log: log.note });
        await seedRoadmap({ tx, places, now, keys, log: log.note });
        await seedTrainings({ tx, places, now, keys, log: log.note });
        await seedAssessments({ tx, places, now, keys, log: log.note });
        await seedGrants({ tx, places, now, keys, log: log.note });
        await seedReports({ tx, places, now, keys, log: log.note });
        await seedMeetings({ tx, places, now, keys, log: log.note });
        await seedAgendas({ tx, places, now, keys, log: log.note });
        await log.write(tx);
      },
      { timeout: 60_000 },
    );
  } finally {
    await db.$disconnect();
  }
}

/** Makes sure that everybody in a demo that is there already has the second factor that is printed. */
export async function renewDemo(ownerUrl: string, now: Date, keys: KeyRing): Promise<void> {
  const db = openAsOwner(ownerUrl);
  try {
    await db.$transaction((tx) => seedFactors(tx, keys, now));
  } finally {
    await db.$disconnect();
  }
}

function openAsOwner(ownerUrl: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 2, options: "-c role=hub_owner" }) });
}

if (import.meta.main) {
  const databaseUrl = process.env["DATABASE_URL"];
  if (databaseUrl) {
    const keys = await openKeyFolder(join(process.env["HUB_DATA"] ?? "./data", "keys"));
    await seedDemo(databaseUrl, new Date(), keys).then(
      () => console.log("The demo is in place. `pnpm hub demo-people` says who can sign in."),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
      },
    );
  } else {
    console.error("Set DATABASE_URL to the empty, migrated database that is to hold the demo. A fresh start without settings seeds itself.");
    process.exitCode = 1;
  }
}
