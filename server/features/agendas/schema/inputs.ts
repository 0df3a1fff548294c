import { builder } from "#graphql/builder.ts";
import { ActionStatus, AgencyVote, AgendaAudience, AgendaKind, AttendanceMode, ClosedReason, Discipline } from "#graphql/enums.ts";

const onMeeting = (name: string) => builder.inputType(name, { fields: (t) => ({ clientKey: t.id({ required: true }), meetingId: t.id({ required: true }) }) });

export const BeginAgendaArgument = builder.inputType("BeginAgendaInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    seriesId: t.id({ required: true }),
    onDay: t.field({ type: "Date", required: true, description: "The day on which the rule has the meeting." }),
  }),
});

export const AddAgendaItemArgument = builder.inputType("AddAgendaItemInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    meetingId: t.id({ description: "Left out, the item waits in the body's backlog." }),
    section: t.string({ required: true, description: "May be empty." }),
    title: t.string({ required: true }),
    kind: t.field({ type: AgendaKind, required: true }),
    minutesPlanned: t.int({ required: true }),
    ownerPersonId: t.id(),
    audience: t.field({ type: AgendaAudience, required: true, description: "All but CASE." }),
    disciplines: t.field({ type: [Discipline], description: "For DISCIPLINES." }),
    agencyIds: t.idList({ description: "For AGENCIES." }),
  }),
});
export const ChangeAgendaItemArgument = builder.inputType("ChangeAgendaItemInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    itemId: t.id({ required: true }),
    version: t.int({ required: true }),
    section: t.string({ required: true }),
    title: t.string({ required: true }),
    kind: t.field({ type: AgendaKind, required: true }),
    minutesPlanned: t.int({ required: true }),
    ownerPersonId: t.id(),
    audience: t.field({ type: AgendaAudience, required: true }),
    disciplines: t.field({ type: [Discipline] }),
    agencyIds: t.idList(),
  }),
});
export const MoveAgendaItemArgument = builder.inputType("MoveAgendaItemInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), itemId: t.id({ required: true }), beforeId: t.id({ description: "Left out, it goes to the end." }) }),
});
export const PlaceAgendaItemArgument = builder.inputType("PlaceAgendaItemInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    itemId: t.id({ required: true }),
    meetingId: t.id({ description: "Left out, it goes to the backlog." }),
  }),
});
export const RemoveAgendaItemArgument = builder.inputType("RemoveAgendaItemInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), itemId: t.id({ required: true }) }),
});
export const ListCaseArgument = builder.inputType("ListCaseInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    meetingId: t.id({ required: true }),
    code: t.string({ required: true, description: "Of a share of your agency under a living consent for case review." }),
    minutesPlanned: t.int({ required: true }),
  }),
});
export const StartMeetingArgument = onMeeting("StartMeetingInput");
export const EndMeetingArgument = onMeeting("EndMeetingInput");
export const EndClosedSessionArgument = onMeeting("EndClosedSessionInput");
export const SetCurrentItemArgument = builder.inputType("SetCurrentItemInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    meetingId: t.id({ required: true }),
    itemId: t.id({ description: "Left out, the meeting is between two items." }),
  }),
});
const GuestArgument = builder.inputType("GuestInput", {
  fields: (t) => ({ name: t.string({ required: true, description: "The name of a professional who visits." }), agencyId: t.id() }),
});
export const RecordAttendanceArgument = builder.inputType("RecordAttendanceInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    meetingId: t.id({ required: true }),
    personId: t.id({ description: "Somebody of the table." }),
    guest: t.field({ type: GuestArgument, description: "A guest who is not on the list yet." }),
    attendanceId: t.id({ description: "Somebody on the list." }),
    mode: t.field({ type: AttendanceMode }),
    present: t.boolean({ required: true, description: "False: has left." }),
    signedOnPaper: t.boolean({ description: "Of a guest: signed the confidentiality statement in force." }),
  }),
});
export const OpenClosedSessionArgument = builder.inputType("OpenClosedSessionInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    meetingId: t.id({ required: true }),
    purpose: t.string({ required: true, description: "Open to all, as a general account." }),
    movedById: t.id({ description: "Who moved to close the session." }),
    reason: t.field({ type: ClosedReason }),
  }),
});
export const SetPublicRecordArgument = builder.inputType("SetPublicRecordInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    meetingId: t.id({ required: true }),
    noticeOn: t.field({ type: "Date" }),
    postedOn: t.field({ type: "Date" }),
  }),
});
export const SetBodyRulesArgument = builder.inputType("SetBodyRulesInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    version: t.int({ required: true }),
    quorumBlocks: t.boolean({ required: true }),
    publicBody: t.boolean({ required: true }),
  }),
});
export const WriteNoteArgument = builder.inputType("WriteNoteInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), itemId: t.id({ required: true }), words: t.string({ required: true }) }),
});
export const VoteArgument = builder.inputType("AgencyVoteInput", {
  fields: (t) => ({ agencyId: t.id({ required: true }), vote: t.field({ type: AgencyVote, required: true }) }),
});
export const RecordDecisionArgument = builder.inputType("RecordDecisionInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    itemId: t.id({ required: true }),
    words: t.string({ required: true }),
    carried: t.boolean({ required: true, description: "False: it was voted down." }),
    votes: t.field({ type: [VoteArgument], required: true, description: "Of agencies that are there, each once." }),
  }),
});
export const AddActionItemArgument = builder.inputType("AddActionItemInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    itemId: t.id({ required: true }),
    words: t.string({ required: true }),
    ownerPersonId: t.id({ required: true }),
    dueOn: t.field({ type: "Date", required: true }),
    milestoneId: t.id(),
  }),
});
export const ChangeActionItemArgument = builder.inputType("ChangeActionItemInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    actionItemId: t.id({ required: true }),
    version: t.int({ required: true }),
    status: t.field({ type: ActionStatus }),
    ownerPersonId: t.id(),
    dueOn: t.field({ type: "Date" }),
    milestoneId: t.id({ description: "What it helps to reach; null takes it off." }),
  }),
});
export const AddHandoutArgument = builder.inputType("AddHandoutInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    itemId: t.id({ required: true }),
    title: t.string({ required: true }),
    link: t.string({ required: true }),
  }),
});
