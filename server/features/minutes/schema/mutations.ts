import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { MinutesPart } from "#graphql/enums.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { MeetingNotRunning, QuorumMissing } from "#features/agendas/problems.ts";
import { VoteArgument } from "#features/agendas/schema/inputs.ts";
import { amendMinutes } from "../commands/amend-minutes.ts";
import { approveMinutes } from "../commands/approve-minutes.ts";
import { exportPack } from "../commands/export-pack.ts";
import { circulateMinutes } from "../commands/circulate-minutes.ts";
import { draftMinutes } from "../commands/draft-minutes.ts";
import { keepMinutesUntil } from "../commands/keep-minutes-until.ts";
import { writeMinutes } from "../commands/write-minutes.ts";
import { MinutesLocked } from "../problems.ts";
import { findMinutes } from "../queries.ts";
import { findPack, packFile } from "../queries/pack.ts";
import { MinutesRef } from "./minutes.ts";

const DraftMinutesArgument = builder.inputType("DraftMinutesInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    meetingId: t.id({ required: true }),
    part: t.field({ type: MinutesPart, required: true }),
    keepMonths: t.int({ description: "How long those of a closed session are kept: 36 when nobody says." }),
  }),
});
const WriteMinutesArgument = builder.inputType("WriteMinutesInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    entryId: t.id({ required: true }),
    version: t.int({ required: true }),
    words: t.string({ required: true }),
  }),
});
const CirculateMinutesArgument = builder.inputType("CirculateMinutesInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), minutesId: t.id({ required: true }), version: t.int({ required: true }) }),
});
const ApproveMinutesArgument = builder.inputType("ApproveMinutesInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    minutesId: t.id({ required: true }),
    version: t.int({ required: true }),
    itemId: t.id({ required: true, description: "An item of a later meeting, which goes on now." }),
    votes: t.field({ type: [VoteArgument], required: true }),
  }),
});
const KeepMinutesUntilArgument = builder.inputType("KeepMinutesUntilInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    minutesId: t.id({ required: true }),
    version: t.int({ required: true }),
    retainUntil: t.field({ type: "Date", required: true, description: "The last day on which they are there: from tomorrow on, within ten years." }),
  }),
});
const AmendMinutesArgument = builder.inputType("AmendMinutesInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), minutesId: t.id({ required: true }), words: t.string({ required: true }) }),
});

const ExportPackArgument = builder.inputType("ExportEvidencePackInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    from: t.field({ type: "Date", required: true }),
    to: t.field({ type: "Date", required: true, description: "Included." }),
  }),
});

type Command = (acting: Acting, input: unknown) => Promise<string>;
const onMinutes = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[]) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: MinutesRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const minutes = await findMinutes(acting, await command(acting, args.input));
        if (minutes === null) throw new NotFound();
        return minutes;
      },
    }),
  );

onMinutes("draftMinutes", "Drafts minutes of a meeting that is over, from its agenda.", DraftMinutesArgument, draftMinutes, [MeetingNotRunning]);
onMinutes("writeMinutes", "Another text of one paragraph, before the approval.", WriteMinutesArgument, writeMinutes, [Conflict, MinutesLocked]);
onMinutes("circulateMinutes", "Gives a draft to those who were there.", CirculateMinutesArgument, circulateMinutes, [Conflict, MinutesLocked]);
onMinutes("approveMinutes", "Approves minutes by a vote of a later meeting; a vote against leaves them as they are.", ApproveMinutesArgument, approveMinutes, [
  Conflict,
  MinutesLocked,
  MeetingNotRunning,
  QuorumMissing,
]);
onMinutes("amendMinutes", "Adds an amendment to approved minutes.", AmendMinutesArgument, amendMinutes, [MinutesLocked]);
onMinutes(
  "keepMinutesUntil",
  "Until when minutes of a closed session are kept. The night after they are removed.",
  KeepMinutesUntilArgument,
  keepMinutesUntil,
  [Conflict],
);

const EvidenceFileRef = builder.objectRef<{ fileName: string; text: string }>("EvidenceFile").implement({
  description: "The evidence of a period as comma-separated values, for a spreadsheet: a line for each thing that it tells.",
  fields: (t) => ({ fileName: t.exposeString("fileName"), text: t.exposeString("text") }),
});
builder.mutationField("exportEvidencePack", (t) =>
  t.field({
    type: EvidenceFileRef,
    description: "What you see of the evidence of a period, as a file. Asks for the second factor, and is logged.",
    args: { input: t.arg({ type: ExportPackArgument, required: true }) },
    errors: { types: [InvalidInput], union: { name: "ExportEvidencePackResult" } },
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      await exportPack(acting, input);
      const { clientKey: __, ...period } = input;
      const pack = await findPack(acting, period);
      if (pack === null) throw new NotFound();
      return packFile(acting, pack);
    },
  }),
);
