import { CombinedGraphQLErrors } from "@apollo/client";

/** Why there is no answer: the hub was not reached, the session or step has ended, or it was not confirmed that it is you. */
export type NoAnswer = "unreachable" | "ended" | "cancelled";

/** What a mutation gave whose field is called `result`, or why there is nothing. */
export async function answerOf<Result>(attempt: Promise<{ data?: { result: Result } | undefined }>): Promise<Result | NoAnswer> {
  try {
    const { data } = await attempt;
    return data ? data.result : "unreachable";
  } catch (error) {
    if (hasCode(error, "UNAUTHENTICATED")) return "ended";
    return hasCode(error, "REAUTH") ? "cancelled" : "unreachable";
  }
}

/** Whole minutes to wait, of the seconds that the hub names. */
export function minutesOf(seconds: number): number {
  return Math.ceil(seconds / 60);
}

function hasCode(error: unknown, code: string): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.["code"] === code);
}
