import { SetGoalsInput } from "@roundtable/shared/self-assessment.ts";

/** The check of one goal alone: what is wrong is named by the field of the goal, not by its place in the list that is sent. */
export const oneGoal = {
  safeParse(input: unknown) {
    const { success, error } = SetGoalsInput.safeParse(input);
    return { success, error: error && { issues: error.issues.map(({ path, message }) => ({ path: path.slice(-1), message })) } };
  },
};
