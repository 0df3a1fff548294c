import type { ActionItemModel, AttendanceModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { AgendaAction, AttendanceMode, ClosedReason, Discipline, HoldReason, PublicWarning } from "#graphql/enums.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import { BodyRef, QuorumStateRef } from "#features/bodies/schema.ts";
import { MeetingRef } from "#features/meetings/schema/meeting.ts";
import { actionsOn, type AgendaView, findAgenda, type ItemView, warningsOn } from "../queries.ts";
import { listActions } from "../queries/actions.ts";
import { holdOn, quorumNow } from "../queries/room.ts";
import { attended, isLate } from "../rules.ts";
import { ActionItemRef, AgendaItemRef } from "./item.ts";

type AttendanceView = AttendanceModel & { agenda: Pick<AgendaView, "sitting"> };
export const AttendanceRef = builder.objectRef<AttendanceView>("Attendance").implement({
  description: "That somebody is or was there.",
  fields: (t) => ({
    id: t.exposeID("id"),
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: "Null for a guest.",
      resolve: ({ personId }, _, { load }) => (personId === null ? null : load.person.load(personId)),
    }),
    guestName: t.exposeString("guestName", { nullable: true }),
    agency: t.field({ type: AgencyRef, nullable: true, resolve: ({ agencyId }, _, { load }) => (agencyId === null ? null : load.agency.load(agencyId)) }),
    discipline: t.expose("discipline", { type: Discipline, nullable: true, description: "Of that day." }),
    mode: t.expose("mode", { type: AttendanceMode }),
    arrivedAt: t.expose("arrivedAt", { type: "DateTime" }),
    leftAt: t.expose("leftAt", { type: "DateTime", nullable: true }),
    late: t.boolean({ description: "Came more than ten minutes after the meeting had begun.", resolve: (one) => isLate(one, one.agenda.sitting.startedAt) }),
    counts: t.boolean({
      nullable: true,
      description: "Counts as having attended: was there for at least half of the meeting, however late they came. Null before the end.",
      resolve: (one) => {
        const { startedAt, endedAt } = one.agenda.sitting;
        return startedAt && endedAt ? attended(one, { startedAt, endedAt }) : null;
      },
    }),
    signedOnPaper: t.boolean({
      description: "A guest who signed the confidentiality statement.",
      resolve: ({ statementVersion }) => statementVersion !== null,
    }),
    admitted: t.boolean({ description: "Was let into the closed session.", resolve: ({ admittedAt }) => admittedAt !== null }),
  }),
});

const HoldRef = builder
  .objectRef<{ item: ItemView; reason: "STEP_OUT" | "NO_CONSENT" | "SESSION_NOT_CLOSED"; mustStepOut: AttendanceView[] }>("ItemHold")
  .implement({
    description: "An item that is not talked about now, and what it waits for.",
    fields: (t) => ({
      item: t.field({ type: AgendaItemRef, resolve: ({ item }) => item }),
      reason: t.expose("reason", { type: HoldReason }),
      mustStepOut: t.field({ type: [AttendanceRef], description: "Who of those in the room may not be there.", resolve: ({ mustStepOut }) => mustStepOut }),
    }),
  });

const attendanceOf = (agenda: AgendaView): AttendanceView[] => agenda.attendance.map((one) => ({ ...one, agenda }));

export const AgendaRef = builder.objectRef<AgendaView>("Agenda").implement({
  description: "The agenda of a meeting, with the meeting as it happens.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Of the meeting." }),
    meeting: t.field({ type: MeetingRef, resolve: ({ meeting }) => meeting }),
    body: t.field({ type: BodyRef, resolve: ({ body }) => body }),
    items: t.field({ type: [AgendaItemRef], description: "What is for you, in its order.", resolve: ({ items }) => items }),
    minutesPlanned: t.int({ description: "Of what you see.", resolve: ({ items }) => items.reduce((sum, one) => sum + one.minutesPlanned, 0) }),
    openActions: t.field({
      type: [ActionItemRef],
      description: "What is still to be done from other meetings of this body.",
      resolve: async ({ body, items }, _, context): Promise<ActionItemModel[]> => {
        const here = new Set(items.map(({ id }) => id));
        return (await listActions(actingIn(context), { bodyId: body.id, open: true })).filter(({ itemId }) => !here.has(itemId));
      },
    }),
    startedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ sitting }) => sitting.startedAt }),
    endedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ sitting }) => sitting.endedAt }),
    currentItem: t.field({
      type: AgendaItemRef,
      nullable: true,
      description: "What the meeting is at; null between two items, and at one that is not for you.",
      resolve: ({ items, sitting }) => items.find(({ id }) => id === sitting.currentItemId) ?? null,
    }),
    currentSince: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ items, sitting }) => (items.some(({ id }) => id === sitting.currentItemId) ? sitting.currentSince : null),
    }),
    attendance: t.field({ type: [AttendanceRef], description: "In the order in which they came.", resolve: attendanceOf }),
    quorum: t.field({ type: QuorumStateRef, description: "By the people of the roster who are there now.", resolve: (agenda) => quorumNow(agenda) }),
    quorumBlocks: t.boolean({ description: "Nothing is decided without a quorum.", resolve: ({ body }) => body.quorumBlocks }),
    holds: t.field({
      type: [HoldRef],
      description: "Closed items and cases that wait, and who has to step out.",
      resolve: async (agenda, _, context) => {
        if (!agenda.sitting.startedAt || agenda.sitting.endedAt) return [];
        const people = attendanceOf(agenda);
        const holds = await Promise.all(agenda.items.map(async (item) => ({ item, hold: await holdOn(actingIn(context), item, agenda) })));
        return holds.flatMap(({ item, hold }) =>
          hold ? [{ item, reason: hold.reason, mustStepOut: people.filter(({ id }) => hold.mustStepOut.includes(id)) }] : [],
        );
      },
    }),
    closedPurpose: t.string({ nullable: true, description: "Why there was a closed session: open to all.", resolve: ({ sitting }) => sitting.closedPurpose }),
    closedOpenedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ sitting }) => sitting.closedOpenedAt }),
    closedEndedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ sitting }) => sitting.closedEndedAt }),
    closedMovedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ sitting }, _, { load }) => (sitting.closedMovedById ? load.person.load(sitting.closedMovedById) : null),
    }),
    closedReason: t.field({ type: ClosedReason, nullable: true, resolve: ({ sitting }) => sitting.closedReason }),
    notAdmitted: t.field({
      type: [AttendanceRef],
      description: "While the session is closed: who is there and has not signed the confidentiality statement.",
      resolve: (agenda) => {
        const isClosed = agenda.sitting.closedOpenedAt !== null && agenda.sitting.closedEndedAt === null;
        return isClosed ? attendanceOf(agenda).filter(({ leftAt, admittedAt }) => leftAt === null && admittedAt === null) : [];
      },
    }),
    publicBody: t.boolean({ resolve: ({ body }) => body.publicBody }),
    noticeOn: t.field({ type: "Date", nullable: true, description: "When a public body gave notice.", resolve: ({ sitting }) => sitting.noticeOn }),
    postedOn: t.field({ type: "Date", nullable: true, description: "When it posted the agenda.", resolve: ({ sitting }) => sitting.postedOn }),
    warnings: t.field({ type: [PublicWarning], description: "What a public body has not put on record.", resolve: warningsOn }),
    viewerCan: t.field({ type: [AgendaAction], resolve: ({ body }, _, context) => actionsOn(actingIn(context), body) }),
  }),
});

/** Entries of the attendance of a meeting by their ids, as a problem names them. */
export async function attendanceBy(acting: Parameters<typeof findAgenda>[0], meetingId: string, ids: readonly string[]): Promise<AttendanceView[]> {
  const agenda = await findAgenda(acting, meetingId);
  return agenda ? attendanceOf(agenda).filter(({ id }) => ids.includes(id)) : [];
}
