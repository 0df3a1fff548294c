import { z } from "zod";
import { words } from "./roadmap.ts";

/**
 * The scale of the yearly self-assessment (decision 0024), 0 to 4: 0 nothing yet, 1 talked about, 2 begun in places,
 * 3 works mostly, 4 works every time and is looked after. Ours: the published roadmap gives none.
 */
export const ratingScale = [0, 1, 2, 3, 4] as const;

/** From this difference between the highest and the lowest rating on, agencies disagree: they stand on two sides of a step of the scale. */
export const disagreementFrom = 2;

/** What a reader may do with a self-assessment; the page asks and decides nothing itself. */
export const selfAssessmentActions = ["RATE", "FINISH", "CLOSE", "SET_GOALS"] as const;
export type SelfAssessmentAction = (typeof selfAssessmentActions)[number];

const ClientKey = z.uuid();
const Id = z.uuid();
const isOnce = (rows: { elementId: string }[]) => new Set(rows.map(({ elementId }) => elementId)).size === rows.length;
const twice = { message: "names one of them twice" };

export const OpenSelfAssessmentInput = z.strictObject({ clientKey: ClientKey, year: z.int().min(2000).max(2100), closesOn: z.iso.date() });
export const RateElementsInput = z.strictObject({
  clientKey: ClientKey,
  assessmentId: Id,
  ratings: z
    .array(z.strictObject({ elementId: Id, rating: z.int().min(0).max(4), comment: words().nullish() }))
    .min(1)
    .max(100)
    .refine(isOnce, twice),
});
export const FinishOwnRatingInput = z.strictObject({ clientKey: ClientKey, assessmentId: Id });
export const CloseSelfAssessmentInput = z.strictObject({ clientKey: ClientKey, assessmentId: Id });
export const SetGoalsInput = z.strictObject({
  clientKey: ClientKey,
  assessmentId: Id,
  goals: z
    .array(
      z.strictObject({
        elementId: Id,
        /** Of the goal that stands for this element; null when there is none yet. */
        version: z.int().min(1).nullish(),
        targetStage: z.int().min(1).max(5),
        words: words().min(1),
        ownerAgencyId: Id.nullish(),
      }),
    )
    .min(1)
    .max(100)
    .refine(isOnce, twice),
});
export const RemoveGoalInput = z.strictObject({ clientKey: ClientKey, goalId: Id, version: z.int().min(1), reason: words().min(1) });
