import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn, type RequestContext } from "#graphql/context.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { findBody } from "#features/bodies/queries.ts";
import { BodyRef } from "#features/bodies/schema.ts";
import { addActionItem } from "../commands/add-action-item.ts";
import { addAgendaItem } from "../commands/add-agenda-item.ts";
import { addHandout } from "../commands/add-handout.ts";
import { beginAgenda } from "../commands/begin-agenda.ts";
import { changeActionItem } from "../commands/change-action-item.ts";
import { changeAgendaItem } from "../commands/change-agenda-item.ts";
import { endClosedSession } from "../commands/end-closed-session.ts";
import { endMeeting } from "../commands/end-meeting.ts";
import { listCase } from "../commands/list-case.ts";
import { moveAgendaItem } from "../commands/move-agenda-item.ts";
import { openClosedSession } from "../commands/open-closed-session.ts";
import { placeAgendaItem } from "../commands/place-agenda-item.ts";
import { recordAttendance } from "../commands/record-attendance.ts";
import { recordDecision } from "../commands/record-decision.ts";
import { removeAgendaItem } from "../commands/remove-agenda-item.ts";
import { setBodyRules } from "../commands/set-body-rules.ts";
import { setCurrentItem } from "../commands/set-current-item.ts";
import { setPublicRecord } from "../commands/set-public-record.ts";
import { startMeeting } from "../commands/start-meeting.ts";
import { writeNote } from "../commands/write-note.ts";
import { CaseNotReviewable, ItemHeld, MeetingNotRunning, QuorumMissing } from "../problems.ts";
import { findAgenda, findItem } from "../queries.ts";
import { findAction } from "../queries/actions.ts";
import { AgendaRef } from "./agenda.ts";
import * as inputs from "./inputs.ts";
import { ActionItemRef, AgendaItemRef } from "./item.ts";

type Command = (acting: Acting, input: unknown) => Promise<string>;
type Problems = (new (...args: never[]) => Error)[];
const errorsOf = (name: string, problems: Problems) => ({
  types: [InvalidInput, ...problems],
  union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` },
});

/** Runs the command, and reads what it changed as its actor sees it afterwards. @throws NotFound when it is theirs no more */
async function changed<Row>(
  context: RequestContext,
  command: Command,
  input: unknown,
  find: (acting: Acting, id: string) => Promise<Row | null>,
): Promise<Row> {
  const acting = actingIn(context);
  const row = await find(acting, await command(acting, input));
  if (row === null) throw new NotFound();
  return row;
}

const onAgenda = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: AgendaRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: errorsOf(name, problems),
      resolve: (_, args, context) => changed(context, command, args.input, findAgenda),
    }),
  );
const onItem = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: AgendaItemRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: errorsOf(name, problems),
      resolve: (_, args, context) => changed(context, command, args.input, findItem),
    }),
  );
const onAction = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: ActionItemRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: errorsOf(name, problems),
      resolve: (_, args, context) => changed(context, command, args.input, findAction),
    }),
  );
const onBody = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: BodyRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: errorsOf(name, problems),
      resolve: (_, args, context) => changed(context, command, args.input, findBody),
    }),
  );

onAgenda("beginAgenda", "Begins the agenda of one meeting. Open to whoever keeps it.", inputs.BeginAgendaArgument, beginAgenda);
onItem(
  "addAgendaItem",
  "Puts an item on an agenda, or into the backlog, where everybody on the roster may propose one.",
  inputs.AddAgendaItemArgument,
  addAgendaItem,
);
onItem("changeAgendaItem", "Another title, length, owner or audience. Of a case only its length changes.", inputs.ChangeAgendaItemArgument, changeAgendaItem, [
  Conflict,
]);
onAgenda("moveAgendaItem", "Puts an item before another, or at the end.", inputs.MoveAgendaItemArgument, moveAgendaItem);
onItem(
  "placeAgendaItem",
  "Brings an item to a meeting or to the backlog. What was talked about goes on as a new item.",
  inputs.PlaceAgendaItemArgument,
  placeAgendaItem,
);
onBody("removeAgendaItem", "Takes an item off before its meeting has begun.", inputs.RemoveAgendaItemArgument, removeAgendaItem, [MeetingNotRunning]);
onItem("listCase", "Puts a case of your agency on the agenda, by a code under a consent for case review.", inputs.ListCaseArgument, listCase, [
  CaseNotReviewable,
]);
onAgenda("startMeeting", "The meeting begins.", inputs.StartMeetingArgument, startMeeting, [MeetingNotRunning]);
onAgenda("endMeeting", "The meeting is over, and its handouts are gone.", inputs.EndMeetingArgument, endMeeting, [MeetingNotRunning]);
onAgenda("setCurrentItem", "Says what the meeting is at.", inputs.SetCurrentItemArgument, setCurrentItem, [MeetingNotRunning, ItemHeld]);
onAgenda("recordAttendance", "Somebody came, left, or takes part in another way.", inputs.RecordAttendanceArgument, recordAttendance, [MeetingNotRunning]);
onAgenda(
  "openClosedSession",
  "Closes the session, and lets in who signed the confidentiality statement.",
  inputs.OpenClosedSessionArgument,
  openClosedSession,
  [MeetingNotRunning],
);
onAgenda("endClosedSession", "The session is open again.", inputs.EndClosedSessionArgument, endClosedSession, [MeetingNotRunning]);
onAgenda("setPublicRecord", "When a public body gave notice and posted the agenda.", inputs.SetPublicRecordArgument, setPublicRecord);
onBody("setBodyRules", "Whether a body decides without a quorum, and whether it is a public body.", inputs.SetBodyRulesArgument, setBodyRules, [Conflict]);
onItem("writeNote", "Adds a note to an item.", inputs.WriteNoteArgument, writeNote);
onItem("recordDecision", "Keeps what was decided, with the votes of the agencies.", inputs.RecordDecisionArgument, recordDecision, [
  MeetingNotRunning,
  QuorumMissing,
]);
onAction("addActionItem", "Gives somebody something to do.", inputs.AddActionItemArgument, addActionItem);
onAction("changeActionItem", "Says that something is done, or plans it anew.", inputs.ChangeActionItemArgument, changeActionItem, [Conflict]);
onItem("addHandout", "Hands out a link until the meeting is over.", inputs.AddHandoutArgument, addHandout, [MeetingNotRunning]);
