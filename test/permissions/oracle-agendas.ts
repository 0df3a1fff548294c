import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";

const withBody = { body: { include: { seats: true } } } as const;
const withMeeting = { meeting: { include: { attendance: true, series: { include: withBody } } } } as const;
const withCase = { ...withBody, referral: true, consent: true } as const;
const withItem = { ...withBody, ...withMeeting, caseItems: { include: withCase } } as const;

/** What there is of agendas and minutes, as the owner of the database sees it, with the parents that memory needs. */
export async function loadAgendas(db: PrismaClient) {
  return {
    Sitting: await db.sitting.findMany({ include: withMeeting }),
    Attendance: await db.attendance.findMany({ include: withMeeting }),
    AgendaItem: await db.agendaItem.findMany({ include: withItem }),
    CaseItem: await db.caseItem.findMany({ include: withCase }),
    AgendaNote: await db.agendaNote.findMany({ include: { item: { include: withItem } } }),
    Decision: await db.decision.findMany({ include: { item: { include: withItem } } }),
    ActionItem: await db.actionItem.findMany({ include: { item: { include: withItem } } }),
    Handout: await db.handout.findMany({ include: { item: { include: withItem } } }),
    Minutes: await db.minutes.findMany({ include: { ...withMeeting, ...withBody } }),
    MinutesEntry: await db.minutesEntry.findMany({ include: { minutes: { include: { ...withMeeting, ...withBody } } } }),
  };
}
export type AgendaRecords = Awaited<ReturnType<typeof loadAgendas>>;

type Body = Prisma.BodyGetPayload<{ include: { seats: true } }>;
type Meeting = Prisma.MeetingGetPayload<{ include: (typeof withMeeting)["meeting"]["include"] }>;
type Item = Prisma.AgendaItemGetPayload<{ include: typeof withItem }>;
type Case = Prisma.CaseItemGetPayload<{ include: typeof withCase }>;
type Minutes = Prisma.MinutesGetPayload<{ include: typeof withBody & typeof withMeeting }>;
type Reader = { personId: string; agencyId: string; taskForceId: string; discipline: string; seats: readonly string[] };
/** What the referee of referrals knows: whether this reader works with them, and whether a consent lives for them. */
type Referrals = { worksWithThem: boolean; isLive: (consent: NonNullable<Case["consent"]>) => boolean };

/** The referee of agendas and minutes, from domain.md §6 (MT-02, MT-03, MT-11, MT-13, MT-18) and from nothing in the server. */
export function agendasFor(
  reader: Reader,
  all: AgendaRecords,
  now: Date,
  { worksWithThem, isLive }: Referrals,
): { [Name in keyof AgendaRecords]: Set<string> } {
  const ids = <Row extends { id: string; taskForceId: string }>(rows: Row[], may: (row: Row) => boolean) =>
    new Set(rows.filter((row) => reader.seats.length > 0 && row.taskForceId === reader.taskForceId && may(row)).map(({ id }) => id));
  const roleIn = ({ seats }: Body) => seats.find(({ personId }) => personId === reader.personId)?.role;
  const runs = (body: Body) => roleIn(body) === "CHAIR" || roleIn(body) === "MINUTE_TAKER";
  const seesBody = (body: Body) => !body.restricted || roleIn(body) !== undefined;
  const keeps = (body: Body) => runs(body) || (reader.seats.includes("COORDINATOR") && seesBody(body));
  const seesMeeting = ({ series: { body, state, closed } }: Meeting) =>
    seesBody(body) && (state !== "DRAFT" || keeps(body)) && (!closed || roleIn(body) !== undefined || keeps(body));
  const isTheirCase = ({ body, referral, consent, taskForceId }: Case) =>
    worksWithThem &&
    seesBody(body) &&
    (referral.ownerAgencyId === reader.agencyId ||
      (consent !== null &&
        consent.recipientAgencyId === reader.agencyId &&
        consent.taskForceId === taskForceId &&
        consent.purpose === "CASE_REVIEW" &&
        isLive(consent)));
  const isForThem = (item: Item) => {
    if (!(item.meeting ? seesMeeting(item.meeting) : seesBody(item.body))) return false;
    if (runs(item.body) || [item.ownerPersonId, item.createdById].includes(reader.personId)) return true;
    switch (item.audience) {
      case "ALL":
        return true;
      case "DISCIPLINES":
        return item.disciplines.some((discipline) => discipline === reader.discipline);
      case "AGENCIES":
        return item.agencyIds.includes(reader.agencyId);
      case "CLOSED":
        return roleIn(item.body) !== undefined;
      case "CASE":
        return item.caseItems.some(isTheirCase);
    }
  };
  const wasLetIn = (meeting: Meeting | null) => meeting?.attendance.some(({ personId, admittedAt }) => personId === reader.personId && admittedAt !== null);
  const isTold = (item: Item, saidBy: string) =>
    isForThem(item) && (item.audience !== "CLOSED" || saidBy === reader.personId || wasLetIn(item.meeting) === true);
  const readsMinutes = ({ part, state, meeting, body }: Minutes) => {
    const wasIn = wasLetIn(meeting) === true;
    const keepsThem = part === "OPEN" ? keeps(body) : runs(body) && wasIn;
    return seesMeeting(meeting) && (keepsThem || (state !== "DRAFT" && (part === "OPEN" || wasIn)));
  };
  return {
    Sitting: ids(all.Sitting, ({ meeting }) => seesMeeting(meeting)),
    Attendance: ids(all.Attendance, ({ meeting }) => seesMeeting(meeting)),
    AgendaItem: ids(all.AgendaItem, isForThem),
    CaseItem: ids(all.CaseItem, isTheirCase),
    AgendaNote: ids(all.AgendaNote, ({ item, personId }) => isTold(item, personId)),
    Decision: ids(all.Decision, ({ item, recordedById }) => isTold(item, recordedById)),
    ActionItem: ids(all.ActionItem, ({ item, ownerPersonId, createdById }) => ownerPersonId === reader.personId || isTold(item, createdById)),
    Handout: ids(all.Handout, ({ item, endsAt, addedById }) => endsAt > now && isTold(item, addedById)),
    Minutes: ids(all.Minutes, readsMinutes),
    MinutesEntry: ids(all.MinutesEntry, ({ minutes }) => readsMinutes(minutes)),
  };
}
