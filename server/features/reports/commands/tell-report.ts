import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Unit } from "#platform/transact.ts";

type About = { taskForceId: string; holderAgencyId: string; reportId: string; agencyId: string | null };
type Facts = Pick<Prisma.ReportEventUncheckedCreateInput, "kind" | "reason" | "note">;

/** Writes a step into the history of a report and into the log; the log repeats neither words nor numbers (CR-21). */
export async function tellReport(
  { tx, reading, record }: Unit,
  action: string,
  { taskForceId, holderAgencyId, reportId, agencyId }: About,
  facts: Facts,
): Promise<void> {
  const { actor, clock } = reading;
  await tx.reportEvent.create({ data: { taskForceId, holderAgencyId, reportId, agencyId, ...facts, personId: actor.personId, at: clock.now() } });
  record({ action, outcome: "OK", subjectIds: [reportId], detail: { fields: "ACTION" } });
}
