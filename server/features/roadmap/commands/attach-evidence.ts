import { AttachEvidenceInput } from "@roundtable/shared/roadmap.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { isLive } from "#features/agencies/rules.ts";
import { requireMilestone } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** Attaches proof to a milestone: an agreement that is in force, or a link with a note. */
export function attachEvidence(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AttachEvidenceInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "attachEvidence", input }, async (unit) => {
    const milestone = await requireMilestone(unit.reading, input.milestoneId, "milestone.attach-evidence", "report");
    const agreementId = input.agreementId == null ? null : await requireLiveAgreement(unit.reading, input.agreementId);
    const { kind, url, note } = input;
    await unit.tx.evidence.create({
      data: {
        taskForceId: milestone.taskForceId,
        milestoneId: milestone.id,
        kind,
        agreementId,
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

async function requireLiveAgreement({ db, ability, actor, clock }: Reading, id: string): Promise<string> {
  const agreement = await db.sharingAgreement.findFirst({ where: { AND: [readable(ability, "SharingAgreement"), { id, taskForceId: actor.taskForceId }] } });
  if (!agreement) throw new NotFound();
  if (!isLive(agreement, clock.now())) throw new InvalidInput([{ path: ["agreementId"], message: "is not in force" }]);
  return id;
}
