import { DetachEvidenceInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** Takes proof away again; that it was there stays in the history. @returns the id of the milestone */
export function detachEvidence(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DetachEvidenceInput, raw);
  return transact(acting, { mutation: "detachEvidence", input }, async (unit) => {
    const { tx, reading } = unit;
    const action = "milestone.detach-evidence";
    const evidence = await tx.evidence.findFirst({ where: { AND: [readable(reading.ability, "Evidence"), { id: input.evidenceId }] } });
    const milestone = evidence && (await tx.milestone.findFirst({ where: { AND: [readable(reading.ability, "Milestone"), { id: evidence.milestoneId }] } }));
    if (!evidence || !milestone || !reading.ability.can("report", subject("Milestone", milestone))) return refuse(reading, input.evidenceId, action);
    await tx.evidence.deleteMany({ where: { id: evidence.id } });
    await tellHistory(unit, action, milestone, { kind: "EVIDENCE_DETACHED", before: evidence.note, reason: input.reason || null });
    return milestone.id;
  });
}
