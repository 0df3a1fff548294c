import type { Need } from "@roundtable/shared/needs.ts";
import { questionGroups, type ShareFilter, type ShareStatus, type Urgency } from "@roundtable/shared/referrals.ts";
import { Prisma } from "../../../../prisma/client/client.ts";
import type { InformationRequestModel, ShareEventModel } from "../../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize, readCursor, writeCursor } from "#platform/paging.ts";
import { openedStatuses, type ShareStepName, statusAt, stepsFrom } from "../rules/life-cycle.ts";
import { type LoadedShare, loadShares } from "./loaded-share.ts";
import type { ShareDetail } from "../rules/ranges.ts";
import { recordFullLook } from "./looks.ts";
import { openDetail } from "./sealed.ts";

export type ShareListing = { filter?: ShareFilter | null; urgency?: Urgency | null; need?: Need | null; first?: number | null; after?: string | null };

const bySending = Prisma.sql`x.sent_at, x.id`;

/** A share as its parties may see it, and the look logged; nothing, and the attempt logged, for everybody else. */
export async function findShare(acting: Reading, id: string): Promise<LoadedShare | null> {
  const share = await findShareUnlogged(acting, id);
  const opened = share !== null && (acting.actor.agencyId === share.fromAgencyId || openedStatuses.includes(share.status));
  if (opened) await recordFullLook(acting, "share.read", share.id);
  else await recordRead(acting, { action: "share.read", outcome: share ? "OK" : "DENIED", subjectIds: [id], detail: { fields: "SHORT_FORM" } });
  return share;
}

/** The same without a line in the log: for a command, which writes its own. */
export async function findShareUnlogged(acting: Reading, id: string): Promise<LoadedShare | null> {
  if (!isId(id)) return null;
  const [share] = await loadShares(acting, Prisma.sql`SELECT * FROM share x WHERE x.id = ${id}::uuid`, bySending);
  return share ?? null;
}

/** As a command loads what it is about to change. @throws NotFound, one answer for unknown, hidden and not theirs to change, and the attempt is logged */
export async function requireShare(acting: Reading, id: string, action: string, may: "answer" | "withdraw"): Promise<LoadedShare> {
  const share = await findShareUnlogged(acting, id);
  if (share && acting.ability.can(may, subject("Share", share))) return share;
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
    Prisma.sql`SELECT * FROM share x WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${order} LIMIT ${size + 1}`,
    order,
  );
  const page = pageOf(shares, size, (share) => writeCursor(open ? share.dueAt : share.sentAt, share.id));
  if (page.nodes.length > 0)
    await recordRead(acting, { action: "share.list", outcome: "OK", subjectIds: page.nodes.map(({ id }) => id), detail: { fields: "LIST" } });
  return page;
}

// Written out, so that the indexes over open shares serve it whatever the parameters are.
const openNow = Prisma.sql`x.status IN ('SENT', 'INFO_REQUESTED', 'ANSWERED', 'WAITLISTED', 'ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED')`;
const waitingNow = Prisma.sql`x.status IN ('SENT', 'ANSWERED')`;

function filterCondition(filter: ShareFilter | null, now: Date): Prisma.Sql {
  if (filter === "CLOSED") return Prisma.sql`(NOT ${openNow} OR x.recipient_until <= ${now})`;
  if (filter === "WAITING") return Prisma.sql`${waitingNow} AND x.recipient_until > ${now}`;
  if (filter === "LATE") return Prisma.sql`${waitingNow} AND x.recipient_until > ${now} AND x.respond_by <= ${now}`;
  return Prisma.sql`${openNow} AND x.recipient_until > ${now}`;
}

/** All shares of one of the agency's own referrals, oldest first. */
export function sharesOf(acting: Reading, referralId: string): Promise<LoadedShare[]> {
  return loadShares(
    acting,
    Prisma.sql`SELECT * FROM share x WHERE x.referral_id = ${referralId}::uuid AND x.from_agency_id = ${acting.actor.agencyId}::uuid`,
    bySending,
  );
}

/** What opens on acceptance, and the look logged: null while it is closed to this reader. */
export async function findDetail(acting: Reading, shareId: string): Promise<ShareDetail | null> {
  const stored = await acting.db.shareKey.findFirst({ where: { AND: [readable(acting.ability, "ShareKey"), { shareId }] }, include: { groups: true } });
  if (!stored) return null;
  const detail = openDetail(acting.keys, shareId, stored);
  await recordFullLook(acting, "share.read", shareId);
  return detail;
}

/** The status as the clock has it, whether or not a job has written it down. */
export function statusOf(acting: Reading, share: LoadedShare): ShareStatus {
  const { consent } = share;
  return statusAt(acting.clock.now(), share, consent.endedAt && consent.endedAt < consent.expiresAt ? consent.endedAt : consent.expiresAt);
}

/** Changes whenever a share that the agency sends or receives changes, appears or goes. Metadata only, and so not logged. */
export async function listVersion({ db, actor, clock }: Reading): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT count(*) || '.' || coalesce(sum(version), 0) || '.' || coalesce(floor(extract(epoch FROM max(status_changed_at)) * 1000), 0) 
      || '.' || (SELECT count(*) FROM consent c WHERE c.owner_agency_id = ${actor.agencyId}::uuid AND c.confirm_by IS NOT NULL AND c.confirmed_at IS NULL AND c.ended_at IS NULL) AS version
    FROM share WHERE recipient_until > ${clock.now()}`;
  return row?.version ?? "0";
}

/** The version of one share, or null once there is nothing. Metadata only, and so not logged. */
export async function shareVersion({ db, ability }: Reading, id: string): Promise<number | null> {
  const share = isId(id) ? await db.share.findFirst({ where: { AND: [readable(ability, "Share"), { id }] }, select: { version: true } }) : null;
  return share?.version ?? null;
}

/** The share that stands on a consent, if it has been shared. */
export async function shareOfConsent(acting: Reading, consentId: string): Promise<LoadedShare | null> {
  const [share] = await loadShares(acting, Prisma.sql`SELECT * FROM share x WHERE x.consent_id = ${consentId}::uuid`, bySending);
  return share ?? null;
}

/** What has happened to a share, newest first. */
export function eventsOf({ db, ability }: Reading, shareId: string, first: number): Promise<ShareEventModel[]> {
  return db.shareEvent.findMany({ where: { AND: [readable(ability, "ShareEvent"), { shareId }] }, orderBy: [{ at: "desc" }, { id: "desc" }], take: first });
}

/** Questions the recipient asked, in their order. */
export function requestsOf({ db, ability }: Reading, shareId: string): Promise<InformationRequestModel[]> {
  return db.informationRequest.findMany({
    where: { AND: [readable(ability, "InformationRequest"), { shareId }] },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
  });
}

/** Questions the recipient asked, each with whether the consent names what its answer would tell. */
export function questionsOf({ requests, consent }: LoadedShare): (InformationRequestModel & { mayBeAnswered: boolean })[] {
  return requests.map((request) => {
    const group = questionGroups[request.question];
    return { ...request, mayBeAnswered: group === null || consent.fieldGroups.includes(group) };
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
