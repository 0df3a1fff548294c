import { needs } from "@roundtable/shared/needs.ts";
import type { Need } from "@roundtable/shared/needs.ts";
import { type Discipline, disciplines } from "@roundtable/shared/roles.ts";
import type { SettableStatus } from "@roundtable/shared/roadmap.ts";
import { Prisma } from "../../../../prisma/client/client.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { ask } from "#platform/db.ts";
import { listRegions } from "#features/agencies/queries.ts";
import type { RegionRow } from "#features/agencies/queries/rows.ts";
import { tableDirectory } from "#features/directory/queries.ts";
import { shownStatus, stageOf } from "../rules.ts";
import { type Board, type ElementView, loadBoard, type MilestoneView } from "./board.ts";

export type Movement = { element: ElementView; stageFrom: number; stageTo: number; reached: MilestoneView[]; lapsed: MilestoneView[] };
type Past = { element_id: string; milestone_id: string | null; to_status: SettableStatus | null; review_on: string | null; after: string | null };

/** What moved since the beginning of a day, element by element; what stayed as it was is left out. */
export async function movementSince(reading: Reading, since: string): Promise<Movement[]> {
  const [board, events] = await Promise.all([loadBoard(reading), lastEventsBefore(reading, since)]);
  return board ? movementsBetween(board, events, since) : [];
}

/**
 * The last event of each milestone, and the last override of each element, before a day began at the table. It looks up each
 * one from the end of its history, so that a long one takes no longer than a short one.
 */
function lastEventsBefore({ db, actor: { taskForceId } }: Reading, day: string): Promise<Past[]> {
  return ask<Past>(
    db,
    Prisma.sql`
    WITH begins AS MATERIALIZED (SELECT (${day}::date)::timestamp AT TIME ZONE f.time_zone AS at FROM task_force f WHERE f.id = ${taskForceId}::uuid)
    SELECT h.* FROM milestone m CROSS JOIN LATERAL (
      SELECT h.element_id, h.milestone_id, h.to_status::text, h.review_on::text, h.after FROM milestone_event h
      WHERE h.milestone_id = m.id AND h.at < (SELECT b.at FROM begins b) ORDER BY h.at DESC, h.id DESC LIMIT 1) h
    WHERE m.task_force_id = ${taskForceId}::uuid
    UNION ALL
    SELECT h.* FROM roadmap_element e CROSS JOIN LATERAL (
      SELECT h.element_id, h.milestone_id, h.to_status::text, h.review_on::text, h.after FROM milestone_event h
      WHERE h.milestone_id IS NULL AND h.element_id = e.id AND h.kind IN ('STAGE_OVERRIDDEN', 'OVERRIDE_CLEARED') AND h.at < (SELECT b.at FROM begins b)
      ORDER BY h.at DESC, h.id DESC LIMIT 1) h
    WHERE e.task_force_id = ${taskForceId}::uuid`,
  );
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
        shown: shownStatus({ status: past?.to_status ?? "NOT_STARTED", reviewOn: past?.review_on ?? null }, since),
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
