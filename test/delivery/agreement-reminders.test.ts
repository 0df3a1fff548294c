import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { frameMail } from "../../server/features/notifications/emails/frame.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

const day = 86_400_000;
const endsAt = Date.now() + 100 * day;

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let worker: pg.Client;
/** Days until the agreement of this test ends. */
let left = 100;
const clock = { now: () => new Date(endsAt - left * day) };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  worker = new pg.Client({ connectionString: database.workerUrl });
  await worker.connect();
});

afterAll(async () => {
  await worker.end();
  await owner.$disconnect();
  await database.drop();
});

/** To whom mail goes when the clock comes round twice so many days before the end, under a hub that has just been started. */
async function mailed(days: number): Promise<string[]> {
  left = days;
  const hub = await startHub({ database, clock, origin: "https://hub.example.org" });
  try {
    for (let round = 0; round < 2; round++) {
      await worker.query("SELECT app.add_job('people.agreements', '{}'::jsonb, null, null)");
      await vi.waitFor(async () => expect((await worker.query("SELECT FROM graphile_worker.jobs WHERE task_identifier LIKE 'people.%'")).rowCount).toBe(0), {
        timeout: 20_000,
        interval: 50,
      });
    }
    const plain = frameMail({ origin: "https://hub.example.org" }, "en");
    for (const { subject, text } of hub.mails) expect({ subject, text }).toEqual(plain);
    return hub.mails.map(({ to }) => to).toSorted();
  } finally {
    await hub.close();
  }
}

test(
  "leads and coordinators are reminded once at 60, 30 and 7 days, also after a restart; nobody once it is renewed or over, and nobody who is out",
  { timeout: 120_000 },
  async () => {
    const { id: taskForceId } = world.taskForce;
    const agency = await buildAgency(owner, { taskForceId });
    const at = { agencyId: agency.id, taskForceId, seats: ["AGENCY_LEAD" as const] };
    const lead = await buildPerson(owner, at);
    await buildPerson(owner, { ...at, joinedAt: null });
    await buildPerson(owner, { ...at, disabledAt: new Date() });
    await buildPerson(owner, { ...at, seats: ["ADVOCATE"] });
    await owner.sharingAgreement.updateMany({ where: { agencyId: agency.id }, data: { endsAt: new Date(endsAt) } });
    const both = [lead.email, world.coord.person.email].toSorted();

    expect([await mailed(61), await mailed(60), await mailed(59)]).toEqual([[], both, []]);
    // The hub was off when thirty days were left: it is made up for.
    expect([await mailed(20), await mailed(8), await mailed(6)]).toEqual([both, [], both]);

    await owner.agreementReminder.deleteMany({});
    await owner.mailDelivery.deleteMany({});
    const next = { version: 2, signedOn: new Date(), startsAt: new Date(endsAt), endsAt: new Date(endsAt + 300 * day) };
    const renewal = await owner.sharingAgreement.create({ data: { taskForceId, agencyId: agency.id, ...next } });
    expect([await mailed(5), await mailed(-1)], "renewed").toEqual([[], []]);
    await owner.sharingAgreement.delete({ where: { id: renewal.id } });
    await owner.agency.update({ where: { id: agency.id }, data: { disabledAt: new Date() } });
    expect(await mailed(5), "suspended").toEqual([]);
  },
);
