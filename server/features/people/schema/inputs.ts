import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

const phone = "As people write it: (336) 555-0142, or with a + and the country.";

export const InvitePersonInput = builder.inputType("InvitePersonInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    agencyId: t.id({ description: "Left out: your own. The operator names any." }),
    taskForceId: t.id({ description: "Left out: the table at which you sit. The operator names any to which the agency belongs." }),
    name: t.string({ required: true }),
    email: t.string({ required: true, description: "What they will sign in with. The invitation goes there and nowhere else." }),
    workPhone: t.string({ required: true, description: phone }),
    locale: t.field({ type: enums.Locale, description: "The language of the invitation." }),
    seats: t.field({ type: [enums.SeatRole], required: true }),
  }),
});

export const InviteOperatorInput = builder.inputType("InviteOperatorInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    agencyId: t.id({ required: true }),
    name: t.string({ required: true }),
    email: t.string({ required: true }),
    workPhone: t.string({ required: true, description: phone }),
    locale: t.field({ type: enums.Locale, description: "The language of the invitation." }),
  }),
});

export const ResendInvitationInput = builder.inputType("ResendInvitationInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), personId: t.id({ required: true }) }),
});

export const ChangeSeatsInput = builder.inputType("ChangeSeatsInput", {
  description: "The seats replace those at that table.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    personId: t.id({ required: true }),
    version: t.int({ required: true }),
    taskForceId: t.id({ description: "Left out: the table at which you sit. Only the operator names another." }),
    seats: t.field({ type: [enums.SeatRole], required: true, description: "None: they do not sit there any more." }),
  }),
});

export const CorrectPersonInput = builder.inputType("CorrectPersonInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    personId: t.id({ required: true }),
    version: t.int({ required: true }),
    name: t.string({ required: true }),
    workPhone: t.string({ required: true, description: phone }),
  }),
});

const onVersion = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({ clientKey: t.id({ required: true }), personId: t.id({ required: true }), version: t.int({ required: true }) }),
  });
export const SuspendPersonInput = onVersion("SuspendPersonInput");
export const RestorePersonInput = onVersion("RestorePersonInput");

export const RecordTrainingInput = builder.inputType("RecordTrainingInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    personId: t.id({ required: true }),
    topic: t.field({ type: enums.TrainingTopic, required: true }),
    hours: t.float({ required: true, description: "0.5 to 80, in half hours." }),
    completedOn: t.field({ type: "Date", required: true, description: "Not in the future." }),
  }),
});

export const TakeBackTrainingInput = builder.inputType("TakeBackTrainingInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), trainingId: t.id({ required: true }) }),
});

export const SetPrivilegedInput = builder.inputType("SetPrivilegedInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    personId: t.id({ required: true }),
    version: t.int({ required: true }),
    privileged: t.boolean({ required: true }),
  }),
});

export const AcceptStatementInput = builder.inputType("AcceptStatementInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), version: t.int({ required: true, description: "The one that was read." }) }),
});
