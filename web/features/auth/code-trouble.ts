import { m } from "@roundtable/shared/i18n/messages.js";
import { minutesOf, type NoAnswer } from "./answer.ts";

type Answer =
  | { __typename: "CodeRefused"; triesLeft: number; alreadyUsed: boolean; retryAfterSeconds: number | null }
  | { __typename: "InvalidInput" | "Viewer" | "Enrolled" };

/** Why a code was not taken. After `over` everything begins anew with the password. */
export type CodeTrouble = "missing" | "used" | "over" | { triesLeft: number } | { minutes: number } | NoAnswer;

/** What stood in the way of a code, or null when it was taken. */
export function codeTrouble(answer: Answer | NoAnswer): CodeTrouble | null {
  if (typeof answer === "string") return answer;
  if (answer.__typename === "InvalidInput") return "missing";
  if (answer.__typename !== "CodeRefused") return null;
  if (answer.retryAfterSeconds !== null) return { minutes: minutesOf(answer.retryAfterSeconds) };
  if (answer.alreadyUsed) return "used";
  return answer.triesLeft === 0 ? "over" : { triesLeft: answer.triesLeft };
}

/** The trouble that belongs to the box itself, in a sentence; undefined where a note says it. */
export function codeError(trouble: CodeTrouble | null, kind: "app" | "recovery"): string | undefined {
  if (trouble === "missing") return kind === "app" ? m.auth_code_missing() : m.auth_recovery_missing();
  if (trouble === "used") return m.auth_code_used();
  return trouble !== null && typeof trouble === "object" && "triesLeft" in trouble ? m.auth_code_wrong({ count: trouble.triesLeft }) : undefined;
}
