import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput } from "#platform/problems.ts";
import { makeCalendarFeed } from "./commands/make-calendar-feed.ts";
import { revokeCalendarFeed } from "./commands/revoke-calendar-feed.ts";
import { findOwnFeed, type OwnFeed } from "./queries.ts";

const CalendarFeedRef = builder.objectRef<OwnFeed>("CalendarFeed").implement({
  description: "Your own deadlines and meetings, or the meetings of one body, for a calendar program, at a secret address.",
  fields: (t) => ({
    madeAt: t.expose("madeAt", { type: "DateTime" }),
    lastReadAt: t.expose("lastReadAt", { type: "DateTime", nullable: true, description: "When a calendar program last read it." }),
  }),
});

const NewCalendarFeedRef = builder.objectRef<{ feed: OwnFeed; path: string | null }>("NewCalendarFeed").implement({
  description: "A feed that was just made.",
  fields: (t) => ({
    feed: t.field({ type: CalendarFeedRef, resolve: ({ feed }) => feed }),
    path: t.exposeString("path", { nullable: true, description: "Its secret address on this hub, shown this once; null in a repeat of the same request." }),
  }),
});

const RevokedCalendarFeedRef = builder.objectRef<{ feed: OwnFeed | null }>("RevokedCalendarFeed").implement({
  description: "The feed is no more.",
  fields: (t) => ({
    feed: t.field({ type: CalendarFeedRef, nullable: true, description: "Null, unless another was made meanwhile.", resolve: ({ feed }) => feed }),
  }),
});

builder.queryField("calendarFeed", (t) =>
  t.field({
    type: CalendarFeedRef,
    nullable: true,
    description: "Null when there is none.",
    args: { bodyId: t.arg.id({ description: "Of the meetings of this body alone." }) },
    resolve: (_, { bodyId }, context) => findOwnFeed(actingIn(context), bodyId ?? null),
  }),
);

const ofBody = "Of the meetings of this body, in which you sit; left out, of everything of your own.";
const MakeInput = builder.inputType("MakeCalendarFeedInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), bodyId: t.id({ description: ofBody }) }),
});
const RevokeInput = builder.inputType("RevokeCalendarFeedInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), bodyId: t.id({ description: ofBody }) }),
});

builder.mutationFields((t) => ({
  makeCalendarFeed: t.field({
    type: NewCalendarFeedRef,
    description: "Makes the secret address, in the place of the one there was.",
    args: { input: t.arg({ type: MakeInput, required: true }) },
    errors: { types: [InvalidInput], union: { name: "MakeCalendarFeedResult" } },
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      const secret = await makeCalendarFeed(acting, input);
      const feed = await findOwnFeed(acting, input.bodyId ?? null);
      if (!feed) throw new NotFound();
      return { feed, path: secret === null ? null : `/calendar/${secret}.ics` };
    },
  }),
  revokeCalendarFeed: t.field({
    type: RevokedCalendarFeedRef,
    description: "From now on the address answers as one that never was.",
    args: { input: t.arg({ type: RevokeInput, required: true }) },
    errors: { types: [InvalidInput], union: { name: "RevokeCalendarFeedResult" } },
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      await revokeCalendarFeed(acting, input);
      return { feed: await findOwnFeed(acting, input.bodyId ?? null) };
    },
  }),
}));
