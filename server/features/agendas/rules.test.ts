import fc from "fast-check";
import { agendaAudiences } from "@roundtable/shared/agendas.ts";
import { disciplines } from "@roundtable/shared/roles.ts";
import { expect, test } from "vitest";
import { attended, isFor, isLate, numbered, placeBetween, publicGaps, tally, type Viewer } from "./rules.ts";

const people = ["one", "two", "three"];
const agencies = ["a", "b", "c"];
const viewers = fc.record({
  personId: fc.constantFrom(...people),
  agencyId: fc.constantFrom(...agencies),
  discipline: fc.constantFrom(...disciplines),
  onRoster: fc.boolean(),
  keepsAgenda: fc.boolean(),
});
const items = fc.array(
  fc.record({
    audience: fc.constantFrom(...agendaAudiences),
    disciplines: fc.subarray([...disciplines]),
    agencyIds: fc.subarray(agencies),
    ownerPersonId: fc.option(fc.constantFrom(...people)),
    createdById: fc.constantFrom(...people),
    isTheirCase: fc.boolean(),
    minutesPlanned: fc.nat(60),
  }),
);
type Item = Parameters<typeof isFor>[0] & { isTheirCase: boolean };

/** Said the other way round: what keeps somebody from an item. */
function isKeptFrom(item: Item, { personId, agencyId, discipline, onRoster, keepsAgenda }: Viewer): boolean {
  if (keepsAgenda || personId === item.createdById || personId === item.ownerPersonId) return false;
  if (item.audience === "DISCIPLINES") return !item.disciplines.some((one) => one === discipline);
  if (item.audience === "AGENCIES") return !item.agencyIds.some((one) => one === agencyId);
  if (item.audience === "CASE") return !item.isTheirCase;
  return item.audience === "CLOSED" && !onRoster;
}

test("MT-03 for random audiences an agenda shows what the referee lets somebody see, numbered without a gap", () => {
  fc.assert(
    fc.property(items, viewers, (all, viewer) => {
      const seen = numbered(all.filter((item) => isFor(item, viewer, item.isTheirCase)));
      expect(seen.map(({ number: _, ...item }) => item)).toEqual(all.filter((item) => !isKeptFrom(item, viewer)));
      expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
    }),
  );
});

test("an item put between two others stands between them", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (low, step) => {
      const place = placeBetween(low, low + step);
      expect(place > low && place < low + step).toBe(true);
      expect(placeBetween(low, undefined)).toBeGreaterThan(low);
      expect(placeBetween(undefined, low)).toBeLessThan(low);
    }),
  );
  expect(placeBetween(undefined, undefined)).toBe(1);
});

const minute = 60_000;
const meeting = { startedAt: new Date(0), endedAt: new Date(90 * minute) };

test("MT-08 who was there for half of the meeting counts, however late they came; and who stays longer never counts less", () => {
  const stay = (from: number, to: number | null) => ({ arrivedAt: new Date(from * minute), leftAt: to === null ? null : new Date(to * minute) });
  expect(attended(stay(45, null), meeting)).toBe(true);
  expect(attended(stay(46, null), meeting)).toBe(false);
  expect(attended(stay(-30, 44), meeting)).toBe(false);
  expect(attended(stay(-30, 45), meeting)).toBe(true);
  expect(attended(stay(100, 190), meeting)).toBe(false);
  fc.assert(
    fc.property(fc.nat(120), fc.nat(120), fc.nat(30), (from, length, more) => {
      const counts = attended(stay(from, from + length), meeting);
      expect(!counts || attended(stay(from, from + length + more), meeting)).toBe(true);
    }),
  );
  expect([isLate(stay(10, null), new Date(0)), isLate(stay(11, null), new Date(0)), isLate(stay(11, null), null)]).toEqual([false, true, false]);
});

test("MT-15 each vote is counted where it was given", () => {
  const votes = [
    { agencyId: "a", vote: "IN_FAVOR" },
    { agencyId: "b", vote: "RECUSED" },
    { agencyId: "c", vote: "AGAINST" },
    { agencyId: "d", vote: "ABSTAINED" },
  ] as const;
  expect(tally(votes)).toEqual({ inFavor: ["a"], against: ["c"], abstained: ["d"], recused: ["b"] });
});

test("MT-12 what a public body lacks on record is named, and nothing once all is there", () => {
  const none = { noticeOn: null, postedOn: null, closedOpenedAt: null, closedMovedById: null, closedReason: null };
  const startsAt = new Date("2026-12-16T15:00:00Z");
  expect(publicGaps(none, { startsAt, hasClosedItems: false })).toEqual(["NOTICE_MISSING", "AGENDA_NOT_POSTED"]);
  const told = { ...none, noticeOn: new Date("2026-12-14"), postedOn: new Date("2026-12-14") };
  expect(publicGaps(told, { startsAt, hasClosedItems: false })).toEqual([]);
  expect(publicGaps({ ...told, noticeOn: new Date("2026-12-15") }, { startsAt, hasClosedItems: false })).toEqual(["NOTICE_LATE"]);
  expect(publicGaps({ ...told, closedOpenedAt: startsAt }, { startsAt, hasClosedItems: false })).toEqual(["MOTION_MISSING", "REASON_MISSING"]);
  expect(publicGaps({ ...told, closedMovedById: "one", closedReason: "PERSONNEL" }, { startsAt, hasClosedItems: true })).toEqual([]);
});
