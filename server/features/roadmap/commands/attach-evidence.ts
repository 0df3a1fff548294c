import { AttachEvidenceInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireMilestone } from "../queries.ts";
import { requireRecord } from "./require-record.ts";
import { tellHistory } from "./tell-history.ts";

/** Attaches proof to a milestone: an agreement that is in force, a training that counts, a report that was filed, approved minutes, or a link with a note. */
export function attachEvidence(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AttachEvidenceInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "attachEvidence", input }, async (unit) => {
    const milestone = await requireMilestone(unit.reading, input.milestoneId, "milestone.attach-evidence", "report");
    const { kind, url, note } = input;
    const record = await requireRecord(unit.reading, kind, input);
    await unit.tx.evidence.create({
      data: {
        ...record,
        taskForceId: milestone.taskForceId,
        milestoneId: milestone.id,
        kind,
        url: url ?? null,
        note: note || null,
        attachedById: actor.personId,
        attachedAt: clock.now(),
      },
    });
    await tellHistory(unit, "milestone.attach-evidence", milestone, { kind: "EVIDENCE_ATTACHED", after: note || null });
    return milestone.id;
  });
}
