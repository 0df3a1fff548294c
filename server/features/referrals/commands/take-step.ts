import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict } from "#platform/problems.ts";
import { transact, type Unit } from "#platform/transact.ts";
import { StepNotPossible } from "../problems.ts";
import type { LoadedShare } from "../queries/loaded-share.ts";
import { requireShare, statusOf } from "../queries/shares.ts";
import { mayStep, type Step, steps } from "../rules/life-cycle.ts";

type ShareChange = Omit<Prisma.ShareUncheckedUpdateManyInput, "status" | "version" | "statusChangedAt">;
type EventFacts = Pick<Prisma.ShareEventUncheckedCreateInput, "declineReason" | "outcome" | "recheckOn">;

export type StepPlan = {
  step: Step;
  /** The mutation's own name, and the stem of its line in the log. */
  mutation: string;
  action: string;
  input: { clientKey: string; shareId: string; version: number };
  /** Taken twice by two colleagues who want the same, it happens once and both are told so (RF-4). */
  idempotent?: boolean;
  change?: ShareChange;
  event?: EventFacts;
  /** What else is written with it. */
  also?: (unit: Unit, share: LoadedShare, now: Date) => Promise<ShareChange | void>;
};

/** How the database refuses a step when the share ended or its consent was narrowed between our look and our step. */
const overtaken = new Set(["RT021", "RT022", "RT034", "RT035", "42501"]);

/**
 * One step of a share by the agency whose turn it is. Two people at once: one wins, the other gets `Conflict`.
 *
 * @returns the id of the share
 * @throws NotFound, Conflict, StepNotPossible
 */
export async function takeStep(acting: Acting, plan: StepPlan): Promise<string> {
  const { actor, clock } = acting;
  const { step, action, input } = plan;
  const { party, to } = steps[step];
  return transact(acting, { mutation: plan.mutation, input }, async (unit) => {
    const share = await requireShare(unit.reading, input.shareId, action, party === "RECIPIENT" ? "answer" : "withdraw");
    const now = clock.now();
    const status = statusOf(unit.reading, share);
    unit.record({ action, outcome: "OK", subjectIds: [share.id], detail: { fields: "ACTION", from: status, to } });
    if (plan.idempotent && status === to) return share.id;
    if (!mayStep(step, party, status)) throw new StepNotPossible(status, share.id);
    if (share.version !== input.version) throw new Conflict("Share", share.id);

    const write = async (): Promise<number> => {
      const more = await plan.also?.(unit, share, now);
      const data = { ...plan.change, ...more, status: to, version: share.version + 1, statusChangedAt: now };
      return (await unit.tx.share.updateMany({ where: { id: share.id, version: share.version }, data })).count;
    };
    const count = await write().catch((error: unknown) => {
      if (overtaken.has(sqlState(error) ?? "")) throw new Conflict("Share", share.id);
      throw error;
    });
    if (count === 0) throw new Conflict("Share", share.id);
    await unit.tx.shareEvent.create({
      data: {
        ...plan.event,
        taskForceId: share.taskForceId,
        shareId: share.id,
        fromStatus: share.status,
        toStatus: to,
        agencyId: actor.agencyId,
        personId: actor.personId,
        at: now,
      },
    });
    unit.announce({
      topic: "referral.answered",
      payload: { shareId: share.id, party: party === "RECIPIENT" ? "SENDER" : "RECIPIENT", version: String(share.version + 1) },
    });
    return share.id;
  });
}
