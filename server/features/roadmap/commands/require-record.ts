import type { EvidenceKind } from "@roundtable/shared/roadmap.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput } from "#platform/problems.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { isLive } from "#features/agencies/rules.ts";
import { findMinutes } from "#features/minutes/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { findTraining } from "#features/trainings/queries.ts";
import { refuse } from "../queries.ts";

/** Which record is meant: the id of its own kind, and of no other. */
export type NamedRecord = { agreementId?: string | null; trainingId?: string | null; reportId?: string | null; minutesId?: string | null };
type Columns = { agreementId?: string; trainingId?: string; reportId?: string; filedOn?: Date; minutesId?: string; approvedOn?: Date };

/** One entry for each kind of record that may be evidence: what it must be when it is attached. */
const required: Record<EvidenceKind, (reading: Reading, named: NamedRecord) => Promise<Columns>> = {
  LINK: () => Promise.resolve({}),
  AGREEMENT: async ({ db, ability, actor, clock }, { agreementId }) => {
    const id = agreementId ?? "";
    const agreement = await db.sharingAgreement.findFirst({ where: { AND: [readable(ability, "SharingAgreement"), { id, taskForceId: actor.taskForceId }] } });
    if (!agreement) throw new NotFound();
    if (!isLive(agreement, clock.now())) throw new InvalidInput([{ path: ["agreementId"], message: "is not in force" }]);
    return { agreementId: id };
  },
  TRAINING: async (reading, { trainingId }) => {
    const training = await findTraining(reading, trainingId ?? "");
    if (!training) throw new NotFound();
    if (training.withdrawnAt !== null) throw new InvalidInput([{ path: ["trainingId"], message: "was withdrawn" }]);
    return { trainingId: training.id };
  },
  // Who was only asked for numbers does not see the filing, and shows nobody that there is one.
  REPORT: async (reading, { reportId }) => {
    const { db, ability, actor } = reading;
    const ofReport = { reportId: reportId ?? "", taskForceId: actor.taskForceId };
    const where = { AND: [readable(ability, "ReportSnapshot"), ofReport] };
    const filing = await db.reportSnapshot.findFirst({ where, select: { reportId: true, filedOn: true } });
    return filing ?? refuse(reading, reportId ?? null, "milestone.attach-evidence");
  },
  // Minutes of a closed session are for those who were in it, and never proof for a table.
  MINUTES: async (reading, { minutesId }) => {
    const minutes = await findMinutes(reading, minutesId ?? "");
    if (!minutes) return refuse(reading, minutesId ?? null, "milestone.attach-evidence");
    if (minutes.part === "CLOSED") throw new InvalidInput([{ path: ["minutesId"], message: "are of a closed session" }]);
    if (!minutes.approvedAt) throw new InvalidInput([{ path: ["minutesId"], message: "are not approved" }]);
    const { timeZone } = await findTaskForce(reading);
    return { minutesId: minutes.id, approvedOn: new Date(dayOf(minutes.approvedAt, timeZone)) };
  },
};

/**
 * The record that shall prove something, once it can.
 *
 * @throws NotFound for one that is not there or not at this table, not filed or not theirs to see, InvalidInput for one that proves nothing any more
 */
export function requireRecord(reading: Reading, kind: EvidenceKind, named: NamedRecord): Promise<Columns> {
  return required[kind](reading, named);
}
