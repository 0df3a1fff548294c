import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import type { MeetingInvitationModel } from "../../../../prisma/client/models.ts";
import { hashOf, newToken } from "#platform/auth-transaction.ts";
import type { Database } from "#platform/db.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { peopleOf } from "#features/bodies/queries.ts";
import { nextOccurrence } from "../rules/occurrences.ts";
import { seriesForMail, type SeriesForMail } from "./for-mail.ts";

/** What somebody's calendar lacks of a series: the entry as it is now, or that it is off. */
export type Owed = { personId: string; method: "REQUEST" | "CANCEL" };

/**
 * Whose calendars are behind a series, and with what: those who meet and have not been sent it as it is now, and those who were
 * sent it and do not meet any more. Nobody for a draft. Everything is worked out from what was sent, so nothing that happens
 * twice or out of order is told twice.
 */
export async function owedOf(db: Database, series: SeriesForMail, now: Date): Promise<Owed[]> {
  if (series.state === "DRAFT") return [];
  const people = await peopleOf(db, series);
  const sent = new Map((await db.meetingInvitation.findMany({ where: { seriesId: series.id } })).map((row) => [row.personId, row]));
  const isUpToDate = (row: MeetingInvitationModel | undefined) =>
    row !== undefined && !row.cancelled && row.sequence !== null && row.sequence >= series.sequence;
  const isHeld = (row: MeetingInvitationModel | undefined) => row !== undefined && !row.cancelled && row.sequence !== null;
  const isComing = series.state === "OPEN" && nextOccurrence(series, series.meetings, series.daysOff, now) !== null;
  const meeting = series.state === "OPEN" ? people.filter((id) => !isUpToDate(sent.get(id)) && (isComing || isHeld(sent.get(id)))) : [];
  const leaving = [...sent.values()].filter((row) => isHeld(row) && (series.state === "CANCELLED" || !people.includes(row.personId)));
  return [
    ...meeting.map((personId) => ({ personId, method: "REQUEST" }) as const),
    ...leaving.map(({ personId }) => ({ personId, method: "CANCEL" }) as const),
  ];
}

/** The series with what it owes, as of now; null when it is gone. `db` is of role hub_worker. */
export async function findOwed(db: Database, seriesId: string, now: Date): Promise<{ series: SeriesForMail; owed: Owed[] } | null> {
  const series = await seriesForMail(db, seriesId);
  return series && { series, owed: await owedOf(db, series, now) };
}

/** Where the secret of an invitation is sealed. */
export function replyPlace(id: string): string {
  return `meeting_invitation/${id}/reply_box`;
}

/** How a secret that came in an address is looked up. Mail programs may write addresses in small letters, so it has no others. */
export function replyHash(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/** The invitation of one person to a series, made when there is none, with the secret of the address to which they answer. */
export async function invitationOf(
  { db, keys }: { db: Database; keys: KeyRing },
  { id: seriesId, taskForceId }: Pick<SeriesForMail, "id" | "taskForceId">,
  personId: string,
): Promise<{ id: string; secret: string }> {
  const id = randomUUIDv7();
  const secret = randomBytes(20).toString("hex");
  const made = { id, taskForceId, seriesId, personId, replyHash: replyHash(secret), replyBox: keys.seal(Buffer.from(secret), replyPlace(id)) };
  await db.meetingInvitation.createMany({ data: made, skipDuplicates: true });
  const kept = await db.meetingInvitation.findUniqueOrThrow({ where: { seriesId_personId: { seriesId, personId } } });
  return { id: kept.id, secret: keys.open(kept.replyBox, replyPlace(kept.id)).toString() };
}

/** Notes what somebody's calendar was sent. */
export async function markInvited(
  db: Database,
  { seriesId, personId }: { seriesId: string; personId: string },
  sent: { sequence: number; cancelled: boolean; sentAt: Date },
) {
  await db.meetingInvitation.updateMany({ where: { seriesId, personId }, data: sent });
}

/** A new link with which one person answers one poll or one series. Of the link only the hash stays; who gets the mail alone knows it. @returns its token */
export async function makeAnswerLink(
  db: Database,
  about: { taskForceId: string; personId: string; expiresAt: Date } & ({ pollId: string } | { seriesId: string }),
): Promise<string> {
  const token = newToken();
  await db.answerLink.createMany({ data: { id: randomUUIDv7(), tokenHash: new Uint8Array(hashOf(token)), ...about } });
  return token;
}
