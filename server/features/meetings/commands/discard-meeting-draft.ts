import { DiscardMeetingDraftInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";
import { requireSeries } from "../queries.ts";

/** Undoes a draft, of which nobody was told: it leaves no trace but in the log. What was opened is cancelled instead. */
export function discardMeetingDraft(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DiscardMeetingDraftInput, raw);
  return transact(acting, { mutation: "discardMeetingDraft", input }, async ({ tx, reading, record }) => {
    const { id, state, bodyId } = await requireSeries(reading, input.seriesId, "meeting.discard", "keep");
    if (state !== "DRAFT") return refuseMeeting(reading, id, "meeting.discard");
    await tx.meeting.deleteMany({ where: { seriesId: id } });
    await tx.meetingSeries.deleteMany({ where: { id, state: "DRAFT" } });
    record({ action: "meeting.discard", outcome: "OK", subjectIds: [id, bodyId], detail: { fields: "ACTION" } });
    return id;
  });
}
