import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { traceOf } from "#platform/log.ts";

/** Codes whose message is written for the person and holds no value of theirs. */
const spoken = new Set(["NOT_FOUND", "UNAUTHENTICATED", "BAD_REQUEST", "CLIENT_KEY_REUSED", "TOO_MANY", "REAUTH"]);

/**
 * What leaves the server when something throws: our own refusals as they are, everything else as "Unexpected error" with
 * a reference that the log knows (safety.md GQ-09). Messages of the database or of a library never leave.
 */
export function maskError(log: Logger): (error: unknown) => Error {
  return (error) => {
    const code = error instanceof GraphQLError ? error.extensions["code"] : undefined;
    if (error instanceof GraphQLError && typeof code === "string" && spoken.has(code)) return error;
    const reference = randomUUID();
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    log.error({ reference, ...traceOf(cause) }, "unexpected error");
    return new GraphQLError("Unexpected error", {
      ...(error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {}),
      extensions: { code: "UNEXPECTED", reference },
    });
  };
}
