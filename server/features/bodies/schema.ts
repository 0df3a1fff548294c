import type { BodySeatModel } from "../../../prisma/client/models.ts";
import type { InputRef } from "@pothos/core";
import type { Discipline as DisciplineName } from "@roundtable/shared/roles.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { BodyAction, BodyKind, BodyRole, Discipline } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import { ViewerRef } from "#features/auth/schema/viewer.ts";
import { changeBody } from "./commands/change-body.ts";
import { makeBody } from "./commands/make-body.ts";
import { seatInBody } from "./commands/seat-in-body.ts";
import { LastChair } from "./problems.ts";
import { actionsOn, type BodyView, findBody, listBodies, mayMakeBodies } from "./queries.ts";
import { neededFor, type QuorumState } from "./rules.ts";
import { ChangeBodyArgument, MakeBodyArgument, SeatInBodyArgument } from "./schema/inputs.ts";

builder.objectFields(ViewerRef, (t) => ({
  viewerCanMakeBodies: t.boolean({
    description: "Makes bodies and says on which days the table does not meet: a coordinator.",
    resolve: (_, __, context) => mayMakeBodies(actingIn(context)),
  }),
}));

const SeatRef = builder.objectRef<BodySeatModel>("BodySeat").implement({
  description: "Somebody on the roster of a body.",
  fields: (t) => ({
    id: t.exposeID("id"),
    person: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    role: t.expose("role", { type: BodyRole }),
    since: t.expose("since", { type: "DateTime" }),
  }),
});

export const QuorumStateRef = builder.objectRef<QuorumState>("QuorumState").implement({
  description: "Whether a body could decide with these people, and what is missing.",
  fields: (t) => ({
    reached: t.exposeBoolean("reached"),
    present: t.exposeInt("present", { description: "How many people." }),
    needed: t.exposeInt("needed", { description: "How many it takes." }),
    missingDisciplines: t.field({ type: [Discipline], resolve: ({ missingDisciplines }) => missingDisciplines }),
  }),
});

export const BodyRef = builder.objectRef<BodyView>("Body").implement({
  description: "People who meet. Of a restricted body nobody learns who is not on its roster.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    kind: t.expose("kind", { type: BodyKind }),
    name: t.exposeString("name"),
    restricted: t.exposeBoolean("restricted", { description: "Whoever is not on the roster does not see that it exists." }),
    quorumLeast: t.exposeInt("quorumLeast", { description: "So many people at least." }),
    quorumShare: t.exposeInt("quorumShare", { description: "And so many of a hundred of the roster." }),
    quorumDisciplines: t.field({ type: [Discipline], description: "And somebody of each of these.", resolve: ({ quorumDisciplines }) => quorumDisciplines }),
    quorumNeeds: t.int({ description: "How many people that makes with the roster as it is.", resolve: (body) => neededFor(body, body.seats.length) }),
    roster: t.field({ type: [SeatRef], description: "Chairs first.", resolve: ({ seats }) => seats }),
    disciplines: t.field({
      type: [Discipline],
      description: "Who sits in it by discipline: one alone is a body of law enforcement only, or of victim services only.",
      resolve: async ({ seats }, _, { load }) => {
        const people = await Promise.all(seats.map(({ personId }) => load.person.load(personId)));
        const agencies = await Promise.all(people.flatMap((person) => (person ? [load.requireAgency(person.agencyId)] : [])));
        return [...new Set<DisciplineName>(agencies.map(({ discipline }) => discipline))].toSorted();
      },
    }),
    viewerCan: t.field({ type: [BodyAction], description: "What you may do with it.", resolve: (body, _, context) => actionsOn(actingIn(context), body) }),
  }),
});

builder.objectField(Conflict, "freshBody", (t) =>
  t.field({ type: BodyRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Body" ? findBody(actingIn(context), id) : null) }),
);
builder.objectType(LastChair, { name: "LastChair", description: "A body keeps at least one chair. Nothing was changed.", interfaces: [ProblemInterface] });

builder.queryFields((t) => ({
  bodies: t.field({
    type: [BodyRef],
    description: "The bodies of this table that you may know of.",
    resolve: (_, __, context) => listBodies(actingIn(context)),
  }),
  body: t.field({
    type: BodyRef,
    nullable: true,
    description: "One body; null for an unknown one and for one that is not yours to know of.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findBody(actingIn(context), id),
  }),
}));

type Command = (acting: Acting, input: unknown) => Promise<string>;
const onBody = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[] = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: BodyRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const body = await findBody(acting, await command(acting, args.input));
        if (body === null) throw new NotFound();
        return body;
      },
    }),
  );

onBody("makeBody", "Makes a body with its roster. Open to a coordinator.", MakeBodyArgument, makeBody);
onBody("changeBody", "Another name, kind or quorum. Open to its chair and to a coordinator.", ChangeBodyArgument, changeBody, [Conflict]);
builder.mutationField("seatInBody", (t) =>
  t.field({
    type: BodyRef,
    nullable: true,
    description: "Puts somebody on the roster or takes them off; their calendar follows. Null when you left a restricted body yourself.",
    args: { input: t.arg({ type: SeatInBodyArgument, required: true }) },
    errors: { types: [InvalidInput, LastChair], union: { name: "SeatInBodyResult" } },
    resolve: async (_, args, context) => {
      const acting = actingIn(context);
      return findBody(acting, await seatInBody(acting, args.input));
    },
  }),
);
