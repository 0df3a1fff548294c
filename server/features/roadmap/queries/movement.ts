import { needs } from "@roundtable/shared/needs.ts";
import type { Need } from "@roundtable/shared/needs.ts";
import { type Discipline, disciplines } from "@roundtable/shared/roles.ts";
import type { SettableStatus } from "@roundtable/shared/roadmap.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { listRegions } from "#features/agencies/queries.ts";
import type { RegionRow } from "#features/agencies/queries/rows.ts";
import { tableDirectory } from "#features/directory/queries.ts";
import { endOfDay } from "#features/referrals/rules/clock.ts";
import { addDays, isoDay, shownStatus, stageOf } from "../rules.ts";
import { type Board, type ElementView, loadBoard, type MilestoneView } from "./board.ts";

export type Movement = { element: ElementView; stageFrom: number; stageTo: number; reached: MilestoneView[]; lapsed: MilestoneView[] };
type Past = { element_id: string; milestone_id: string | null; to_status: SettableStatus | null; review_on: Date | null; after: string | null };

/** What moved since the beginning of a day, element by element; what stayed as it was is left out. */
export async function movementSince(reading: Reading, since: string): Promise<Movement[]> {
  const board = await loadBoard(reading);
  if (!board) return [];
  const begins = endOfDay(addDays(since, -1), board.timeZone);
  const events = await reading.db.$queryRaw<Past[]>`
    SELECT DISTINCT ON (element_id, milestone_id) element_id, milestone_id, to_status, review_on, after
    FROM milestone_event WHERE task_force_id = ${reading.actor.taskForceId}::uuid AND at < ${begins}::timestamptz
      AND (milestone_id IS NOT NULL OR kind IN ('STAGE_OVERRIDDEN', 'OVERRIDE_CLEARED'))
    ORDER BY element_id, milestone_id, at DESC, id DESC`;
  return movementsBetween(board, events, since);
}

function movementsBetween(board: Board, events: readonly Past[], since: string): Movement[] {
  const ofMilestone = new Map(events.flatMap((event) => (event.milestone_id === null ? [] : [[event.milestone_id, event]])));
  const overrides = new Map(events.flatMap((event) => (event.milestone_id === null ? [[event.element_id, event.after]] : [])));
  return [...board.elements.values()].flatMap((element) => {
    const then = element.milestones.map((milestone) => {
      const past = ofMilestone.get(milestone.id);
      return {
        milestone,
        stage: milestone.stage,
        shown: shownStatus({ status: past?.to_status ?? "NOT_STARTED", reviewOn: isoDay(past?.review_on ?? null) }, since),
      };
    });
    const override = overrides.get(element.id);
    const stageFrom = override == null ? stageOf(then) : Number(override);
    const changed = (to: MilestoneView["shown"]) =>
      then.filter(({ milestone, shown }) => milestone.shown === to && shown !== to).map(({ milestone }) => milestone);
    const movement = { element, stageFrom, stageTo: element.stage, reached: changed("IN_PLACE"), lapsed: changed("LAPSED") };
    return stageFrom === element.stage && movement.reached.length + movement.lapsed.length === 0 ? [] : [movement];
  });
}

export type Gaps = { needs: Need[]; regions: RegionRow[]; disciplines: Discipline[] };

/** What nobody at the table offers, where nobody serves, and who is missing; null for whom the roadmap is not. */
export async function roadmapGaps(reading: Acting): Promise<Gaps | null> {
  if (reading.actor.seats.length === 0) return null;
  const table = await tableDirectory(reading);
  const regions = await listRegions(reading);
  const met = new Set(table.flatMap(({ services }) => services.filter(({ opening }) => opening !== "CLOSED").map(({ need }) => need)));
  const covered = new Set(table.flatMap(({ regionIds }) => regionIds));
  const seated = new Set(table.map(({ discipline }) => discipline));
  return {
    needs: needs.filter((need) => !met.has(need)),
    regions: regions.filter(({ id }) => !covered.has(id)),
    disciplines: disciplines.filter((one) => !seated.has(one)),
  };
}
