import type { AgendaAction, PublicWarning } from "@roundtable/shared/agendas.ts";
import type { Prisma } from "../../../prisma/client/client.ts";
import type {
  ActionItemModel,
  AgendaItemModel,
  AgendaNoteModel,
  AttendanceModel,
  CaseItemModel,
  DecisionModel,
  HandoutModel,
  SittingModel,
} from "../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { type AppAbility, readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import type { BodyView } from "#features/bodies/queries.ts";
import { findMeeting, findSeries, type MeetingView } from "#features/meetings/queries.ts";
import { written } from "#features/meetings/rules/days.ts";
import { findBody } from "#features/bodies/queries.ts";
import { numbered, publicGaps } from "./rules.ts";

/** An item as one reader sees it, with what hangs on it. */
export type ItemView = AgendaItemModel & {
  /** From 1 on among what this reader sees; 0 in the backlog. */
  number: number;
  notes: AgendaNoteModel[];
  decisions: DecisionModel[];
  actions: ActionItemModel[];
  handouts: HandoutModel[];
  caseItem: CaseItemModel | null;
};
/** The agenda of a meeting with the meeting as it happens. */
export type AgendaView = {
  id: string;
  meetingId: string;
  meeting: MeetingView;
  body: BodyView;
  sitting: SittingModel;
  items: ItemView[];
  attendance: AttendanceModel[];
};

const partsOf = (ability: AppAbility) =>
  ({
    notes: { where: readable(ability, "AgendaNote"), orderBy: [{ at: "asc" }, { id: "asc" }] },
    decisions: { where: readable(ability, "Decision"), orderBy: [{ decidedAt: "asc" }, { id: "asc" }] },
    actions: { where: readable(ability, "ActionItem"), orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    handouts: { where: readable(ability, "Handout"), orderBy: { id: "asc" } },
  }) satisfies Prisma.AgendaItemInclude;

/** The items that fit and are for this reader, in their order. */
async function findItems({ db, ability }: Reading, where: Prisma.AgendaItemWhereInput): Promise<Omit<ItemView, "number">[]> {
  const items = await db.agendaItem.findMany({
    where: { AND: [readable(ability, "AgendaItem"), where] },
    include: partsOf(ability),
    orderBy: [{ place: "asc" }, { id: "asc" }],
  });
  const cases = items.filter(({ audience }) => audience === "CASE").map(({ id }) => id);
  const listed = cases.length === 0 ? [] : await db.caseItem.findMany({ where: { AND: [readable(ability, "CaseItem"), { itemId: { in: cases } }] } });
  return items.map((item) => ({ ...item, caseItem: listed.find(({ itemId }) => itemId === item.id) ?? null }));
}

/** The agenda of a meeting; null where none was begun and where the meeting is not there for this reader. */
export async function findAgenda(reading: Reading, meetingId: string): Promise<AgendaView | null> {
  const { db, ability } = reading;
  if (!isId(meetingId)) return null;
  const sitting = await db.sitting.findFirst({ where: { AND: [readable(ability, "Sitting"), { meetingId }] }, include: { meeting: true } });
  if (!sitting) return null;
  const meeting = await findMeeting(reading, sitting.meeting.seriesId, written(sitting.meeting.onDay));
  if (!meeting) return null;
  const items = await findItems(reading, { meetingId });
  const attendance = await db.attendance.findMany({
    where: { AND: [readable(ability, "Attendance"), { meetingId }] },
    orderBy: [{ arrivedAt: "asc" }, { id: "asc" }],
  });
  return { id: meetingId, meetingId, meeting, body: meeting.series.body, sitting, items: numbered(items), attendance };
}

/** The agenda of one meeting of a series, by the day on which its rule has it. */
export async function findAgendaOn(reading: Reading, seriesId: string, onDay: string): Promise<AgendaView | null> {
  const series = await findSeries(reading, seriesId);
  const row = series?.meetings.find((meeting) => written(meeting.onDay) === onDay);
  return row ? findAgenda(reading, row.id) : null;
}

/** What waits for a later meeting of a body, as far as it is for this reader. */
export async function findBacklog(reading: Reading, bodyId: string): Promise<ItemView[] | null> {
  if (!(await findBody(reading, bodyId))) return null;
  const items = await findItems(reading, { bodyId, meetingId: null });
  return items.map((item) => ({ ...item, number: 0 }));
}

/** One item; null for an unknown one and for one that is not for this reader. */
export async function findItem(reading: Reading, id: string): Promise<ItemView | null> {
  const { db, ability } = reading;
  if (!isId(id)) return null;
  const [item] = await findItems(reading, { id });
  if (!item) return null;
  if (item.meetingId === null) return { ...item, number: 0 };
  const ids = await db.agendaItem.findMany({
    where: { AND: [readable(ability, "AgendaItem"), { meetingId: item.meetingId }] },
    select: { id: true },
    orderBy: [{ place: "asc" }, { id: "asc" }],
  });
  return { ...item, number: ids.findIndex((one) => one.id === id) + 1 };
}

/** What this reader may do with an agenda. */
export function actionsOn({ ability }: Reading, body: BodyView): AgendaAction[] {
  const may = subject("Body", body);
  const isOnRoster = ability.can("answer", may);
  const listsCases = isOnRoster && ability.can("share", "Referral");
  return [
    ...(ability.can("keep", may) ? (["KEEP"] as const) : []),
    ...(listsCases ? (["LIST_CASE"] as const) : []),
    ...(isOnRoster ? (["PROPOSE"] as const) : []),
  ];
}

/** What a public body lacks on record for this meeting; nothing for any other body. */
export function warningsOn({ body, sitting, meeting, items }: AgendaView): PublicWarning[] {
  const hasClosedItems = items.some(({ audience }) => audience === "CLOSED" || audience === "CASE");
  return body.publicBody ? publicGaps(sitting, { startsAt: meeting.startsAt, hasClosedItems }) : [];
}
