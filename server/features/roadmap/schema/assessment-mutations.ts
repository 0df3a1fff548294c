import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { closeSelfAssessment } from "../commands/close-self-assessment.ts";
import { finishOwnRating } from "../commands/finish-own-rating.ts";
import { openSelfAssessment } from "../commands/open-self-assessment.ts";
import { rateElements } from "../commands/rate-elements.ts";
import { removeGoal } from "../commands/remove-goal.ts";
import { setGoals } from "../commands/set-goals.ts";
import { SelfAssessmentClosed, SelfAssessmentOpen } from "../problems.ts";
import { findGoal } from "../queries/goals.ts";
import { findAssessment } from "../queries/self-assessment.ts";
import { GoalRef } from "./goal.ts";
import * as inputs from "./inputs.ts";
import { AssessmentRef } from "./self-assessment.ts";

builder.objectField(Conflict, "goal", (t) =>
  t.field({ type: GoalRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "RoadmapGoal" ? findGoal(actingIn(context), id) : null) }),
);

builder.objectType(SelfAssessmentClosed, {
  name: "SelfAssessmentClosed",
  description: "The self-assessment was closed. Nothing was changed.",
  interfaces: [ProblemInterface],
});

builder.objectType(SelfAssessmentOpen, {
  name: "SelfAssessmentOpen",
  description: "The self-assessment is still open: goals come once it is closed. Nothing was changed.",
  interfaces: [ProblemInterface],
});

type Command = (acting: Acting, input: unknown) => Promise<string>;

/** Something done with one self-assessment, which is read anew for the answer. */
const onAssessment = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[] = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: AssessmentRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const assessment = await findAssessment(acting, await command(acting, args.input));
        if (assessment === null) throw new NotFound();
        return assessment;
      },
    }),
  );

onAssessment(
  "openSelfAssessment",
  "Asks every agency at the table to rate each element. For a coordinator.",
  inputs.OpenSelfAssessmentInput,
  openSelfAssessment,
);
onAssessment("rateElements", "What your agency says of some elements. Kept as a draft until it finishes.", inputs.RateElementsInput, rateElements, [
  SelfAssessmentClosed,
]);
onAssessment("finishOwnRating", "Your agency has answered. It may rate again until it is closed.", inputs.FinishOwnRatingInput, finishOwnRating, [
  SelfAssessmentClosed,
]);
onAssessment(
  "closeSelfAssessment",
  "Ends it and shows everybody's finished answers. For a coordinator.",
  inputs.CloseSelfAssessmentInput,
  closeSelfAssessment,
  [SelfAssessmentClosed],
);
onAssessment("setGoals", "Makes elements next year's goals, or changes those goals. For a coordinator.", inputs.SetGoalsInput, setGoals, [
  SelfAssessmentOpen,
  Conflict,
]);
onAssessment("removeGoal", "Takes a goal away; the history keeps that it was there. For a coordinator.", inputs.RemoveGoalInput, removeGoal, [Conflict]);
