import type { TrainingModel } from "../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { TrainingKind } from "#graphql/enums.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { addTraining } from "./commands/add-training.ts";
import { changeTraining } from "./commands/change-training.ts";
import { withdrawTraining } from "./commands/withdraw-training.ts";
import { findTraining, listTrainings, mayLogTraining, trainingTotals } from "./queries.ts";
import * as inputs from "./schema/inputs.ts";
import { TrainingPageRef, TrainingRef, TrainingTotalRef } from "./schema/training.ts";

builder.objectField(Conflict, "training", (t) =>
  t.field({ type: TrainingRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Training" ? findTraining(actingIn(context), id) : null) }),
);

builder.queryFields((t) => ({
  trainings: t.field({
    type: TrainingPageRef,
    description: "The log of trainings and outreach of your table, the latest first.",
    args: {
      first: t.arg.int({ description: "1 to 100; 25 when left out." }),
      after: t.arg.string(),
      from: t.arg({ type: "Date", description: "The first day that counts." }),
      to: t.arg({ type: "Date", description: "The last day that counts." }),
      kind: t.arg({ type: TrainingKind }),
      withdrawn: t.arg.boolean({ description: "Also what was withdrawn." }),
    },
    resolve: (_, filter, context) => listTrainings(actingIn(context), filter),
  }),
  training: t.field({
    type: TrainingRef,
    nullable: true,
    description: "One entry of it, withdrawn or not.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findTraining(actingIn(context), id),
  }),
  trainingTotals: t.field({
    type: [TrainingTotalRef],
    description: "What the table did from one day to another, both included: trainings, and outreach. What was withdrawn does not count.",
    args: { from: t.arg({ type: "Date", required: true }), to: t.arg({ type: "Date", required: true }) },
    resolve: (_, period, context) => trainingTotals(actingIn(context), period),
  }),
  viewerCanLogTraining: t.boolean({
    description: "Whether you may log what your agency did.",
    resolve: (_, __, context) => mayLogTraining(actingIn(context)),
  }),
}));

builder.mutationFields((t) => ({
  addTraining: t.field({
    type: TrainingRef,
    description: "Logs a training or outreach of your agency.",
    args: { input: t.arg({ type: inputs.AddTrainingInput, required: true }) },
    errors: { types: [InvalidInput], union: { name: "AddTrainingResult" } },
    resolve: (_, { input }, context) => afterwards(actingIn(context), addTraining(actingIn(context), input)),
  }),
  changeTraining: t.field({
    type: TrainingRef,
    description: "Corrects an entry. For the agency that ran it, and for a coordinator.",
    args: { input: t.arg({ type: inputs.ChangeTrainingInput, required: true }) },
    errors: { types: [InvalidInput, Conflict], union: { name: "ChangeTrainingResult" } },
    resolve: (_, { input }, context) => afterwards(actingIn(context), changeTraining(actingIn(context), input)),
  }),
  withdrawTraining: t.field({
    type: TrainingRef,
    description: "Lets an entry count no longer. It stays in the log, and evidence that names it breaks.",
    args: { input: t.arg({ type: inputs.WithdrawTrainingInput, required: true }) },
    errors: { types: [InvalidInput, Conflict], union: { name: "WithdrawTrainingResult" } },
    resolve: (_, { input }, context) => afterwards(actingIn(context), withdrawTraining(actingIn(context), input)),
  }),
}));

/** The entry as it is now. */
async function afterwards(acting: Acting, id: Promise<string>): Promise<TrainingModel> {
  const training = await findTraining(acting, await id);
  if (training === null) throw new NotFound();
  return training;
}
