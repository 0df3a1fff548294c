import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildMilestone } from "../factories/roadmap.ts";
import type { TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { approveMinutes, circulate, holdMeeting } from "../support/minutes-desk.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let owner: PrismaClient;
let database: TestDatabase;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ owner, database, hub, world, close } = await layTable());
});

afterAll(() => close());

type Proof = { kind: string; broken: boolean; approvedOn: string | null; agency: object | null; minutes: object | null };

async function evidenceOf(milestoneId: string, someone: Someone): Promise<{ evidence: Proof[]; hasBrokenEvidence: boolean }> {
  const shown = "hasBrokenEvidence evidence { kind broken approvedOn agency { id } minutes { id bodyName heldOn agencies } }";
  const asked = await deskOf(hub, someone).ask<{ milestone: { evidence: Proof[]; hasBrokenEvidence: boolean } }>(
    `query ($id: ID!) { milestone(id: $id) { ${shown} } }`,
    { id: milestoneId },
  );
  return asked.milestone;
}

const dayAtTable = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(world.taskForce.timeZone).toPlainDate().toString();
const namedOf = async (someone: Someone) =>
  (await deskOf(hub, someone).ask<{ approvedMinutes: { nodes: { id: string }[] } }>("{ approvedMinutes { nodes { id } } }")).approvedMinutes.nodes;
const secret = (): Record<string, unknown> => ({
  kind: "CASE_REVIEW",
  name: "Case review",
  restricted: true,
  quorumLeast: 1,
  quorumShare: 0,
  quorumDisciplines: [],
  roster: [
    { personId: world.rccA.person.id, role: "CHAIR" },
    { personId: world.coord.person.id, role: "MEMBER" },
    { personId: world.rccB.person.id, role: "MEMBER" },
    { personId: world.leA.person.id, role: "MEMBER" },
  ],
});

test("RM-5 approved minutes are evidence with their attendance, whoever at the table reads the roadmap, and nothing less is", async () => {
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "MP1", ownerAgencyId: world.rccA.agency.id });
  const desk = deskOf(hub, world.rccA);
  const attach = (minutesId?: string) => desk.act("attachEvidence", { milestoneId, kind: "MINUTES", minutesId });
  const refused = (message: string) => ({ __typename: "InvalidInput", issues: [{ path: ["minutesId"], message }] });
  const { meetingId } = await holdMeeting({ hub, world });
  const waiting = await circulate({ hub, world }, meetingId);
  const closed = await circulate({ hub, world }, meetingId, "CLOSED");
  expect(await attach(waiting.id)).toMatchObject(refused("are not approved"));
  expect(await attach(closed.id)).toMatchObject(refused("are of a closed session"));
  expect(await attach()).toMatchObject(refused("name the minutes, and only for them"));
  expect(await desk.act("attachEvidence", { milestoneId, kind: "LINK", url: "https://files.example.org", minutesId: waiting.id })).toMatchObject(
    refused("name the minutes, and only for them"),
  );

  const { minutesId } = await approveMinutes({ hub, world });
  expect(await attach(minutesId)).toMatchObject({ __typename: "Milestone" });
  const { approvedAt, meeting } = await owner.minutes.findUniqueOrThrow({ where: { id: minutesId }, include: { meeting: { include: { sitting: true } } } });
  const [approvedOn, heldOn] = [approvedAt, meeting.sitting?.startedAt].map((at) => dayAtTable(at ?? new Date(0)));
  const minutes = { id: minutesId, bodyName: "Core team", heldOn, agencies: 2 };
  for (const someone of [world.rccA, world.leB, world.adviser, world.coord])
    expect(await evidenceOf(milestoneId, someone), someone.person.name).toEqual({
      hasBrokenEvidence: false,
      evidence: [{ kind: "MINUTES", broken: false, approvedOn, agency: null, minutes }],
    });
  expect(await namedOf(world.leB)).toEqual([{ id: minutesId }]);
  // An amendment is a paragraph more; what was approved stands.
  await desk.act("amendMinutes", { minutesId, words: "It was three beds." });
  expect(await evidenceOf(milestoneId, world.coord)).toMatchObject({ hasBrokenEvidence: false });
});

test("RM-5 MT-02 of minutes that somebody may not read they learn the day of the approval and no more", async () => {
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "MP2" });
  const maker = deskOf(hub, world.coord);
  const { minutesId } = await approveMinutes({ hub, world }, secret());
  expect(await maker.act("attachEvidence", { milestoneId, kind: "MINUTES", minutesId })).toMatchObject({ __typename: "Milestone" });
  expect((await evidenceOf(milestoneId, world.rccB)).evidence).toMatchObject([{ minutes: { id: minutesId, bodyName: "Case review" } }]);
  for (const someone of [world.leB, world.adviser, world.lead]) {
    const { evidence, hasBrokenEvidence } = await evidenceOf(milestoneId, someone);
    expect({ evidence, hasBrokenEvidence }, someone.person.name).toEqual({
      hasBrokenEvidence: false,
      evidence: [{ kind: "MINUTES", broken: false, approvedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), agency: null, minutes: null }],
    });
    expect((await namedOf(someone)).map(({ id }) => id)).not.toContain(minutesId);
  }
  expect((await namedOf(world.rccB))[0]).toEqual({ id: minutesId });
});

test("AZ-08 whoever owns a milestone proves it with no minutes they may not read, and the attempt is logged as denied", async () => {
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "MP3", ownerAgencyId: world.leB.agency.id });
  const { minutesId } = await approveMinutes({ hub, world }, secret());
  const desk = deskOf(hub, world.leB);
  for (const id of [minutesId, "0198f000-0000-7000-8000-000000000000", milestoneId])
    expect(await desk.refusal("attachEvidence", { milestoneId, kind: "MINUTES", minutesId: id })).toEqual(["NOT_FOUND"]);
  const logged = await rowsOf(database.superuserUrl, "SELECT FROM audit_entry WHERE $1 = ANY (subject_ids) AND outcome = 'DENIED'", [minutesId]);
  expect(logged).toHaveLength(1);
});

test("RM-5 nothing takes an approval back; evidence whose minutes are gone all the same says so on the milestone", async () => {
  const { id: milestoneId } = await buildMilestone(owner, world.roadmap.element, { code: "MP4" });
  const { minutesId } = await approveMinutes({ hub, world });
  await deskOf(hub, world.coord).act("attachEvidence", { milestoneId, kind: "MINUTES", minutesId });
  expect(await refusalOf(owner.minutes.update({ where: { id: minutesId }, data: { state: "CIRCULATED" } }))).toBe("RT096");
  expect(await refusalOf(rowsOf(database.appUrl, "DELETE FROM minutes"))).toBe("42501");
  await owner.minutesEntry.deleteMany({ where: { minutesId } });
  await owner.minutes.delete({ where: { id: minutesId } });
  expect(await evidenceOf(milestoneId, world.coord)).toMatchObject({
    hasBrokenEvidence: true,
    evidence: [{ kind: "MINUTES", broken: true, approvedOn: expect.stringMatching(/^\d{4}/), minutes: null }],
  });
});
