import { describe, expect, test } from "vitest";
import { abilityFor } from "../../server/abilities.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { type Action, subject } from "../../server/platform/casl.ts";
import { readableBy, type RecordName } from "./oracle.ts";
import type { AgendaRecords } from "./oracle-agendas.ts";
import { type MeetingRecords, standingIn } from "./oracle-meetings.ts";
import { actors, now, records } from "./policy-world.ts";

const names = Object.keys(records) as RecordName[];
const called = ({ agencyId, taskForceId, seats, operator, statementAccepted }: Actor) =>
  [agencyId, "at", taskForceId, ...seats, operator ? "OPERATOR" : "", statementAccepted ? "" : "without the statement"].filter(Boolean).join(" ");

/** Columns that decide about acts other than reading; each kind of record has some of them. */
type Row = {
  id: string;
  taskForceId: string;
  agencyId: string;
  ownerAgencyId: string | null;
  ownerPersonId: string | null;
  fromAgencyId: string;
  toAgencyId: string;
  holderAgencyId: string;
  personId: string;
  operator: boolean;
  agency: { memberships: { taskForceId: string }[] };
  state: string;
  body: MeetingRecords["Body"][number];
  series: MeetingRecords["MeetingSeries"][number];
};
const rowsOf = (name: RecordName) => records[name] as unknown as Row[];

type Answer = (actor: Actor, row: Row) => boolean;
const has = (actor: Actor, ...seats: string[]) => actor.seats.some((seat) => seats.includes(seat));
const worksWithReferrals = (actor: Actor) => has(actor, "ADVOCATE", "LIAISON", "AGENCY_LEAD") && actor.statementAccepted;
const isTheirTable: Answer = (actor, row) => row.taskForceId === actor.taskForceId;
const isAtTheirTable: Answer = (actor, row) => row.agency.memberships.some(({ taskForceId }) => taskForceId === actor.taskForceId);
const leads: Answer = (actor, row) => has(actor, "AGENCY_LEAD") && row.agencyId === actor.agencyId;
const keepsPerson: Answer = (actor, row) => actor.operator || (leads(actor, row) && !row.operator);
const isOperator: Answer = (actor) => actor.operator;
const ownReferral: Answer = (actor, row) => worksWithReferrals(actor) && row.ownerAgencyId === actor.agencyId && isTheirTable(actor, row);
const coordinates: Answer = (actor, row) => has(actor, "COORDINATOR") && isTheirTable(actor, row);
const keepsReport: Answer = (actor, row) =>
  coordinates(actor, row) || (has(actor, "AGENCY_LEAD") && row.holderAgencyId === actor.agencyId && isTheirTable(actor, row));
const wasAsked: Answer = (actor, row) => row.agencyId === actor.agencyId && isTheirTable(actor, row);

/** What somebody does in a body of their table, by what they are to it (MT-02). */
const inBody =
  (what: "coordinates" | "keeps" | "meets", bodyOf: (row: Row) => MeetingRecords["Body"][number]): Answer =>
  (actor, row) =>
    actor.seats.length > 0 && isTheirTable(actor, row) && standingIn(actor, bodyOf(row))[what];
const ofBody = ({ body }: Row) => body;

/** Minutes are kept by whoever keeps the meeting; those of a closed session by its chair or minute-taker, if they were let in (MT-11). */
function keepsMinutes(actor: Actor, { part, meeting, body, taskForceId }: AgendaRecords["Minutes"][number]): boolean {
  const { keeps, sees } = standingIn(actor, body);
  const runs = body.seats.some(({ personId, role }) => personId === actor.personId && (role === "CHAIR" || role === "MINUTE_TAKER"));
  const wasIn = meeting.attendance.some(({ personId, admittedAt }) => personId === actor.personId && admittedAt !== null);
  return actor.seats.length > 0 && taskForceId === actor.taskForceId && sees && (part === "OPEN" ? keeps : runs && wasIn);
}

/** Everything but reading, from product.md and the issues in plain words. What is not named here nobody may. */
const allowed: Partial<Record<RecordName, Partial<Record<Exclude<Action, "read">, Answer>>>> = {
  TaskForce: { administer: isOperator },
  Region: { administer: isOperator },
  Membership: { administer: isOperator },
  DisciplineChange: { administer: isOperator },
  SharingAgreement: { record: (actor, row) => actor.operator || coordinates(actor, row) },
  Agency: { administer: isOperator, keep: (actor, row) => actor.operator || (has(actor, "AGENCY_LEAD") && row.id === actor.agencyId) },
  Person: {
    oversee: (actor, row) => actor.operator || leads(actor, row) || (has(actor, "COORDINATOR") && isAtTheirTable(actor, row)),
    seat: (actor, row) => keepsPerson(actor, row) || (has(actor, "COORDINATOR") && isAtTheirTable(actor, row)),
    keep: keepsPerson,
  },
  Referral: { draft: ownReferral, share: ownReferral, hold: ownReferral },
  LegalHold: { hold: ownReferral },
  LegalRequest: { keep: (actor, row) => leads(actor, row) && isTheirTable(actor, row) && actor.statementAccepted },
  Consent: { withdraw: ownReferral, confirm: ownReferral },
  Share: {
    withdraw: (actor, row) => worksWithReferrals(actor) && row.fromAgencyId === actor.agencyId && isTheirTable(actor, row),
    // Whoever may read what was sent to them may answer it, and nothing is answered that has ended.
    answer: (actor, row) => row.toAgencyId === actor.agencyId && readableBy(actor, records, now).Share.has(row.id),
  },
  Award: { keep: keepsReport },
  ReportingRule: { keep: keepsReport },
  ReportFiling: { keep: keepsReport },
  GrantRequirement: { keep: keepsReport },
  RequirementMilestone: { keep: keepsReport },
  CalendarFeed: { keep: (actor, row) => row.personId === actor.personId && isTheirTable(actor, row) && actor.seats.length > 0 },
  Report: { keep: keepsReport },
  ReportEntry: {
    keep: keepsReport,
    report: (actor, row) => has(actor, "COORDINATOR", "ADVOCATE", "LIAISON", "AGENCY_LEAD") && wasAsked(actor, row),
    confirm: (actor, row) => has(actor, "COORDINATOR", "AGENCY_LEAD") && wasAsked(actor, row),
  },
  Roadmap: { coordinate: coordinates },
  RoadmapStage: { coordinate: coordinates },
  RoadmapArea: { coordinate: coordinates },
  RoadmapElement: { coordinate: coordinates },
  SelfAssessment: { coordinate: coordinates },
  RoadmapGoal: { coordinate: coordinates },
  AssessmentAnswer: { answer: (actor, row) => worksFor(actor, row) },
  Training: { record: (actor, row) => worksFor(actor, row), keep: (actor, row) => worksFor(actor, row) || coordinates(actor, row) },
  Milestone: {
    coordinate: coordinates,
    report: (actor, row) =>
      coordinates(actor, row) ||
      (actor.seats.length > 0 && isTheirTable(actor, row) && (row.ownerAgencyId === actor.agencyId || row.ownerPersonId === actor.personId)),
  },
  Body: {
    coordinate: inBody("coordinates", (row) => row as unknown as MeetingRecords["Body"][number]),
    keep: inBody("keeps", (row) => row as unknown as MeetingRecords["Body"][number]),
    answer: inBody("meets", (row) => row as unknown as MeetingRecords["Body"][number]),
  },
  MeetingSeries: { keep: inBody("keeps", ofBody), answer: (actor, row) => row.state === "OPEN" && inBody("meets", ofBody)(actor, row) },
  Meeting: { keep: inBody("keeps", ({ series }) => (series as unknown as { body: MeetingRecords["Body"][number] }).body) },
  Poll: { keep: inBody("keeps", ofBody), answer: inBody("meets", ofBody) },
  DayOff: { coordinate: coordinates },
  ActionItem: { answer: (actor, row) => actor.seats.length > 0 && isTheirTable(actor, row) && row.ownerPersonId === actor.personId },
  Minutes: { keep: (actor, row) => keepsMinutes(actor, row as unknown as AgendaRecords["Minutes"][number]) },
  MinutesEntry: { keep: (actor, row) => keepsMinutes(actor, (row as unknown as AgendaRecords["MinutesEntry"][number]).minutes) },
};
const acts = ["draft", "answer", "share", "withdraw", "confirm", "coordinate", "report", "keep", "seat", "oversee", "record", "administer", "hold"] as const;

/** Of the actor's own agency at their table, and they do more than advise. */
function worksFor(actor: Actor, row: Row): boolean {
  return actor.seats.some((seat) => seat !== "ADVISER") && row.agencyId === actor.agencyId && isTheirTable(actor, row);
}

describe("what the policy says about a record in hand", () => {
  test.for(actors.map((actor) => [called(actor), actor] as const))("%s reads what the referee lets them read", ([, actor]) => {
    const ability = abilityFor(actor, now);
    const expected = readableBy(actor, records, now);
    for (const name of names) {
      const read = rowsOf(name).filter((row) => ability.can("read", subject(name, row as never)));
      expect(read.map(({ id }) => id).toSorted(), name).toEqual([...expected[name]].toSorted());
    }
  });

  test.for(actors.map((actor) => [called(actor), actor] as const))("%s does what is theirs to do, and nothing else", ([, actor]) => {
    const ability = abilityFor(actor, now);
    for (const name of names)
      for (const act of acts) {
        const done = rowsOf(name).filter((row) => ability.can(act, subject(name, row as never)));
        const expected = rowsOf(name).filter((row) => allowed[name]?.[act]?.(actor, row) ?? false);
        expect(done.map(({ id }) => id).toSorted(), `${act} ${name}`).toEqual(expected.map(({ id }) => id).toSorted());
      }
  });

  test("of everything something is shown and something is hidden", () => {
    const seen = actors.map((actor) => readableBy(actor, records, now));
    for (const name of names) {
      const counts = seen.map((ids) => ids[name].size);
      expect(Math.max(...counts), `${name} shown`).toBeGreaterThan(0);
      expect(Math.min(...counts), `${name} hidden`).toBeLessThan(records[name].length);
    }
  });
});
