import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { Discipline, MinutesPart } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import { Conflict } from "#platform/problems.ts";
import { AgendaRef } from "#features/agendas/schema/agenda.ts";
import { DecisionRef } from "#features/agendas/schema/item.ts";
import { AgencyRef } from "#features/agencies/schema.ts";
import { BodyRef } from "#features/bodies/schema.ts";
import { asDate } from "#features/meetings/rules/days.ts";
import { TrainingTotalRef } from "#features/trainings/schema/training.ts";
import { MinutesLocked } from "./problems.ts";
import { findEntry, findMinutes, mayDraft, minutesOf } from "./queries.ts";
import { findPack, type Pack, type PackMeeting, type Presence } from "./queries/pack.ts";
import { EntryRef, MinutesRef } from "./schema/minutes.ts";
import "./schema/approved.ts";
import "./schema/mutations.ts";

builder.objectType(MinutesLocked, {
  name: "MinutesLocked",
  description: "Approved minutes are amended and changed no more; others are changed and not amended. Nothing was changed.",
  interfaces: [ProblemInterface],
});
builder.objectField(Conflict, "freshMinutes", (t) =>
  t.field({ type: MinutesRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Minutes" ? findMinutes(actingIn(context), id) : null) }),
);
builder.objectField(Conflict, "minutesEntry", (t) =>
  t.field({
    type: EntryRef,
    nullable: true,
    description: "The paragraph as somebody else wrote it; your own text is still with you.",
    resolve: ({ of, id }, _, context) => (of === "MinutesEntry" ? findEntry(actingIn(context), id) : null),
  }),
);
builder.objectFields(AgendaRef, (t) => ({
  minutes: t.field({
    type: [MinutesRef],
    description: "The minutes that are for you: those for all first.",
    resolve: ({ id }, _, context) => minutesOf(actingIn(context), id),
  }),
  viewerCanDraft: t.field({
    type: [MinutesPart],
    description: "Which minutes you may draft once the meeting is over.",
    resolve: async ({ id, sitting }, _, context) => {
      const parts = sitting.closedOpenedAt ? (["OPEN", "CLOSED"] as const) : (["OPEN"] as const);
      const may = await Promise.all(parts.map((part) => mayDraft(actingIn(context), id, part)));
      return parts.filter((_part, index) => may[index]);
    },
  }),
}));

const PresenceRef = builder.objectRef<Presence>("AgencyPresence").implement({
  description: "How many people of an agency attended, by the rule of half the meeting.",
  fields: (t) => ({
    agency: t.field({ type: AgencyRef, nullable: true, resolve: ({ agencyId }, _, { load }) => load.agency.load(agencyId) }),
    discipline: t.expose("discipline", { type: Discipline, description: "Of that day." }),
    people: t.exposeInt("people"),
  }),
});
const PackMeetingRef = builder.objectRef<PackMeeting>("PackMeeting").implement({
  description: "One meeting of the period, without its closed part.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    heldOn: t.field({ type: "Date", description: "At the table.", resolve: ({ day }) => asDate(day) }),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    endedAt: t.expose("endedAt", { type: "DateTime" }),
    items: t.exposeStringList("items", { description: "The open agenda." }),
    presence: t.field({ type: [PresenceRef], resolve: ({ presence }) => presence }),
    guests: t.exposeInt("guests"),
    decisions: t.field({ type: [DecisionRef], resolve: ({ decisions }) => decisions }),
    minutes: t.field({ type: MinutesRef, nullable: true, description: "Where they are approved.", resolve: ({ minutes }) => minutes }),
  }),
});
const PackRef = builder.objectRef<Pack>("EvidencePack").implement({
  description: "What a body did in a period, and its table's trainings, for a funder: no word of a closed session.",
  fields: (t) => ({
    body: t.field({ type: BodyRef, resolve: ({ body }) => body }),
    from: t.field({ type: "Date", resolve: ({ from }) => asDate(from) }),
    to: t.field({ type: "Date", resolve: ({ to }) => asDate(to) }),
    meetings: t.field({ type: [PackMeetingRef], description: "The earliest first.", resolve: ({ meetings }) => meetings }),
    trainings: t.field({
      type: [TrainingTotalRef],
      description: "What the whole table taught in these days: trainings, and outreach.",
      resolve: ({ trainings }) => trainings,
    }),
  }),
});

builder.queryFields((t) => ({
  minutes: t.field({
    type: MinutesRef,
    nullable: true,
    description: "Minutes; null for unknown ones and for those that are not for you.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findMinutes(actingIn(context), id),
  }),
  evidencePack: t.field({
    type: PackRef,
    nullable: true,
    description: "Open to whoever keeps the body's meetings; the look is logged.",
    args: {
      bodyId: t.arg.id({ required: true }),
      from: t.arg({ type: "Date", required: true }),
      to: t.arg({ type: "Date", required: true, description: "Included." }),
    },
    resolve: (_, args, context) => findPack(actingIn(context), args),
  }),
}));
