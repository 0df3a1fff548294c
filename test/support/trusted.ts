import { readTrustedDocuments } from "../../server/graphql/trusted.ts";

/** The body by which the web client asks one of its own questions, looked up by the name of the operation. */
export function trustedBody(operation: string, variables: Record<string, unknown> = {}): string {
  const known = [...readTrustedDocuments()].find(([, text]) => new RegExp(`^(?:query|mutation) ${operation}\\b`).test(text));
  if (!known) throw new Error(`The web client has no operation ${operation}.`);
  return JSON.stringify({ operationName: operation, variables, extensions: { persistedQuery: { version: 1, sha256Hash: known[0] } } });
}
