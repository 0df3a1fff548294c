import type { MinutesEntryModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { MinutesPart, MinutesState } from "#graphql/enums.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import type { MinutesView } from "../queries.ts";

export const EntryRef = builder.objectRef<MinutesEntryModel>("MinutesEntry").implement({
  description: "A paragraph of minutes.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    heading: t.exposeString("heading", { description: "Of the item it is about; empty of who was there." }),
    words: t.exposeString("words", { description: "Empty where it was left out." }),
    amendment: t.exposeBoolean("amendment", { description: "Added after the approval." }),
    writtenBy: t.field({ type: PersonRef, nullable: true, resolve: ({ writtenById }, _, { load }) => load.person.load(writtenById) }),
    writtenAt: t.expose("writtenAt", { type: "DateTime" }),
  }),
});

export const MinutesRef = builder.objectRef<MinutesView>("Minutes").implement({
  description: "The minutes of a meeting, or apart from them those of its closed session.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    meetingId: t.exposeID("meetingId"),
    part: t.expose("part", { type: MinutesPart }),
    state: t.expose("state", { type: MinutesState }),
    entries: t.field({ type: [EntryRef], resolve: ({ entries }) => entries }),
    draftedAt: t.expose("draftedAt", { type: "DateTime" }),
    circulatedAt: t.expose("circulatedAt", { type: "DateTime", nullable: true }),
    approvedAt: t.expose("approvedAt", { type: "DateTime", nullable: true }),
    hash: t.string({
      nullable: true,
      description: "SHA-256 of the text as it was approved, in hexadecimal; it does not change by an amendment.",
      resolve: ({ hash }) => hash && Buffer.from(hash).toString("hex"),
    }),
    retainUntil: t.expose("retainUntil", {
      type: "Date",
      nullable: true,
      description: "The last day of those of a closed session: the night after, they and the notes they were made from are removed.",
    }),
    viewerKeeps: t.exposeBoolean("viewerKeeps", { description: "Whether you may write, circulate, have them approved and amend them." }),
  }),
});
