import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { beginAgenda, item } from "../support/agenda-desk.ts";
import { createTestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { startHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld } from "../support/world.ts";

const database = await createTestDatabase();
const owner = openOwner(database);
const world = await buildWorld(owner);
const worker = new pg.Client({ connectionString: database.workerUrl });
await worker.connect();
const hub = await startHub({ database, origin: "https://hub.example.org" });

afterAll(async () => {
  await hub.close();
  await worker.end();
  await owner.$disconnect();
  await database.drop();
});

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

/** To whom mail goes when the clock comes round twice. */
async function mailed(): Promise<string[]> {
  for (let round = 0; round < 2; round++) {
    await worker.query("SELECT app.add_job('actions.clock', '{}'::jsonb, null, null)");
    const left = "SELECT FROM graphile_worker.jobs WHERE task_identifier LIKE 'action%' OR task_identifier LIKE 'notifications.%' AND run_at <= now()";
    await vi.waitFor(async () => expect((await worker.query(left)).rowCount).toBe(0), { timeout: 20_000, interval: 50 });
  }
  return hub.mails.splice(0).map(({ to }) => to);
}

test("MT-14 whoever has something to do is reminded before it is due and once a week, until it is done", { timeout: 120_000 }, async () => {
  const { bodyId, meetingId } = await beginAgenda(hub, world);
  hub.mails.length = 0;
  const chair = deskOf(hub, world.rccA);
  const { id: itemId } = await chair.act("addAgendaItem", item(bodyId, meetingId));
  const given = await chair.act("addActionItem", {
    itemId,
    words: "Call the county",
    ownerPersonId: world.leA.person.id,
    dueOn: dayFromNow(9).toISOString().slice(0, 10),
  });
  const reminded = async () => (await mailed()).filter((to) => to === world.leA.person.email);
  const at = (data: { dueOn?: Date; remindedOn?: Date }) => owner.actionItem.update({ where: { id: given.id }, data });
  hub.mails.length = 0;
  expect(await reminded()).toEqual([]);
  await at({ dueOn: dayFromNow(2) });
  expect(await reminded()).toEqual([world.leA.person.email]);
  expect(await reminded()).toEqual([]);
  await at({ remindedOn: dayFromNow(-8), dueOn: dayFromNow(-6) });
  expect(await reminded()).toEqual([world.leA.person.email]);
  await at({ remindedOn: dayFromNow(-8) });
  await deskOf(hub, world.leA).act("changeActionItem", { actionItemId: given.id, version: given.version, status: "DONE" });
  expect(await reminded()).toEqual([]);
});
