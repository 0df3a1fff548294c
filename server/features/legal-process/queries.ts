import DataLoader from "dataloader";
import type { LegalRequestModel, LegalRequestVersionModel } from "../../../prisma/client/models.ts";
import type { Database } from "#platform/db.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Told, staffAt } from "#features/notifications/queries/news.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { isReminderDue, markReached, written } from "./rules.ts";

/** The agency's own register, the latest first, and the look logged; empty for everybody who does not lead the agency. */
export async function listLegalRequests(reading: Reading): Promise<LegalRequestModel[]> {
  const { db, ability } = reading;
  const requests = await db.legalRequest.findMany({
    where: readable(ability, "LegalRequest"),
    orderBy: [{ receivedOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  if (requests.length > 0)
    await recordRead(reading, { action: "legal-request.list", outcome: "OK", subjectIds: requests.map(({ id }) => id), detail: { fields: "LIST" } });
  return requests;
}

/** One entry, and the look logged; null for an unknown id and for everybody else's, which is logged as an attempt. */
export async function findLegalRequest(reading: Reading, id: string): Promise<LegalRequestModel | null> {
  const request = await findUnlogged(reading, id);
  await recordRead(reading, { action: "legal-request.read", outcome: request ? "OK" : "DENIED", subjectIds: [id], detail: { fields: "FULL" } });
  return request;
}

/** An entry to change. @throws NotFound when it is not there or not theirs, and the attempt is logged */
export async function requireLegalRequest(reading: Reading, id: string, action: string): Promise<LegalRequestModel> {
  const request = await findUnlogged(reading, id);
  if (request && reading.ability.can("keep", subject("LegalRequest", request))) return request;
  return refuseRegister(reading, id, action);
}

/** @throws NotFound always, and the attempt is logged */
export async function refuseRegister(reading: Reading, id: string | null, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

async function findUnlogged({ db, ability }: Reading, id: string): Promise<LegalRequestModel | null> {
  return isId(id) ? await db.legalRequest.findFirst({ where: { AND: [readable(ability, "LegalRequest"), { id }] } }) : null;
}

const loaders = new WeakMap<Reading, DataLoader<string, LegalRequestVersionModel[]>>();

/** How an entry stood after each change, the latest first; the entries of one moment are read in one statement. */
export function versionsOf(reading: Reading, requestId: string): Promise<LegalRequestVersionModel[]> {
  const loader = loaders.get(reading) ?? new DataLoader((ids: readonly string[]) => loadVersions(reading, ids));
  loaders.set(reading, loader);
  return loader.load(requestId);
}

async function loadVersions({ db, ability }: Reading, ids: readonly string[]): Promise<LegalRequestVersionModel[][]> {
  const where = { AND: [readable(ability, "LegalRequestVersion"), { requestId: { in: [...ids] } }] };
  const grouped = Map.groupBy(await db.legalRequestVersion.findMany({ where, orderBy: { version: "desc" } }), ({ requestId }) => requestId);
  return ids.map((id) => grouped.get(id) ?? []);
}

/** Whether this reader keeps the register of their agency. */
export function mayKeepRegister({ ability, actor: { agencyId, taskForceId } }: Reading): boolean {
  return ability.can("keep", subject("LegalRequest", { agencyId, taskForceId } as LegalRequestModel));
}

/** Today at this table, "2026-11-23". */
export async function todayOf({ db, ability, actor, clock }: Reading): Promise<string> {
  const where = { AND: [readable(ability, "TaskForce"), { id: actor.taskForceId }] };
  const { timeZone } = await db.taskForce.findFirstOrThrow({ where, select: { timeZone: true } });
  return dayOf(clock.now(), timeZone);
}

/** Undecided requests whose deadline has come nearer by a mark: notes it and announces it, both or neither, each mark once. `db` is of role hub_worker. */
export async function announceDeadlines(db: Database, now: Date): Promise<void> {
  const zones = new Map((await db.taskForce.findMany({ select: { id: true, timeZone: true } })).map(({ id, timeZone }) => [id, timeZone]));
  const waiting = await db.legalRequest.findMany({
    where: { decision: "PENDING", answerBy: { not: null, gte: new Date(now.getTime() - 2 * 86_400_000) } },
    select: { id: true, taskForceId: true, decision: true, answerBy: true, remindedDays: true },
  });
  for (const { id, taskForceId, decision, answerBy, remindedDays } of waiting) {
    const today = dayOf(now, zones.get(taskForceId) ?? "UTC");
    const due = answerBy && written(answerBy);
    if (!isReminderDue({ decision, answerBy: due, remindedDays }, today)) continue;
    await db.$transaction(async (tx) => {
      const { count } = await tx.legalRequest.updateMany({ where: { id, remindedDays, decision: "PENDING" }, data: { remindedDays: markReached(due, today) } });
      if (count > 0) await tx.$executeRaw`SELECT app.add_job('legal-request.deadline', ${JSON.stringify({ requestId: id })}::jsonb, null, null)`;
    });
  }
}

/** The leads of the agency that was asked; nobody once it has decided. */
export async function leadsToRemind(db: Database, requestId: string): Promise<Told | undefined> {
  const request = await db.legalRequest.findUnique({ where: { id: requestId }, select: { agencyId: true, taskForceId: true, decision: true } });
  return request?.decision === "PENDING" ? staffAt(db, request, ["AGENCY_LEAD"]) : undefined;
}

/** The leads of the agency at the other end of the share. */
export async function partnerLeads(db: Database, requestId: string): Promise<Told | undefined> {
  const request = await db.legalRequest.findUnique({
    where: { id: requestId },
    select: { partnerAgencyId: true, taskForceId: true, partnerToldAt: true },
  });
  if (!request?.partnerAgencyId || !request.partnerToldAt) return undefined;
  return staffAt(db, { agencyId: request.partnerAgencyId, taskForceId: request.taskForceId }, ["AGENCY_LEAD"]);
}
