import fc from "fast-check";
import { agendaAudiences } from "@roundtable/shared/agendas.ts";
import { bodyRoles } from "@roundtable/shared/meetings.ts";
import { disciplines, isLawEnforcement, seatRoles, worksWithReferrals } from "@roundtable/shared/roles.ts";
import { expect, test } from "vitest";
import { abilityFor } from "../../server/abilities.ts";
import { subject } from "../../server/platform/casl.ts";
import { numbered } from "../../server/features/agendas/rules.ts";
import { type AgendaRecords, agendasFor } from "./oracle-agendas.ts";

const now = new Date("2026-11-23T12:00:00Z");
const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
const people = fc.constantFrom("one", "two", "three", "four");
const agencies = fc.constantFrom("a", "b", "c");
const tables = fc.constantFrom("ours", "ours", "ours", "elsewhere");

const actors = fc
  .record({
    personId: people,
    agencyId: agencies,
    taskForceId: tables,
    discipline: fc.constantFrom(...disciplines),
    seats: fc.subarray([...seatRoles]),
    operator: fc.boolean(),
    statementAccepted: fc.boolean(),
  })
  .map((actor) => ({ sessionId: "session", ...actor }));
const bodies = fc
  .record({
    taskForceId: tables,
    restricted: fc.boolean(),
    seats: fc.uniqueArray(fc.record({ personId: people, role: fc.constantFrom(...bodyRoles) }), { selector: ({ personId }) => personId }),
  })
  .map((body) => ({ id: "body", ...body }));
const meetings = fc.record({
  state: fc.constantFrom("DRAFT", "OPEN", "OPEN", "CANCELLED"),
  closed: fc.boolean(),
  attendance: fc.uniqueArray(fc.record({ personId: people, admittedAt: fc.constantFrom(null, before) }), { selector: ({ personId }) => personId }),
});
const consents = fc.record({
  recipientAgencyId: agencies,
  purpose: fc.constantFrom("CASE_REVIEW", "CASE_REVIEW", "SERVICES"),
  endedAt: fc.constantFrom(null, null, before),
  expiresAt: fc.constantFrom(after, after, before),
  confirmBy: fc.constantFrom(null, after),
  confirmedAt: fc.constantFrom(null, before),
  lawEnforcementAllowed: fc.boolean(),
});
const items = fc.array(
  fc.record({
    audience: fc.constantFrom(...agendaAudiences),
    disciplines: fc.subarray([...disciplines]),
    agencyIds: fc.uniqueArray(agencies),
    ownerPersonId: fc.option(people),
    createdById: people,
    saidBy: people,
    inBacklog: fc.boolean(),
    caseOf: agencies,
    consent: fc.option(consents),
    endsAt: fc.constantFrom(before, after),
  }),
  { maxLength: 8 },
);

test("MT-03 MT-11 for random audiences everybody sees of an agenda, and of what was said, what the referee lets them, numbered without a gap", () => {
  let [shown, hidden] = [0, 0];
  fc.assert(
    fc.property(actors, bodies, meetings, items, (actor, body, { state, closed, attendance }, drawn) => {
      const { taskForceId } = body;
      const meeting = { id: "meeting", taskForceId, attendance, series: { state, closed, body } };
      const rows = drawn.map(({ inBacklog, caseOf, consent, ...facts }, place) => {
        const of = { taskForceId, body, referral: { ownerAgencyId: caseOf, taskForceId } };
        const parties = [null, ...(consent ? [{ ...consent, taskForceId }] : [])].map((one) => ({ ...of, consent: one }));
        const isCase = facts.audience === "CASE";
        return {
          ...facts,
          id: String(place),
          taskForceId,
          body,
          meeting: inBacklog && !isCase ? null : meeting,
          meetingId: inBacklog && !isCase ? null : "meeting",
          caseItems: isCase ? parties : [],
        };
      });
      const said = () =>
        rows.map((item) => ({
          id: item.id,
          taskForceId,
          item,
          personId: item.saidBy,
          recordedById: item.saidBy,
          createdById: item.saidBy,
          ownerPersonId: item.saidBy,
          addedById: item.saidBy,
          endsAt: item.endsAt,
        }));
      const none = { Sitting: [], Attendance: [], CaseItem: [], Minutes: [], MinutesEntry: [] };
      const all = { ...none, AgendaItem: rows, AgendaNote: said(), Decision: said(), ActionItem: said(), Handout: said() } as unknown as AgendaRecords;
      const expected = agendasFor(actor, all, now, {
        worksWithThem: worksWithReferrals(actor.seats) && actor.statementAccepted,
        isLive: ({ endedAt, expiresAt, confirmBy, confirmedAt, lawEnforcementAllowed }) =>
          endedAt === null && expiresAt > now && (confirmBy === null || confirmedAt !== null) && (lawEnforcementAllowed || !isLawEnforcement(actor.discipline)),
      });
      const ability = abilityFor(actor, now);
      for (const name of ["AgendaItem", "AgendaNote", "Decision", "ActionItem", "Handout"] as const) {
        const seen = all[name].filter((row) => ability.can("read", subject(name, row as never)));
        expect(
          seen.map(({ id }) => id),
          name,
        ).toEqual([...expected[name]]);
        expect(numbered(seen).map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
        shown += seen.length;
        hidden += all[name].length - seen.length;
      }
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(shown, hidden)).toBeGreaterThan(3000);
});
