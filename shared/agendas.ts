import { z } from "zod";
import { Discipline } from "./roles.ts";
import { TypedCode, WebLink, words } from "./words.ts";

/** What an item is there for: to be told, to be talked about, or to be decided. */
export const agendaKinds = ["INFORM", "DISCUSS", "DECIDE"] as const;
export const AgendaKind = z.enum(agendaKinds);
export type AgendaKind = z.infer<typeof AgendaKind>;

/** For whom an item exists. CASE: the agencies that a consent names for case review; the hub sets it, nobody chooses it. */
export const agendaAudiences = ["ALL", "DISCIPLINES", "AGENCIES", "CLOSED", "CASE"] as const;
export const AgendaAudience = z.enum(agendaAudiences);
export type AgendaAudience = z.infer<typeof AgendaAudience>;

export const attendanceModes = ["IN_ROOM", "VIDEO", "PHONE"] as const;
export const AttendanceMode = z.enum(attendanceModes);
export type AttendanceMode = z.infer<typeof AttendanceMode>;

export const actionStatuses = ["OPEN", "DONE", "DROPPED"] as const;
export const ActionStatus = z.enum(actionStatuses);
export type ActionStatus = z.infer<typeof ActionStatus>;

export const agencyVotes = ["IN_FAVOR", "AGAINST", "ABSTAINED", "RECUSED"] as const;
export const AgencyVote = z.enum(agencyVotes);
export type AgencyVote = z.infer<typeof AgencyVote>;

/** North Carolina General Statutes 143-318.11(a), in its order. */
export const closedReasons = [
  "CONFIDENTIAL_BY_LAW",
  "HONORS",
  "ATTORNEY_CLIENT",
  "BUSINESS_LOCATION",
  "CONTRACT_OR_PROPERTY",
  "PERSONNEL",
  "CRIMINAL_INVESTIGATION",
  "SCHOOL_SAFETY",
  "PUBLIC_SAFETY",
  "POLICE_RECORDING",
] as const;
export const ClosedReason = z.enum(closedReasons);
export type ClosedReason = z.infer<typeof ClosedReason>;

/** What a public body has not put on record (MT-12). */
export const publicWarnings = ["NOTICE_MISSING", "NOTICE_LATE", "AGENDA_NOT_POSTED", "MOTION_MISSING", "REASON_MISSING"] as const;
export type PublicWarning = (typeof publicWarnings)[number];

/** Why a case is not talked about now: somebody has to step out, no consent lives behind it, or the closed session is not open. */
export const holdReasons = ["STEP_OUT", "NO_CONSENT", "SESSION_NOT_CLOSED"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What a reader may do with an agenda: plan and run the meeting, put a case on, keep what was said in closed session. */
export const agendaActions = ["KEEP", "LIST_CASE", "PROPOSE"] as const;
export type AgendaAction = (typeof agendaActions)[number];

/** The longest title, purpose or action, and the longest note or decision, in characters. */
export const lineLength = 160;
export const paragraphLength = 1000;

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
const Day = z.iso.date();
const Line = words(lineLength).min(1);
const Paragraph = words(paragraphLength).min(1);
const onMeeting = { clientKey: ClientKey, meetingId: Id };

export const BeginAgendaInput = z.strictObject({ clientKey: ClientKey, seriesId: Id, onDay: Day });

const item = {
  section: words(60),
  title: Line,
  kind: AgendaKind,
  minutesPlanned: z.int().min(0).max(480),
  ownerPersonId: Id.nullish(),
  audience: z.enum(["ALL", "DISCIPLINES", "AGENCIES", "CLOSED"]),
  disciplines: z.array(Discipline).max(11).nullish(),
  agencyIds: z.array(Id).max(50).nullish(),
};
const saysWhom = ({
  audience,
  disciplines,
  agencyIds,
}: {
  audience: string;
  disciplines?: string[] | null | undefined;
  agencyIds?: string[] | null | undefined;
}) => (audience === "DISCIPLINES") === (disciplines ?? []).length > 0 && (audience === "AGENCIES") === (agencyIds ?? []).length > 0;
const whom = { path: ["audience"], message: "names disciplines or agencies exactly when it is for some of them" };
/** Without a meeting the item waits in the body's backlog. */
export const AddAgendaItemInput = z.strictObject({ clientKey: ClientKey, bodyId: Id, meetingId: Id.nullish(), ...item }).refine(saysWhom, whom);
export const ChangeAgendaItemInput = z.strictObject({ clientKey: ClientKey, itemId: Id, version: Version, ...item }).refine(saysWhom, whom);
/** Before another item of the same meeting, or to the end. */
export const MoveAgendaItemInput = z.strictObject({ clientKey: ClientKey, itemId: Id, beforeId: Id.nullish() });
/** To a meeting, or back to the backlog. What was talked about stays where it was, and goes on under a new item. */
export const PlaceAgendaItemInput = z.strictObject({ clientKey: ClientKey, itemId: Id, meetingId: Id.nullish() });
export const RemoveAgendaItemInput = z.strictObject({ clientKey: ClientKey, itemId: Id });
/** A case by the code of a share of one's own agency. */
export const ListCaseInput = z.strictObject({ ...onMeeting, code: TypedCode, minutesPlanned: z.int().min(0).max(480) });

export const StartMeetingInput = z.strictObject({ ...onMeeting });
export const EndMeetingInput = z.strictObject({ ...onMeeting });
export const SetCurrentItemInput = z.strictObject({ ...onMeeting, itemId: Id.nullish() });

/** Somebody of the table, or a guest: of an agency or of none, who may have signed the confidentiality statement on paper. */
export const RecordAttendanceInput = z
  .strictObject({
    ...onMeeting,
    personId: Id.nullish(),
    guest: z.strictObject({ name: words(80).min(1), agencyId: Id.nullish() }).nullish(),
    /** A guest who is on the list already. */
    attendanceId: Id.nullish(),
    mode: AttendanceMode.nullish(),
    present: z.boolean(),
    signedOnPaper: z.boolean().nullish(),
  })
  .refine(({ personId, guest, attendanceId }) => [personId, guest, attendanceId].filter((one) => one != null).length === 1, {
    path: ["personId"],
    message: "name one person, one guest, or one who is on the list",
  });
export const OpenClosedSessionInput = z.strictObject({
  ...onMeeting,
  purpose: Line,
  movedById: Id.nullish(),
  reason: ClosedReason.nullish(),
});
export const EndClosedSessionInput = z.strictObject({ ...onMeeting });
export const SetPublicRecordInput = z.strictObject({ ...onMeeting, noticeOn: Day.nullish(), postedOn: Day.nullish() });
export const SetBodyRulesInput = z.strictObject({ clientKey: ClientKey, bodyId: Id, version: Version, quorumBlocks: z.boolean(), publicBody: z.boolean() });

export const WriteNoteInput = z.strictObject({ clientKey: ClientKey, itemId: Id, words: Paragraph });
const vote = z.strictObject({ agencyId: Id, vote: AgencyVote });
/** Each agency votes once. */
export const votes = z
  .array(vote)
  .max(100)
  .refine((list) => new Set(list.map(({ agencyId }) => agencyId)).size === list.length, { message: "names an agency twice" });
export const RecordDecisionInput = z.strictObject({ clientKey: ClientKey, itemId: Id, words: Paragraph, carried: z.boolean(), votes });
export const AddActionItemInput = z.strictObject({
  clientKey: ClientKey,
  itemId: Id,
  words: Line,
  ownerPersonId: Id,
  dueOn: Day,
  milestoneId: Id.nullish(),
});
/** What is left out stays. */
export const ChangeActionItemInput = z.strictObject({
  clientKey: ClientKey,
  actionItemId: Id,
  version: Version,
  status: ActionStatus.nullish(),
  ownerPersonId: Id.nullish(),
  dueOn: Day.nullish(),
  /** Null takes it off. */
  milestoneId: Id.nullish(),
});
export const AddHandoutInput = z.strictObject({ clientKey: ClientKey, itemId: Id, title: Line, link: WebLink });
