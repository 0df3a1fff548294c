import type { ActivityCode, CountCaveat, CountMethod } from "@roundtable/shared/reports.ts";
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

const caveats: Partial<Record<ActivityCode, CountCaveat[]>> = {
  TRAINING_HOURS: ["ROUNDED_TO_HOURS"],
  TRAINING_PEOPLE: ["COUNTED_EACH_TIME"],
  OUTREACH_HOURS: ["ROUNDED_TO_HOURS"],
  OUTREACH_PEOPLE: ["COUNTED_EACH_TIME"],
};

/** How a number of the hub's own records is made, and what to know before using it; printed beside it. */
export function adviceForWork(code: ActivityCode): { method: CountMethod; caveats: CountCaveat[] } {
  return { method: "HUB_RECORDS", caveats: caveats[code] ?? [] };
}
