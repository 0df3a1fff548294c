import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statementVersion } from "@roundtable/shared/people.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildPerson } from "../factories/person.ts";
import { buildShare } from "../factories/share.ts";
import type { TestDatabase } from "../support/database.ts";
import { dayFromNow, type Desk, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { layTable, type Table } from "../support/table.ts";
import { type World, worldPassword as password } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let lead: Desk;

beforeAll(async () => {
  ({ database, owner, hub, world, close } = await layTable());
  lead = deskOf(hub, world.lead);
});

afterAll(() => close());

const colleague = (overrides = {}) => buildPerson(owner, { agencyId: world.lead.agency.id, taskForceId: world.taskForce.id, password, ...overrides });
const training = (personId: string, hours: number, overrides = {}) => ({
  personId,
  hours,
  topic: "SEXUAL_VIOLENCE_ADVOCACY",
  completedOn: dayFromNow(-2),
  ...overrides,
});
const trainingsOf = (personId: string) => owner.trainingRecord.findMany({ where: { personId }, orderBy: { recordedAt: "asc" } });

describe("CR-25 training and the privileged flag", () => {
  test("CR-25 the flag is refused below twenty recorded hours, shows on the person from then on, and falls with a record", async () => {
    const person = await colleague();
    expect(await lead.act("recordTraining", training(person.id, 12.5))).toMatchObject({ trainingHours: 12.5 });
    expect(await lead.act("setPrivileged", { personId: person.id, version: 1, privileged: true })).toMatchObject({ __typename: "NotEnoughHours", hours: 12.5 });
    await lead.act("recordTraining", training(person.id, 7.5, { topic: "HUMAN_TRAFFICKING" }));
    expect(await lead.act("setPrivileged", { personId: person.id, version: 1, privileged: true })).toMatchObject({
      trainingHours: 20,
      privileged: { privileged: true },
    });
    const [first] = await trainingsOf(person.id);
    expect(await lead.act("takeBackTraining", { trainingId: first?.id })).toMatchObject({ trainingHours: 7.5, privileged: { privileged: false } });
    expect(await lead.act("takeBackTraining", { trainingId: first?.id })).toMatchObject({ __typename: "Conflict" });
    expect((await trainingsOf(person.id)).length, "what was wrong stays on file").toBe(2);
  });

  test("CR-25 the flag and the hours never part, also when both change at the same moment", async () => {
    for (let round = 0; round < 8; round++) {
      const person = await colleague();
      await lead.act("recordTraining", training(person.id, 20));
      const [record] = await trainingsOf(person.id);
      await Promise.all([
        lead.refusal("setPrivileged", { personId: person.id, version: 1, privileged: true }),
        lead.refusal("takeBackTraining", { trainingId: record?.id }),
      ]);
      expect(await owner.person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ privilegedAt: null });
    }
  });

  test("CR-25 only the lead who works with somebody vouches for them: no operator, no coordinator, no other lead", async () => {
    for (const name of ["operator", "coord", "rccB", "leA"] as const)
      expect(await deskOf(hub, world[name]).refusal("recordTraining", training(world.rccB.person.id, 4)), name).toEqual(["NOT_FOUND"]);
    expect(await lead.refusal("recordTraining", training(world.rccA.person.id, 4))).toEqual(["NOT_FOUND"]);
    for (const wrong of [{ hours: 0 }, { hours: 0.3 }, { hours: 81 }, { completedOn: dayFromNow(3) }])
      expect(await lead.act("recordTraining", training(world.rccB.person.id, 4, wrong))).toMatchObject({ __typename: "InvalidInput" });
  });
});

describe("the confidentiality statement", () => {
  const everything =
    "{ inbox { nodes { id } } sent { nodes { id } } drafts { nodes { id } } today { waitingForYou { id } } viewer { mustAcceptStatement viewerCanWorkWithReferrals } }";
  type Everything = { inbox: { nodes: object[] }; viewer: { mustAcceptStatement: boolean; viewerCanWorkWithReferrals: boolean } };

  test("no referral opens before it is accepted, everything else does, and it opens with the next request after", async () => {
    const person = await colleague({ statement: "none" });
    const desk = deskOf(hub, { ...world.rccB, person });
    const before = await desk.ask<Everything>(everything);
    expect(before).toMatchObject({
      inbox: { nodes: [] },
      sent: { nodes: [] },
      drafts: { nodes: [] },
      today: { waitingForYou: [] },
      viewer: { mustAcceptStatement: true, viewerCanWorkWithReferrals: true },
    });
    expect(await desk.look(world.shares.accepted.id)).toBeNull();
    expect(await desk.refusal("draftReferral", { needs: [], survivor: {} })).toEqual(["NOT_FOUND"]);
    expect(
      (await desk.ask<{ roadmap: object | null; agencies: { nodes: object[] } }>("{ roadmap { id } agencies { nodes { id } } }")).agencies.nodes,
    ).not.toEqual([]);

    expect(await desk.act("acceptStatement", { version: statementVersion + 1 })).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["version"] }] });
    const accepted = await desk.ask<{ acceptStatement: { mustAcceptStatement: boolean } }>(
      `mutation { acceptStatement(input: { clientKey: "${crypto.randomUUID()}", version: ${statementVersion} }) { ... on Viewer { mustAcceptStatement } } }`,
    );
    expect(accepted.acceptStatement.mustAcceptStatement).toBe(false);
    const after = await desk.ask<Everything>(everything);
    expect(after.inbox.nodes.length).toBeGreaterThan(0);
    expect(after.viewer.mustAcceptStatement).toBe(false);
    expect(await desk.look(world.shares.accepted.id)).not.toBeNull();
  });

  test("a year later it closes by the clock, and opens when it is accepted again", async () => {
    const person = await colleague();
    await buildShare(owner, { toAgencyId: world.lead.agency.id, referralId: world.referral.id });
    let ahead = 0;
    const later = await startHub({ database, clock: { now: () => new Date(Date.now() + ahead) } });
    try {
      const inboxOf = async () => (await deskOf(later, { ...world.rccB, person }).ask<Everything>(everything)).viewer.mustAcceptStatement;
      expect(await inboxOf()).toBe(false);
      await owner.statementAcceptance.updateMany({ where: { personId: person.id }, data: { acceptedAt: new Date(Date.now() - 365 * 86_400_000 + 60_000) } });
      expect(await inboxOf()).toBe(false);
      ahead = 120_000;
      expect(await inboxOf()).toBe(true);
      await deskOf(later, { ...world.rccB, person }).act("acceptStatement", { version: statementVersion });
      expect(await inboxOf()).toBe(false);
    } finally {
      await later.close();
    }
  });

  test("an acceptance of an earlier statement opens nothing", async () => {
    const person = await colleague({ statement: "none" });
    await owner.statementAcceptance.create({ data: { agencyId: person.agencyId, personId: person.id, version: statementVersion - 1, acceptedAt: new Date() } });
    const desk = deskOf(hub, { ...world.rccB, person });
    expect(await desk.ask(everything)).toMatchObject({ inbox: { nodes: [] }, viewer: { mustAcceptStatement: true } });
    expect(await desk.ask("{ confidentialityStatement { version accepted { version holdsUntil } } }")).toEqual({
      confidentialityStatement: { version: statementVersion, accepted: { version: statementVersion - 1, holdsUntil: null } },
    });
  });
});

describe("CR-26 the confidentiality file", () => {
  const document = `{ confidentialityFile { statementVersion agencies { agency { id } agreements { version state }
    staff { id email state trainingHours statements { version acceptedAt } } } } }`;
  type File = {
    confidentialityFile: {
      statementVersion: number;
      agencies: {
        agency: { id: string };
        agreements: { version: number }[];
        staff: { id: string; email: string | null; statements: { version: number }[] }[];
      }[];
    } | null;
  };

  test("CR-26 a lead has that of the own agency: who accepted what when, agreements, hours", async () => {
    const { confidentialityFile: file } = await lead.ask<File>(document);
    expect(file?.agencies.map(({ agency }) => agency.id)).toEqual([world.lead.agency.id]);
    const [own] = file?.agencies ?? [];
    expect(own?.agreements.map(({ version }) => version)).toEqual([1]);
    expect(own?.staff.find(({ id }) => id === world.rccB.person.id)).toMatchObject({
      email: world.rccB.person.email,
      statements: [{ version: statementVersion }],
    });
  });

  test("CR-26 a coordinator has that of the table without addresses, the operator with them, and nobody else any", async () => {
    const { confidentialityFile: file } = await deskOf(hub, world.coord).ask<File>(document);
    expect(file?.agencies.length).toBe(await owner.membership.count({ where: { taskForceId: world.taskForce.id } }));
    expect(file?.agencies.flatMap(({ staff }) => staff.map(({ email }) => email)).filter((email) => email !== null)).toEqual([]);
    const full = await deskOf(hub, world.operator).ask<File>(document);
    expect(full.confidentialityFile?.agencies.flatMap(({ staff }) => staff).every(({ email }) => email !== null)).toBe(true);
    for (const name of ["rccA", "leA", "adviser"] as const) expect((await deskOf(hub, world[name]).ask<File>(document)).confidentialityFile, name).toBeNull();
  });
});
