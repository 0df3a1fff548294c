import { GraphQLError } from "graphql";

/**
 * Not there, or not for this person: one answer for both, so that existence does not leak (safety.md §2).
 */
export class NotFound extends GraphQLError {
  constructor() {
    super("There is nothing here for you.", { extensions: { code: "NOT_FOUND" } });
  }
}

/** No session, or one that has ended. */
export class Unauthenticated extends GraphQLError {
  constructor() {
    super("Sign in to go on.", { extensions: { code: "UNAUTHENTICATED" } });
  }
}

/** What PostgreSQL said, wherever a library wrapped it: the five-character code, or undefined. Ours begin with RT. */
export function sqlState(error: unknown): string | undefined {
  for (let cause: unknown = error, depth = 0; cause && typeof cause === "object" && depth < 6; depth++) {
    const found = [Reflect.get(cause, "originalCode"), Reflect.get(cause, "code")].find(
      (code) => typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code),
    );
    if (typeof found === "string") return found;
    cause = Reflect.get(cause, "cause") ?? Reflect.get(cause, "meta") ?? Reflect.get(cause, "driverAdapterError");
  }
  return undefined;
}
