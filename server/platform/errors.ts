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
  let wrapped: unknown = error;
  for (let depth = 0; depth < 6 && wrapped && typeof wrapped === "object"; depth += 1) {
    const { originalCode, code, cause, meta, driverAdapterError } = wrapped as Partial<Record<string, unknown>>;
    // Prisma's own codes look alike, and begin with P.
    const found = [originalCode, code].find((text) => typeof text === "string" && /^(?!P)[0-9A-Z]{5}$/.test(text));
    if (typeof found === "string") return found;
    wrapped = cause ?? meta ?? driverAdapterError;
  }
  return undefined;
}
