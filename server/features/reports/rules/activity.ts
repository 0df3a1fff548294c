import type { ActivityCode, CountCaveat, CountMethod } from "@roundtable/shared/reports.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { TrainingAudience } from "@roundtable/shared/trainings.ts";

type Total = { kind: "TRAINING" | "OUTREACH"; sessions: number; minutes: number; people: number; audience: { name: TrainingAudience; count: number }[] };
type Work = { code: ActivityCode; audience: TrainingAudience | null; count: number };

/**
 * The lines that totals of the training log make in a report: sessions, whole hours and people, trainings and outreach
 * apart, and of the people each audience that came. Hours are rounded once, after adding the minutes up.
 */
export function workOfTrainings(totals: readonly Total[]): Work[] {
  return totals.flatMap(({ kind, sessions, minutes, people, audience }): Work[] => [
    { code: `${kind}_SESSIONS`, audience: null, count: sessions },
    { code: `${kind}_HOURS`, audience: null, count: Math.round(minutes / 60) },
    { code: `${kind}_PEOPLE`, audience: null, count: people },
    ...audience.map(({ name, count }): Work => ({ code: `${kind}_PEOPLE`, audience: name, count })),
  ]);
}

type Attended = { present: readonly { personId: string | null; agencyId: string | null; discipline: Discipline | null }[] };

/**
 * The lines that meetings make in a report: how many took place, agencies and disciplines from which somebody attended at least
 * one, and people each time they attended (MT-08); of agencies and people each discipline. An agency whose discipline changed is
 * counted under the last one, so that the parts come to the whole. Guests sit for no agency and do not count.
 */
export function workOfMeetings(meetings: readonly Attended[]): Work[] {
  const seated = meetings.flatMap(({ present }) =>
    present.flatMap(({ personId, agencyId, discipline }) => (personId === null || agencyId === null || discipline === null ? [] : [{ agencyId, discipline }])),
  );
  const agencies = new Map(seated.map(({ agencyId, discipline }) => [agencyId, discipline]));
  const partsOf = (code: ActivityCode, each: Discipline[]): Work[] =>
    [...new Set(each)].toSorted().map((audience) => ({ code, audience, count: each.filter((one) => one === audience).length }));
  const people = seated.map(({ discipline }) => discipline);
  return [
    { code: "MEETINGS_HELD", audience: null, count: meetings.length },
    { code: "MEETING_AGENCIES", audience: null, count: agencies.size },
    ...partsOf("MEETING_AGENCIES", [...agencies.values()]),
    { code: "MEETING_DISCIPLINES", audience: null, count: new Set(people).size },
    { code: "MEETING_PEOPLE", audience: null, count: people.length },
    ...partsOf("MEETING_PEOPLE", people),
  ];
}

const caveats: Partial<Record<ActivityCode, CountCaveat[]>> = {
  TRAINING_HOURS: ["ROUNDED_TO_HOURS"],
  TRAINING_PEOPLE: ["COUNTED_EACH_TIME"],
  OUTREACH_HOURS: ["ROUNDED_TO_HOURS"],
  OUTREACH_PEOPLE: ["COUNTED_EACH_TIME"],
  MEETINGS_HELD: ["OPEN_BODIES_ALONE"],
  MEETING_AGENCIES: ["HALF_THE_MEETING"],
  MEETING_DISCIPLINES: ["HALF_THE_MEETING"],
  MEETING_PEOPLE: ["HALF_THE_MEETING", "COUNTED_EACH_TIME"],
};

/** How a number of the hub's own records is made, and what to know before using it; printed beside it. */
export function adviceForWork(code: ActivityCode): { method: CountMethod; caveats: CountCaveat[] } {
  return { method: "HUB_RECORDS", caveats: caveats[code] ?? [] };
}
