import { randomUUID } from "node:crypto";
import { statementVersion } from "@roundtable/shared/people.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { BuiltAgency } from "../factories/agency.ts";
import { buildConsent } from "../factories/consent.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare } from "../factories/share.ts";
import type { Someone } from "../support/world.ts";

const anHourAgo = () => new Date(Date.now() - 3_600_000);
const onDay = "2031-01-08";

/** A meeting that goes on, of a body whose chair is `chair`, with one open item; everything of the table's own. */
export async function makeMeeting(
  db: PrismaClient,
  chair: Someone,
  member: Someone,
  { startedAt = anHourAgo(), endedAt = null }: { startedAt?: Date | null; endedAt?: Date | null } = {},
) {
  const { taskForceId } = chair.agency;
  const [bodyId, seriesId, meetingId, itemId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const of = { taskForceId, bodyId };
  const by = { createdById: chair.person.id, createdAt: anHourAgo() };
  const title = "Core team meeting";
  await db.body.create({ data: { id: bodyId, taskForceId, kind: "CORE", name: "Core team", quorumDisciplines: ["HEALTH"], publicBody: true } });
  await db.bodySeat.createMany({
    data: [
      { ...of, personId: chair.person.id, role: "CHAIR" },
      { ...of, personId: member.person.id, role: "MEMBER" },
    ],
  });
  const times = { timeZone: "America/New_York", startsOn: new Date(onDay), startsAt: 600, minutes: 60 };
  const made = {
    title,
    placeKind: "IN_PERSON" as const,
    place: "Room B",
    state: "OPEN" as const,
    uid: `${randomUUID()}@roundtable.invalid`,
    createdById: chair.person.id,
  };
  await db.meetingSeries.create({ data: { id: seriesId, ...of, ...times, ...made } });
  await db.meeting.create({ data: { id: meetingId, ...of, seriesId, onDay: times.startsOn } });
  await db.sitting.create({ data: { ...of, meetingId, startedAt, endedAt } });
  const item = { section: "First", place: 1, title: "Shelter beds", kind: "DECIDE" as const, minutesPlanned: 10, audience: "ALL" as const };
  await db.agendaItem.create({ data: { id: itemId, ...of, meetingId, ...item, ownerPersonId: chair.person.id, ...by } });
  return { ...of, seriesId, meetingId, itemId, onDay };
}

/** The same with nothing left empty: notes, a decision, something to do, a handout, attendance, a closed session, and minutes of both parts. */
export async function makeFullMeeting(db: PrismaClient, chair: Someone, member: Someone, milestoneId: string, partner: BuiltAgency) {
  const made = await makeMeeting(db, chair, member);
  const { taskForceId, bodyId, meetingId, itemId } = made;
  const of = { taskForceId, bodyId };
  const [personId, agencyId] = [chair.person.id, chair.agency.id];
  const by = { createdById: personId, createdAt: anHourAgo() };
  const plan = { section: "", kind: "DISCUSS" as const, minutesPlanned: 5, ...by };
  const some = { audience: "DISCIPLINES" as const, disciplines: [chair.agency.discipline], place: 2, title: "For some" };
  await db.agendaItem.create({ data: { ...of, meetingId, ...plan, ...some, carriedFromId: itemId } });
  await db.agendaItem.create({ data: { ...of, meetingId, ...plan, audience: "AGENCIES", agencyIds: [agencyId], place: 3, title: "For one" } });
  const closed = await db.agendaItem.create({ data: { ...of, meetingId, ...plan, audience: "CLOSED", place: 4, title: "Closed" } });
  const waiting = await db.agendaItem.create({ data: { ...of, ...plan, audience: "ALL", place: 1, title: "Later" } });
  await db.agendaNote.create({ data: { ...of, itemId, personId, at: anHourAgo(), words: "A note" } });
  const votes = { inFavor: [agencyId], against: [agencyId], abstained: [agencyId], recused: [agencyId] };
  const decided = { words: "Decided", carried: true, quorumReached: true, ...votes, decidedAt: anHourAgo(), recordedById: personId };
  await db.decision.create({ data: { ...of, itemId, ...decided } });
  const task = { words: "To do", ownerPersonId: personId, dueOn: new Date(onDay), milestoneId, ...by };
  await db.actionItem.create({ data: { ...of, itemId, ...task, status: "DONE", settledAt: anHourAgo() } });
  await db.actionItem.create({ data: { ...of, itemId: waiting.id, ...task } });
  await db.handout.create({ data: { ...of, itemId, title: "Budget", link: "https://files.example.org/budget", addedById: personId, endsAt: new Date(onDay) } });
  const there = { ...of, meetingId, mode: "IN_ROOM" as const, arrivedAt: anHourAgo(), discipline: chair.agency.discipline, agencyId };
  await db.attendance.create({ data: { ...there, personId, admittedAt: anHourAgo() } });
  await db.attendance.create({ data: { ...there, guestName: "A guest", statementVersion, leftAt: new Date() } });
  await db.attendance.create({ data: { ...there, guestName: "Another guest" } });
  const session = { closedPurpose: "Personnel", closedOpenedAt: anHourAgo(), closedMovedById: personId, closedReason: "PERSONNEL" as const };
  await db.sitting.update({ where: { meetingId }, data: { ...session, noticeOn: new Date(onDay), currentItemId: itemId, currentSince: anHourAgo() } });
  await putCase(db, made, chair, partner);
  await holdBefore(db, made, chair);
  let minutesId = "";
  for (const part of ["CLOSED", "OPEN"] as const) {
    const kept = {
      draftedById: personId,
      draftedAt: anHourAgo(),
      state: "CIRCULATED" as const,
      circulatedAt: anHourAgo(),
      retainUntil: part === "CLOSED" ? new Date(onDay) : null,
    };
    minutesId = (await db.minutes.create({ data: { ...of, meetingId, part, ...kept } })).id;
    await db.minutesEntry.create({
      data: { ...of, minutesId, place: 1, heading: "Shelter beds", words: "Ten more", writtenById: personId, writtenAt: anHourAgo() },
    });
  }
  return { ...made, closedItemId: closed.id, minutesId };
}

/** The meeting before: held, attended, and its minutes approved by the one that goes on. */
async function holdBefore(
  db: PrismaClient,
  { taskForceId, bodyId, seriesId, itemId }: { taskForceId: string; bodyId: string; seriesId: string; itemId: string },
  chair: Someone,
): Promise<void> {
  const of = { taskForceId, bodyId };
  const [begun, over] = [new Date(Date.now() - 3 * 3_600_000), new Date(Date.now() - 2 * 3_600_000)];
  const { id: meetingId } = await db.meeting.create({ data: { ...of, seriesId, onDay: new Date("2030-12-11") } });
  await db.sitting.create({ data: { ...of, meetingId, startedAt: begun, endedAt: over } });
  const there = { ...of, meetingId, personId: chair.person.id, agencyId: chair.agency.id, discipline: chair.agency.discipline };
  await db.attendance.create({ data: { ...there, mode: "IN_ROOM", arrivedAt: begun, leftAt: over } });
  const plan = {
    section: "",
    place: 1,
    title: "Before",
    kind: "DISCUSS" as const,
    minutesPlanned: 5,
    audience: "ALL" as const,
    createdById: chair.person.id,
    createdAt: begun,
  };
  await db.agendaItem.create({ data: { ...of, meetingId, ...plan } });
  const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { itemId } });
  const { id } = await db.minutes.create({ data: { ...of, meetingId, part: "OPEN", draftedById: chair.person.id, draftedAt: over, state: "CIRCULATED" } });
  await db.minutes.update({ where: { id }, data: { state: "APPROVED", decisionId, approvedAt: new Date() } });
}

/** A referral of the chair's agency, shared with `partner` for case review. */
async function shareForReview(db: PrismaClient, { person }: Someone, partner: BuiltAgency) {
  const { id: referralId } = await buildReferral(db, { createdById: person.id });
  const consent = await buildConsent(db, { referralId, recipientAgencyId: partner.id, purpose: "CASE_REVIEW" });
  return buildShare(db, { consentId: consent.id });
}

async function putCase(
  db: PrismaClient,
  { taskForceId, bodyId, meetingId }: { taskForceId: string; bodyId: string; meetingId: string },
  chair: Someone,
  partner: BuiltAgency,
): Promise<void> {
  const { referralId, consentId } = await shareForReview(db, chair, partner);
  const of = { taskForceId, bodyId };
  const plan = { section: "", place: 5, title: "Case review", kind: "DISCUSS" as const, minutesPlanned: 5, audience: "CASE" as const };
  const { id: itemId } = await db.agendaItem.create({ data: { ...of, meetingId, ...plan, createdById: chair.person.id, createdAt: anHourAgo() } });
  const listed = { ...of, itemId, referralId, listedById: chair.person.id, listedAt: anHourAgo() };
  await db.caseItem.createMany({ data: [listed, { ...listed, consentId }] });
}

/** A case of the chair's agency that may be put on an agenda. */
export async function caseInput(db: PrismaClient, chair: Someone, member: Someone, partner: BuiltAgency): Promise<object> {
  const { meetingId } = await makeMeeting(db, chair, member);
  return { meetingId, code: (await shareForReview(db, chair, partner)).code, minutesPlanned: 10 };
}

/** Each act on a meeting of its own, whose chair is `chair` and in whose body `member` sits, so that a refusal is about who asks. */
export function agendaInputs(db: PrismaClient, chair: Someone, member: Someone): Record<string, () => Promise<object>> {
  const make = (times: Parameters<typeof makeMeeting>[3] = {}) => makeMeeting(db, chair, member, times);
  const onMeeting = async () => ({ meetingId: (await make()).meetingId });
  const onItem = async () => ({ itemId: (await make()).itemId });
  const fields = { section: "", title: "Shelter beds", kind: "DISCUSS", minutesPlanned: 10, audience: "ALL" };
  const by = { writtenById: chair.person.id, writtenAt: anHourAgo() };
  const minutes = async (state: "DRAFT" | "CIRCULATED" | "APPROVED" = "DRAFT") => {
    const { taskForceId, bodyId, meetingId } = await make({ endedAt: new Date() });
    const { id: minutesId } = await db.minutes.create({
      data: { taskForceId, bodyId, meetingId, part: "OPEN", draftedById: chair.person.id, draftedAt: anHourAgo() },
    });
    const entry = { taskForceId, bodyId, minutesId, place: 1, heading: "Beds", words: "Ten more", ...by };
    const { id: entryId } = await db.minutesEntry.create({ data: entry });
    if (state !== "DRAFT") await db.minutes.update({ where: { id: minutesId }, data: { state: "CIRCULATED" } });
    return { taskForceId, bodyId, minutesId, entryId };
  };
  /** A later meeting of the same body, at an item of which its minutes may be approved. */
  const laterItem = async ({ taskForceId, bodyId }: { taskForceId: string; bodyId: string }) => {
    const later = await make();
    const of = { taskForceId, bodyId };
    const series = await db.meetingSeries.create({
      data: {
        ...of,
        title: "Later",
        placeKind: "IN_PERSON",
        state: "OPEN",
        timeZone: "America/New_York",
        startsOn: new Date("2031-02-12"),
        startsAt: 600,
        minutes: 60,
        uid: `${randomUUID()}@roundtable.invalid`,
        createdById: chair.person.id,
      },
    });
    const { id: meetingId } = await db.meeting.create({ data: { ...of, seriesId: series.id, onDay: new Date("2031-02-12") } });
    await db.sitting.create({ data: { ...of, meetingId, startedAt: new Date(Date.now() + 60_000) } });
    const item = {
      section: "",
      place: 1,
      title: "Minutes",
      kind: "DECIDE" as const,
      minutesPlanned: 5,
      audience: "ALL" as const,
      createdById: chair.person.id,
      createdAt: anHourAgo(),
    };
    const { id: itemId } = await db.agendaItem.create({ data: { ...of, meetingId, ...item } });
    const there = {
      ...of,
      meetingId,
      personId: chair.person.id,
      agencyId: chair.agency.id,
      discipline: chair.agency.discipline,
      mode: "IN_ROOM" as const,
      arrivedAt: anHourAgo(),
    };
    await db.attendance.create({ data: there });
    return { later, itemId, votes: [{ agencyId: chair.agency.id, vote: "IN_FAVOR" }] };
  };
  const approvable = async () => {
    const drafted = await minutes("CIRCULATED");
    const { itemId, votes } = await laterItem(drafted);
    return { drafted, input: { minutesId: drafted.minutesId, version: 1, itemId, votes } };
  };
  return {
    beginAgenda: async () => {
      const { seriesId } = await make();
      return { seriesId, onDay };
    },
    addAgendaItem: async () => {
      const { bodyId, meetingId } = await make();
      return { bodyId, meetingId, ...fields };
    },
    changeAgendaItem: async () => ({ ...(await onItem()), version: 1, ...fields }),
    moveAgendaItem: onItem,
    placeAgendaItem: onItem,
    removeAgendaItem: async () => ({ itemId: (await make({ startedAt: null })).itemId }),
    startMeeting: async () => ({ meetingId: (await make({ startedAt: null })).meetingId }),
    endMeeting: onMeeting,
    setCurrentItem: onMeeting,
    recordAttendance: async () => ({ ...(await onMeeting()), personId: member.person.id, present: true }),
    openClosedSession: async () => ({ ...(await onMeeting()), purpose: "Personnel" }),
    endClosedSession: async () => {
      const { meetingId } = await make();
      await db.sitting.update({ where: { meetingId }, data: { closedPurpose: "Personnel", closedOpenedAt: anHourAgo() } });
      return { meetingId };
    },
    setPublicRecord: onMeeting,
    setBodyRules: async () => ({ bodyId: (await make()).bodyId, version: 1, quorumBlocks: false, publicBody: true }),
    writeNote: async () => ({ ...(await onItem()), words: "A note" }),
    recordDecision: async () => ({ ...(await onItem()), words: "Decided", carried: true, votes: [] }),
    addActionItem: async () => ({ ...(await onItem()), words: "To do", ownerPersonId: member.person.id, dueOn: onDay }),
    changeActionItem: async () => {
      const { taskForceId, bodyId, itemId } = await make();
      const action = {
        taskForceId,
        bodyId,
        itemId,
        words: "To do",
        ownerPersonId: member.person.id,
        dueOn: new Date(onDay),
        createdById: chair.person.id,
        createdAt: anHourAgo(),
      };
      const { id: actionItemId } = await db.actionItem.create({ data: action });
      return { actionItemId, version: 1, status: "DONE" };
    },
    addHandout: async () => ({ ...(await onItem()), title: "Budget", link: "https://files.example.org/budget" }),
    exportEvidencePack: async () => ({ bodyId: (await make()).bodyId, from: "2026-01-01", to: "2026-12-31" }),
    draftMinutes: async () => ({ meetingId: (await make({ endedAt: new Date() })).meetingId, part: "OPEN" }),
    writeMinutes: async () => ({ entryId: (await minutes()).entryId, version: 1, words: "Twelve more" }),
    circulateMinutes: async () => ({ minutesId: (await minutes()).minutesId, version: 1 }),
    keepMinutesUntil: async () => {
      const { taskForceId, bodyId, meetingId } = await make({ endedAt: new Date() });
      const of = { taskForceId, bodyId, meetingId };
      const there = { agencyId: chair.agency.id, discipline: chair.agency.discipline, mode: "IN_ROOM" as const, arrivedAt: anHourAgo() };
      await db.attendance.create({ data: { ...of, ...there, personId: chair.person.id, admittedAt: anHourAgo() } });
      const drafted = { draftedById: chair.person.id, draftedAt: anHourAgo(), retainUntil: new Date(onDay) };
      const { id: minutesId } = await db.minutes.create({ data: { ...of, part: "CLOSED", ...drafted } });
      return { minutesId, version: 1, retainUntil: onDay };
    },
    approveMinutes: async () => (await approvable()).input,
    amendMinutes: async () => {
      const { drafted, input } = await approvable();
      const of = { taskForceId: drafted.taskForceId, bodyId: drafted.bodyId };
      const vote = {
        words: "Minutes",
        carried: true,
        quorumReached: true,
        inFavor: [],
        against: [],
        abstained: [],
        recused: [],
        decidedAt: new Date(),
        recordedById: chair.person.id,
      };
      const { id: decisionId } = await db.decision.create({ data: { ...of, itemId: input.itemId, ...vote } });
      await db.minutes.update({ where: { id: drafted.minutesId }, data: { state: "APPROVED", decisionId, approvedAt: new Date() } });
      return { minutesId: drafted.minutesId, words: "It was eleven" };
    },
  };
}

/** Each act with what it would take, and the id it is about, for somebody who is not on the roster. */
export async function agendaAttempts(db: PrismaClient, chair: Someone, member: Someone): Promise<(readonly [string, Record<string, unknown>, string])[]> {
  const about = ["entryId", "minutesId", "actionItemId", "itemId", "meetingId", "seriesId", "bodyId"] as const;
  const unsaid: Record<string, object> = {
    recordAttendance: { guest: null },
    listCase: { code: "7K3M9Q2XWD" },
    addAgendaItem: { agencyIds: null },
    changeAgendaItem: { agencyIds: null },
  };
  const listCase = async () => ({ meetingId: (await makeMeeting(db, chair, member)).meetingId });
  const attempts: (readonly [string, Record<string, unknown>, string])[] = [];
  for (const [mutation, make] of Object.entries({ ...agendaInputs(db, chair, member), listCase })) {
    const input = (await make()) as Record<string, unknown>;
    const id = about.map((name) => input[name]).find((one) => typeof one === "string");
    attempts.push([mutation, { ...unsaid[mutation], ...input }, String(id)]);
  }
  return attempts;
}

/** Something that waits in the backlog of a body. @returns its id */
export async function hideItem(db: PrismaClient, { person, agency }: Someone, bodyId: string): Promise<string> {
  const plan = { section: "", place: 1, title: "Later", kind: "DISCUSS" as const, minutesPlanned: 5, audience: "ALL" as const };
  return (await db.agendaItem.create({ data: { taskForceId: agency.taskForceId, bodyId, ...plan, createdById: person.id, createdAt: anHourAgo() } })).id;
}
