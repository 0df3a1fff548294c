import type { StaffAction } from "@roundtable/shared/people.ts";
import { type SeatRole, seatRoles } from "@roundtable/shared/roles.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionsOn, holdsUntil, hoursOf, type Keeper, mayBePrivileged, planSeats, seatsToGive, stateOf } from "./rules.ts";

const agency = fc.constantFrom("ours", "theirs");
const seats = fc.subarray([...seatRoles]);
const keeper: fc.Arbitrary<Keeper> = fc.record({ personId: fc.constantFrom("me", "you"), agencyId: agency, seats, operator: fc.boolean() });
const person = fc.record({
  id: fc.constantFrom("me", "you"),
  agencyId: agency,
  operator: fc.boolean(),
  state: fc.constantFrom("INVITED", "ACTIVE", "SUSPENDED"),
});

/** Who may give which seat, once more in other words: from product.md and the issue. */
function mayGive(by: Keeper, to: { agencyId: string; operator: boolean }, seat: SeatRole): boolean {
  if (by.operator) return true;
  if (seat === "COORDINATOR" || seat === "ADVISER") return by.seats.includes("COORDINATOR");
  return by.seats.includes("AGENCY_LEAD") && by.agencyId === to.agencyId && !to.operator;
}

describe("who may change whom", () => {
  test("a lead fills the seats of the own agency, a coordinator those of the table, the operator all, and nobody else any", () => {
    const disagreement = fc.property(keeper, person, (by, to) => seatsToGive(by, to).join() === seatRoles.filter((seat) => mayGive(by, to, seat)).join());
    expect(fc.check(disagreement).counterexample).toBeNull();
  });

  test("what is offered is nothing of another agency's, nothing of an operator's, and never to suspend oneself", () => {
    const works = (by: Keeper, to: { agencyId: string; operator: boolean }) => by.seats.includes("AGENCY_LEAD") && by.agencyId === to.agencyId && !to.operator;
    const mistake = fc.property(keeper, person, (by, to) => {
      const offered = actionsOn(by, to);
      const mayMore = by.operator || works(by, to);
      // Only whoever works with somebody can vouch for their training.
      const vouches = offered.includes("RECORD_TRAINING") || offered.includes("SET_PRIVILEGED");
      return (
        !(offered.includes("SUSPEND") && by.personId === to.id) &&
        (mayMore || offered.every((action) => action === "CHANGE_SEATS")) &&
        (mayMore || by.seats.includes("COORDINATOR") || offered.length === 0) &&
        (!vouches || works(by, to))
      );
    });
    expect(fc.check(mistake).counterexample).toBeNull();
  });

  test.for<[string, Partial<Keeper>, StaffAction[], StaffAction[], StaffAction[]]>([
    [
      "a lead",
      { seats: ["AGENCY_LEAD"] },
      ["INVITE_AGAIN", "CHANGE_SEATS", "CORRECT", "SUSPEND", "RECORD_TRAINING", "SET_PRIVILEGED"],
      ["CHANGE_SEATS", "CORRECT", "SUSPEND", "RECORD_TRAINING", "SET_PRIVILEGED"],
      ["CHANGE_SEATS", "CORRECT", "RESTORE", "RECORD_TRAINING"],
    ],
    [
      "the operator",
      { operator: true },
      ["INVITE_AGAIN", "CHANGE_SEATS", "CORRECT", "SUSPEND"],
      ["CHANGE_SEATS", "CORRECT", "SUSPEND"],
      ["CHANGE_SEATS", "CORRECT", "RESTORE"],
    ],
    ["a coordinator", { seats: ["COORDINATOR"] }, ["CHANGE_SEATS"], ["CHANGE_SEATS"], ["CHANGE_SEATS"]],
    ["an advocate", { seats: ["ADVOCATE", "LIAISON", "ADVISER"] }, [], [], []],
  ])("%s is offered this about a colleague who is invited, at work and suspended", ([, by, invited, active, suspended]) => {
    const me: Keeper = { personId: "me", agencyId: "ours", seats: [], operator: false, ...by };
    const colleague = { id: "you", agencyId: "ours", operator: false };
    expect(actionsOn(me, { ...colleague, state: "INVITED" })).toEqual(invited);
    expect(actionsOn(me, { ...colleague, state: "ACTIVE" })).toEqual(active);
    expect(actionsOn(me, { ...colleague, state: "SUSPENDED" })).toEqual(suspended);
  });

  test("a plan gives and takes exactly the difference, and names what is not one's own to change", () => {
    fc.assert(
      fc.property(seats, seats, seats, (now, wanted, mine) => {
        const { give, take, others } = planSeats(now, wanted, mine);
        expect([...now.filter((seat) => !take.includes(seat)), ...give].toSorted()).toEqual(wanted.toSorted());
        expect(others.every((seat) => !mine.includes(seat) && now.includes(seat) !== wanted.includes(seat))).toBe(true);
        expect(seatRoles.filter((seat) => now.includes(seat) !== wanted.includes(seat) && !mine.includes(seat)).toSorted()).toEqual(others.toSorted());
      }),
    );
  });
});

test("somebody is invited until the first sign-in, and suspended before all else", () => {
  const now = new Date();
  expect(stateOf({ disabledAt: null, joinedAt: null })).toBe("INVITED");
  expect(stateOf({ disabledAt: null, joinedAt: now })).toBe("ACTIVE");
  expect(stateOf({ disabledAt: now, joinedAt: null })).toBe("SUSPENDED");
});

test("CR-25 only records that stand count", () => {
  expect(hoursOf([])).toBe(0);
  const record = { halfHours: 9, takenBackAt: null };
  expect(hoursOf([record, { ...record, halfHours: 31 }, { halfHours: 40, takenBackAt: new Date() }])).toBe(20);
});

test("CR-25 twenty hours are enough, and half an hour less is not", () => {
  expect([19.5, 20, 20.5].map(mayBePrivileged)).toEqual([false, true, true]);
});

test("an acceptance holds for a year, and one of another statement not at all", () => {
  const acceptedAt = new Date("2026-11-23T10:00:00Z");
  expect(holdsUntil({ version: 1, acceptedAt })).toEqual(new Date("2027-11-23T10:00:00Z"));
  expect(holdsUntil({ version: 0, acceptedAt })).toBeNull();
});
