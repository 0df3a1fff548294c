import { builder } from "#graphql/builder.ts";
import { BodyKind, BodyRole, Discipline } from "#graphql/enums.ts";

const SeatArgument = builder.inputType("BodySeatInput", {
  fields: (t) => ({ personId: t.id({ required: true }), role: t.field({ type: BodyRole, required: true }) }),
});

export const MakeBodyArgument = builder.inputType("MakeBodyInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    kind: t.field({ type: BodyKind, required: true }),
    name: t.string({ required: true }),
    restricted: t.boolean({ required: true, description: "It stays so. Whoever makes a restricted body is on its roster." }),
    quorumLeast: t.int({ required: true, description: "1 to 500 people." }),
    quorumShare: t.int({ required: true, description: "0 to 100, in a hundred of the roster." }),
    quorumDisciplines: t.field({ type: [Discipline], required: true }),
    roster: t.field({ type: [SeatArgument], required: true, description: "With a chair at least." }),
  }),
});

export const ChangeBodyArgument = builder.inputType("ChangeBodyInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    version: t.int({ required: true }),
    kind: t.field({ type: BodyKind, required: true }),
    name: t.string({ required: true }),
    quorumLeast: t.int({ required: true }),
    quorumShare: t.int({ required: true }),
    quorumDisciplines: t.field({ type: [Discipline], required: true }),
  }),
});

export const SeatInBodyArgument = builder.inputType("SeatInBodyInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    personId: t.id({ required: true }),
    role: t.field({ type: BodyRole, description: "Left out, the person leaves the roster." }),
  }),
});
