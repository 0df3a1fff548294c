import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

const AudienceCountInput = builder.inputType("AudienceCountInput", {
  description: "People of one audience; each audience once, and none with nobody.",
  fields: (t) => ({ audience: t.field({ type: enums.TrainingAudience, required: true }), people: t.int({ required: true }) }),
});

const MaterialCountInput = builder.inputType("MaterialCountInput", {
  description: "Material of one kind; each kind once, and none with nothing.",
  fields: (t) => ({ material: t.field({ type: enums.MaterialCode, required: true }), count: t.int({ required: true }) }),
});

export const AddTrainingInput = builder.inputType("AddTrainingInput", {
  description: "What your agency did.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    kind: t.field({ type: enums.TrainingKind, required: true }),
    heldOn: t.field({ type: "Date", required: true, description: "Not in the future." }),
    topics: t.field({ type: [enums.SessionTopic], required: true, description: "At least one." }),
    minutes: t.int({ required: true, description: "1 to 2400." }),
    modality: t.field({ type: enums.TrainingModality, required: true }),
    attendees: t.int({ required: true, description: "What the audiences add up to." }),
    audience: t.field({ type: [AudienceCountInput], required: true }),
    materials: t.field({ type: [MaterialCountInput], required: true }),
    ranByPersonId: t.id({ description: "Somebody of the agency whose entry it is." }),
    note: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});

export const ChangeTrainingInput = builder.inputType("ChangeTrainingInput", {
  description: "How the entry shall stand; what is left out is emptied.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    trainingId: t.id({ required: true }),
    version: t.int({ required: true, description: "The version this change was made on." }),
    kind: t.field({ type: enums.TrainingKind, required: true }),
    heldOn: t.field({ type: "Date", required: true, description: "Not in the future." }),
    topics: t.field({ type: [enums.SessionTopic], required: true, description: "At least one." }),
    minutes: t.int({ required: true, description: "1 to 2400." }),
    modality: t.field({ type: enums.TrainingModality, required: true }),
    attendees: t.int({ required: true, description: "What the audiences add up to." }),
    audience: t.field({ type: [AudienceCountInput], required: true }),
    materials: t.field({ type: [MaterialCountInput], required: true }),
    ranByPersonId: t.id({ description: "Somebody of the agency whose entry it is." }),
    note: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});

export const WithdrawTrainingInput = builder.inputType("WithdrawTrainingInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    trainingId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.string({ required: true, description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});
