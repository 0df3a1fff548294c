import type { EntryState } from "@roundtable/shared/reports.ts";
import { Conflict } from "#platform/problems.ts";
import type { Unit } from "#platform/transact.ts";
import type { EntryView } from "../queries/reports.ts";

/** One step of an entry, from the version it was looked at. @throws Conflict when somebody was faster */
export async function moveEntry({ tx, reading: { actor, clock } }: Unit, { id }: EntryView, version: number, state?: EntryState): Promise<void> {
  const certified = state === "CERTIFIED" ? { certifiedById: actor.personId, certifiedAt: clock.now() } : {};
  const { count } = await tx.reportEntry.updateMany({
    where: { id, version },
    data: { ...(state === undefined ? {} : { state }), ...certified, changedAt: clock.now(), version: { increment: 1 } },
  });
  if (count === 0) throw new Conflict("ReportEntry", id);
}
