import type { ConsentPurpose } from "@roundtable/shared/consents.ts";
import type { Language, Need } from "@roundtable/shared/needs.ts";
import { type FieldGroup, questionGroups, type ShareFilter, type ShareStatus, type Urgency } from "@roundtable/shared/referrals.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import { Prisma } from "../../../../prisma/client/client.ts";
import type {
  InformationRequestModel,
  RegionModel,
  ShareBriefModel,
  ShareDetailModel,
  ShareEventModel,
  ShareModel,
} from "../../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { type Page, pageOf, pageSize, readCursor, writeCursor } from "#platform/paging.ts";
import { endedStatuses, openedStatuses, type ShareStepName, statusAt, stepsFrom, waitingStatuses } from "../rules.ts";

export type ShareAgency = { id: string; name: string; discipline: Discipline; confidentialProgram: boolean; intakePhone: string; languages: Language[] };
export type ConsentFacts = { id: string; purpose: ConsentPurpose; expiresAt: Date; endedAt: Date | null; formLanguage: Language; substanceUseNamed: boolean; fieldGroups: FieldGroup[] };

/** A share with all that a row or a page of it shows first: both agencies, the short form, its consent and its latest events. */
export type LoadedShare = ShareModel & {
  from: ShareAgency;
  to: ShareAgency;
  brief: (ShareBriefModel & { region: Pick<RegionModel, "id" | "name"> }) | null;
  consent: ConsentFacts;
  latestEvents: ShareEventModel[];
};

export type ShareListing = { filter?: ShareFilter | null; urgency?: Urgency | null; need?: Need | null; first?: number | null; after?: string | null };

/** How many events come with a share without asking again. */
export const latestEventCount = 2;

type Json<Row> = { [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key] };
type ShareJson = Json<Omit<ShareModel, "referralId">> & {
  referralId: string;
  from: ShareAgency;
  to: ShareAgency;
  brief: LoadedShare["brief"];
  consent: Json<ConsentFacts>;
  latestEvents: Json<ShareEventModel>[] | null;
};

const instant = (text: string): Date => new Date(text);
const instantOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

function revive(json: ShareJson): LoadedShare {
  return {
    ...json,
    sentAt: instant(json.sentAt),
    respondBy: instant(json.respondBy),
    answerExpiresAt: instant(json.answerExpiresAt),
    clockStoppedAt: instantOrNull(json.clockStoppedAt),
    recheckOn: instantOrNull(json.recheckOn),
    recipientUntil: instant(json.recipientUntil),
    dueAt: instant(json.dueAt),
    statusChangedAt: instant(json.statusChangedAt),
    consent: { ...json.consent, expiresAt: instant(json.consent.expiresAt), endedAt: instantOrNull(json.consent.endedAt) },
    latestEvents: (json.latestEvents ?? []).map((event) => ({ ...event, at: instant(event.at), recheckOn: instantOrNull(event.recheckOn) })),
  };
}

/**
 * Loads shares in one statement: `chosen` names them, with their place in the list as `position`. The policies of the
 * database filter it; the ability then has to agree on every row, and a row it denies stops the request, because two
 * layers that disagree are a defect and not a shorter list.
 */
async function loadShares({ db, ability }: Reading, chosen: Prisma.Sql): Promise<LoadedShare[]> {
  const rows = await db.$queryRaw<{ share: ShareJson }[]>`
    SELECT json_build_object(
      'id', s.id, 'taskForceId', s.task_force_id, 'referralId', s.referral_id, 'consentId', s.consent_id, 'fromAgencyId', s.from_agency_id,
      'toAgencyId', s.to_agency_id, 'sentById', s.sent_by_id, 'code', s.code, 'status', s.status, 'version', s.version, 'urgency', s.urgency,
      'sentAt', s.sent_at, 'respondBy', s.respond_by, 'answerExpiresAt', s.answer_expires_at, 'clockStoppedAt', s.clock_stopped_at,
      'recheckOn', s.recheck_on, 'recipientUntil', s.recipient_until, 'dueAt', s.due_at, 'lawEnforcementAllowed', s.law_enforcement_allowed,
      'statusChangedAt', s.status_changed_at,
      'from', json_build_object('id', f.id, 'name', f.name, 'discipline', f.discipline, 'confidentialProgram', f.confidential_program, 'intakePhone', f.intake_phone, 'languages', f.languages),
      'to', json_build_object('id', t.id, 'name', t.name, 'discipline', t.discipline, 'confidentialProgram', t.confidential_program, 'intakePhone', t.intake_phone, 'languages', t.languages),
      'brief', json_build_object('shareId', s.id, 'needs', b.needs, 'reason', b.reason, 'regionId', b.region_id, 'minor', b.minor, 'callBeforeAccepting', b.call_before_accepting,
        'region', json_build_object('id', r.id, 'name', r.name)),
      'consent', json_build_object('id', c.id, 'purpose', c.purpose, 'expiresAt', c.expires_at, 'endedAt', c.ended_at, 'formLanguage', c.form_language,
        'substanceUseNamed', c.substance_use_named, 'fieldGroups', c.field_groups),
      'latestEvents', (SELECT json_agg(json_build_object('id', e.id, 'taskForceId', e.task_force_id, 'shareId', e.share_id, 'fromStatus', e.from_status, 'toStatus', e.to_status,
          'agencyId', e.agency_id, 'personId', e.person_id, 'declineReason', e.decline_reason, 'outcome', e.outcome, 'recheckOn', e.recheck_on, 'at', e.at))
        FROM (SELECT * FROM share_event WHERE share_id = s.id ORDER BY at DESC, id DESC LIMIT ${latestEventCount}) e)
    ) AS share
    FROM (${chosen}) s
    JOIN agency f ON f.id = s.from_agency_id
    JOIN agency t ON t.id = s.to_agency_id
    JOIN share_brief b ON b.share_id = s.id
    JOIN region r ON r.id = b.region_id
    JOIN consent c ON c.id = s.consent_id
    ORDER BY s.position`;
  return rows.map((row) => {
    const share = revive(row.share);
    if (!ability.can("read", subject("Share", share))) throw new Error("row-level security and the ability disagree about a share");
    return share;
  });
}

/** A share as its parties may see it, and the look logged; nothing, and the attempt logged, for everybody else. */
export async function findShare(acting: Reading, id: string): Promise<LoadedShare | null> {
  const share = await findShareUnlogged(acting, id);
  const opened = share !== null && (acting.actor.agencyId === share.fromAgencyId || openedStatuses.includes(share.status));
  await recordRead(acting, { action: "share.read", outcome: share ? "OK" : "DENIED", subjectIds: [id], detail: { fields: opened ? "FULL" : "SHORT_FORM" } });
  return share;
}

/** The same without a line in the log: for a command, which writes its own. */
export async function findShareUnlogged(acting: Reading, id: string): Promise<LoadedShare | null> {
  const [share] = await loadShares(acting, Prisma.sql`SELECT *, 1 AS position FROM share WHERE id = ${id}::uuid`);
  return share ?? null;
}

/** As a command loads what it is about to change. @throws NotFound, one answer for hidden and unknown, and the attempt is logged */
export async function requireShare(acting: Reading, id: string, action: string): Promise<LoadedShare> {
  const share = await findShareUnlogged(acting, id);
  if (share) return share;
  await recordRead(acting, { action, outcome: "DENIED", subjectIds: [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

/** A page of what was sent to the agency (RECEIVED) or by it (SENT); open lists come soonest due first, ended ones newest first. */
export async function listShares(acting: Reading, side: "RECEIVED" | "SENT", listing: ShareListing): Promise<Page<LoadedShare>> {
  const { actor, clock } = acting;
  const size = pageSize(listing.first);
  const after = readCursor(listing.after);
  const open = listing.filter !== "CLOSED";
  const party = side === "RECEIVED" ? Prisma.sql`x.to_agency_id = ${actor.agencyId}::uuid` : Prisma.sql`x.from_agency_id = ${actor.agencyId}::uuid`;
  const place = open
    ? after && Prisma.sql`(x.due_at, x.id) > (${after.at}, ${after.id}::uuid)`
    : after && Prisma.sql`(x.sent_at, x.id) < (${after.at}, ${after.id}::uuid)`;
  const conditions = [
    party,
    filterCondition(listing.filter ?? null, clock.now()),
    ...(listing.urgency ? [Prisma.sql`x.urgency = ${listing.urgency}::urgency`] : []),
    ...(listing.need ? [Prisma.sql`EXISTS (SELECT FROM share_brief n WHERE n.share_id = x.id AND ${listing.need}::need = ANY (n.needs))`] : []),
    ...(place ? [place] : []),
  ];
  const order = open ? Prisma.sql`x.due_at, x.id` : Prisma.sql`x.sent_at DESC, x.id DESC`;
  const shares = await loadShares(
    acting,
    Prisma.sql`SELECT x.*, row_number() OVER (ORDER BY ${order}) AS position FROM share x WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${order} LIMIT ${size + 1}`,
  );
  const page = pageOf(shares, size, (share) => writeCursor(open ? share.dueAt : share.sentAt, share.id));
  if (page.nodes.length > 0) await recordRead(acting, { action: "share.list", outcome: "OK", subjectIds: page.nodes.map(({ id }) => id), detail: { fields: "LIST" } });
  return page;
}

function filterCondition(filter: ShareFilter | null, now: Date): Prisma.Sql {
  const ended = Prisma.sql`x.status = ANY (${endedStatuses}::share_status[])`;
  const waiting = Prisma.sql`x.status = ANY (${waitingStatuses}::share_status[]) AND x.recipient_until > ${now}`;
  if (filter === "CLOSED") return Prisma.sql`(${ended} OR x.recipient_until <= ${now})`;
  if (filter === "WAITING") return waiting;
  if (filter === "LATE") return Prisma.sql`${waiting} AND x.respond_by <= ${now}`;
  return Prisma.sql`NOT ${ended} AND x.recipient_until > ${now}`;
}

/** All shares of one of the agency's own referrals, oldest first. */
export function sharesOf(acting: Reading, referralId: string): Promise<LoadedShare[]> {
  return loadShares(acting, Prisma.sql`SELECT *, sent_at AS position FROM share WHERE referral_id = ${referralId}::uuid AND from_agency_id = ${acting.actor.agencyId}::uuid`);
}

/** What opens on acceptance: null while it is closed to this reader. */
export function findDetail({ db, ability }: Reading, shareId: string): Promise<ShareDetailModel | null> {
  return db.shareDetail.findFirst({ where: { AND: [readable(ability, "ShareDetail"), { shareId }] } });
}

/** The status as the clock has it, whether or not a job has written it down. */
export function statusOf(acting: Reading, share: LoadedShare): ShareStatus {
  const { consent } = share;
  return statusAt(acting.clock.now(), share, consent.endedAt && consent.endedAt < consent.expiresAt ? consent.endedAt : consent.expiresAt);
}

/** Changes whenever a share that the agency sends or receives changes, appears or goes. Metadata only, and so not logged. */
export async function listVersion({ db, clock }: Reading): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT count(*) || '.' || coalesce(sum(version), 0) || '.' || coalesce(floor(extract(epoch FROM max(status_changed_at)) * 1000), 0) AS version
    FROM share WHERE recipient_until > ${clock.now()}`;
  return row?.version ?? "0";
}

/** The version of one share, or null once there is nothing. Metadata only, and so not logged. */
export async function shareVersion({ db, ability }: Reading, id: string): Promise<number | null> {
  const share = await db.share.findFirst({ where: { AND: [readable(ability, "Share"), { id }] }, select: { version: true } });
  return share?.version ?? null;
}

/** The share that stands on a consent, if it has been shared. */
export async function shareOfConsent(acting: Reading, consentId: string): Promise<LoadedShare | null> {
  const [share] = await loadShares(acting, Prisma.sql`SELECT *, 1 AS position FROM share WHERE consent_id = ${consentId}::uuid`);
  return share ?? null;
}

/** What has happened to a share, newest first. */
export function eventsOf({ db, ability }: Reading, shareId: string, first: number): Promise<ShareEventModel[]> {
  return db.shareEvent.findMany({ where: { AND: [readable(ability, "ShareEvent"), { shareId }] }, orderBy: [{ at: "desc" }, { id: "desc" }], take: first });
}

/** Questions the recipient asked, in their order. */
export function requestsOf({ db, ability }: Reading, shareId: string): Promise<InformationRequestModel[]> {
  return db.informationRequest.findMany({ where: { AND: [readable(ability, "InformationRequest"), { shareId }] }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] });
}

/** Questions the recipient asked, each with whether the consent names what its answer would tell. */
export async function questionsOf(acting: Reading, share: LoadedShare): Promise<(InformationRequestModel & { mayBeAnswered: boolean })[]> {
  const requests = await requestsOf(acting, share.id);
  return requests.map((request) => {
    const group = questionGroups[request.question];
    return { ...request, mayBeAnswered: group === null || share.consent.fieldGroups.includes(group) };
  });
}

/** What this reader can do with a share now: their side, their seats, and where it stands. The client shows these and decides nothing. */
export function stepsOf(acting: Reading, share: LoadedShare): ShareStepName[] {
  const { ability } = acting;
  const status = statusOf(acting, share);
  const side = share.fromAgencyId === acting.actor.agencyId ? "SENDER" : "RECIPIENT";
  if (!ability.can(side === "SENDER" ? "withdraw" : "answer", subject("Share", share))) return [];
  return stepsFrom(status, side);
}
