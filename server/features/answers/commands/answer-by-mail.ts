import type { AnswerDesk } from "#platform/answer-desk.ts";
import type { AuditEntry } from "#platform/audit.ts";
import { peopleOf } from "#features/bodies/queries.ts";
import { seriesForMail } from "#features/meetings/queries/for-mail.ts";
import { replyHash } from "#features/meetings/queries/invitations.ts";
import { noteReply } from "#features/meetings/queries/replies.ts";
import { asDate, localOf } from "#features/meetings/rules/days.ts";
import { nextOccurrence, occurrenceOn } from "#features/meetings/rules/occurrences.ts";
import { readCalendarReply } from "../queries/calendar-reply.ts";

/**
 * Takes the answer of somebody's calendar program (MT-04, decision 0026). The secret in the address says whose it is and to which
 * series; sender, UID, SEQUENCE and attendee must say the same, the meeting must be to come, and nothing newer may have been answered.
 * Whatever does not fit changes nothing, and nobody is told what did not.
 */
export async function answerByMail({ db, clock }: AnswerDesk, { secret, from, calendar }: { secret: string; from: string; calendar: string }): Promise<void> {
  const now = clock.now();
  const reply = readCalendarReply(calendar);
  const invitation = reply && (await db.meetingInvitation.findUnique({ where: { replyHash: replyHash(secret) } }));
  if (!invitation || invitation.cancelled) return;
  const { seriesId, personId } = invitation;
  const series = await seriesForMail(db, seriesId);
  const person = await db.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (!series || series.state !== "OPEN" || !(await peopleOf(db, series)).includes(personId)) return;
  if (reply.uid !== series.uid || reply.sequence !== series.sequence) return;
  // What a mail says of its sender proves nothing; but a program answers from the address that was invited.
  if ([reply.attendee, from].some((address) => address !== person?.email.toLowerCase())) return;

  const onDay = reply.recurrenceAt && series.rule !== null ? localOf(reply.recurrenceAt, series.timeZone).day : null;
  const { meetings, daysOff } = series;
  const meeting = onDay === null ? nextOccurrence(series, meetings, daysOff, now) : occurrenceOn(series, meetings, daysOff, onDay);
  if (meeting === null || meeting.cancelled || meeting.endsAt <= now) return;
  const answeredAt = reply.stampedAt < now ? reply.stampedAt : now;
  await db.$transaction(async (tx) => {
    const newer = { seriesId, personId, onDay: onDay === null ? null : asDate(onDay), answeredAt: { gt: answeredAt } };
    if ((await tx.meetingReply.count({ where: newer })) > 0) return;
    await noteReply(tx, series, { personId, onDay, answer: reply.answer, way: "MAIL", answeredAt });
    const { taskForceId } = series;
    const entry: AuditEntry = {
      action: "meeting.answer",
      outcome: "OK",
      taskForceId,
      personId,
      subjectIds: [seriesId],
      detail: { fields: "ACTION", way: "MAIL" },
    };
    await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([entry])}::jsonb)`;
  });
}
