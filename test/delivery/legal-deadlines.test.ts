import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { frameMail } from "../../server/features/notifications/emails/frame.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

const day = 86_400_000;
const answerBy = new Date(new Date(Date.now() + 100 * day).toISOString().slice(0, 10));
const origin = "https://hub.example.org";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let worker: pg.Client;
let left = 100;
// The middle of a day, wherever the task force is in America.
const clock = { now: () => new Date(answerBy.getTime() + 17 * 3_600_000 - left * day) };

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

/** To whom mail goes so many days before the deadline, when the clock comes round twice or something else was announced. */
async function mailed(days: number, topic = "legal-request.clock", payload: object = {}): Promise<string[]> {
  left = days;
  const hub = await startHub({ database, clock, origin });
  try {
    for (let round = 0; round < 2; round++) {
      await worker.query("SELECT app.add_job($1, $2::jsonb, null, null)", [topic, JSON.stringify(payload)]);
      await vi.waitFor(
        async () =>
          expect((await worker.query("SELECT FROM graphile_worker.jobs WHERE task_identifier ~ '^(legal-request|referral\\.legal)'")).rowCount).toBe(0),
        { timeout: 20_000, interval: 50 },
      );
      if (topic !== "legal-request.clock") break;
    }
    const plain = frameMail({ origin }, "en");
    for (const { subject, text } of hub.mails) expect({ subject, text }).toEqual(plain);
    return hub.mails.map(({ to }) => to).toSorted();
  } finally {
    await hub.close();
  }
}

test("CR-22 leads are reminded at 7, 3 and 1 days in the one plain mail, and no more once it is decided", { timeout: 120_000 }, async () => {
  const { lead, rccA, taskForce } = world;
  const { id: taskForceId } = taskForce;
  const request = await owner.legalRequest.create({
    data: {
      taskForceId,
      agencyId: lead.agency.id,
      kind: "SUBPOENA",
      requester: "DEFENSE_COUNSEL",
      receivedOn: new Date(),
      answerBy,
      shareId: world.shares.accepted.id,
      code: world.shares.accepted.code,
      partnerAgencyId: rccA.agency.id,
      recordedById: lead.person.id,
    },
  });
  const one = [lead.person.email];
  expect([await mailed(8), await mailed(7), await mailed(5), await mailed(2)]).toEqual([[], one, [], one]);

  await owner.legalRequest.update({ where: { id: request.id }, data: { decision: "OBJECTED", version: 2 } });
  expect(await mailed(1)).toEqual([]);
  await owner.legalRequest.update({ where: { id: request.id }, data: { decision: "PENDING", version: 3 } });
  expect([await mailed(0), await mailed(-1)]).toEqual([one, []]);

  const notice = { requestId: request.id };
  const partner = await buildPerson(owner, { agencyId: rccA.agency.id, taskForceId, seats: ["AGENCY_LEAD"] });
  expect(await mailed(50, "referral.legal-notice", notice), "not told yet").toEqual([]);
  await owner.legalRequest.update({ where: { id: request.id }, data: { partnerToldAt: new Date(), version: 4 } });
  expect(await mailed(40, "referral.legal-notice", notice)).toEqual([partner.email]);
});
