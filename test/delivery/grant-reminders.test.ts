import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAward } from "../factories/award.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let worker: pg.Client;
/** What day it is at the table. */
let today = "2026-06-01";
const clock = { now: () => new Date(`${today}T15:00:00Z`) };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  await owner.award.updateMany({ data: { closedOn: new Date() } });
  worker = new pg.Client({ connectionString: database.workerUrl });
  await worker.connect();
});

afterAll(async () => {
  await worker.end();
  await owner.$disconnect();
  await database.drop();
});

/** What is mailed on a day on which the clock comes round twice, under a hub that has just been started: to whom, and what it says. */
async function mailed(day: string): Promise<{ to: string; text: string }[]> {
  today = day;
  const hub = await startHub({ database, clock, origin: "https://hub.example.org" });
  try {
    for (let round = 0; round < 2; round++) {
      await worker.query("SELECT app.add_job('grants.clock', '{}'::jsonb, null, null)");
      await vi.waitFor(async () => expect((await worker.query("SELECT FROM graphile_worker.jobs WHERE task_identifier LIKE 'grants.%'")).rowCount).toBe(0), {
        timeout: 20_000,
        interval: 50,
      });
    }
    for (const { subject } of hub.mails) expect(subject).toBe("New activity in your workspace");
    return hub.mails.map(({ to, text }) => ({ to, text })).toSorted((one, other) => one.to.localeCompare(other.to));
  } finally {
    await hub.close();
  }
}

const to = async (day: string) => (await mailed(day)).map((mail) => mail.to);

test(
  "GR-2 owner and backup are reminded once at 30, 14, 7 and 1 days of each due date, also after a restart, with the report's name and date and no figure",
  { timeout: 300_000 },
  async () => {
    const [first, backup] = [world.lead.person, world.coord.person];
    const both = [first.email, backup.email].toSorted();
    const { award, rule } = await buildAward(owner, {
      taskForceId: world.taskForce.id,
      holderAgencyId: world.lead.agency.id,
      filedById: first.id,
      ownerPersonId: first.id,
      backupPersonId: backup.id,
      endsOn: new Date("2026-09-30"),
    });
    // The quarter that ends with June is due on 30 July.
    await owner.reportFiling.create({
      data: {
        taskForceId: award.taskForceId,
        holderAgencyId: award.holderAgencyId,
        awardId: award.id,
        ruleId: rule.id,
        periodStartsOn: new Date("2026-01-01"),
        periodEndsOn: new Date("2026-03-31"),
        filedOn: new Date("2026-04-20"),
        filedById: first.id,
      },
    });
    expect(await to("2026-06-29")).toEqual([]);
    const mails = await mailed("2026-06-30");
    expect(mails.map((mail) => mail.to)).toEqual(both);
    for (const { text } of mails) {
      expect(text).toContain("Federal financial report (SF-425) is due on July 30, 2026.");
      for (const secret of [award.number, award.title, "700", award.id, world.lead.agency.name]) expect(text).not.toContain(secret);
    }
    expect([await to("2026-07-01"), await to("2026-07-16"), await to("2026-07-22")]).toEqual([[], both, []]);
    // Nothing ran on the day of the mark: it is made up for.
    expect([await to("2026-07-25"), await to("2026-07-29")]).toEqual([both, both]);
    expect(await to("2026-08-05"), "late: marks are over").toEqual([]);

    // The last quarter is due on 30 October. Its rule changes, and so does the date.
    expect(await to("2026-09-30")).toEqual(both);
    await owner.reportingRule.update({ where: { id: rule.id }, data: { dueAfter: 45, version: 2 } });
    expect(await to("2026-10-01"), "a new date is forty-four days away").toEqual([]);
    expect(await to("2026-10-20"), "and has marks of its own").toEqual(both);
    await owner.award.update({ where: { id: award.id }, data: { backupPersonId: world.rccA.person.id } });
    expect(await to("2026-10-31"), "whoever may not see the award is not told").toEqual([first.email]);
    await owner.award.update({ where: { id: award.id }, data: { backupPersonId: backup.id } });
    await owner.mailPreference.create({ data: { personId: backup.id, kind: "GRANTS", pace: "OFF" } });
    expect(await to("2026-11-08"), "nor who wants no such mail").toEqual([first.email]);
    await owner.mailPreference.deleteMany();

    await owner.reportFiling.create({
      data: {
        taskForceId: award.taskForceId,
        holderAgencyId: award.holderAgencyId,
        awardId: award.id,
        ruleId: rule.id,
        periodStartsOn: new Date("2026-07-01"),
        periodEndsOn: new Date("2026-09-30"),
        filedOn: new Date("2026-11-10"),
        filedById: first.id,
      },
    });
    expect(await to("2026-11-13"), "filed").toEqual([]);
  },
);

test(
  "GR-2 a requirement's own owner is reminded of its title, until it is met or the award is closed; a weekend says what the funder does",
  { timeout: 200_000 },
  async () => {
    await owner.award.updateMany({ data: { closedOn: new Date() } });
    const { award, requirement } = await buildAward(owner, {
      taskForceId: world.taskForce.id,
      holderAgencyId: world.lead.agency.id,
      filedById: world.lead.person.id,
      ownerPersonId: world.lead.person.id,
      startsOn: new Date("2025-10-01"),
      endsOn: new Date("2025-12-31"),
    });
    await owner.grantRequirement.update({ where: { id: requirement.id }, data: { ownerPersonId: world.rccB.person.id, dueOn: new Date("2027-03-31") } });
    const mails = await mailed("2027-03-01");
    expect(mails.map((mail) => mail.to)).toEqual([world.rccB.person.email]);
    expect(mails[0]?.text).toContain("Program policies handed in is due on March 31, 2027.");
    await owner.award.update({ where: { id: award.id }, data: { closedOn: new Date("2027-03-10") } });
    expect(await to("2027-03-17"), "closed").toEqual([]);
    await owner.award.update({ where: { id: award.id }, data: { closedOn: null } });
    const decided = { status: "MET", decidedOn: new Date("2027-03-20"), decidedById: world.rccB.person.id } as const;
    await owner.grantRequirement.update({ where: { id: requirement.id }, data: decided });
    expect(await to("2027-03-24"), "met").toEqual([]);

    await owner.award.update({ where: { id: award.id }, data: { endsOn: new Date("2026-12-31") } });
    await owner.person.update({ where: { id: world.lead.person.id }, data: { locale: "es" } });
    const [weekend] = await mailed("2027-01-15");
    expect(weekend?.text).toContain("Informe financiero federal (SF-425): vence el 30 de enero de 2027.");
    expect(weekend?.text).toContain("fin de semana");
  },
);
