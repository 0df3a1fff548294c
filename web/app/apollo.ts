import { ApolloClient, ApolloLink, CombinedGraphQLErrors, InMemoryCache, ServerError } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { BaseHttpLink } from "@apollo/client/link/http";
import type { GraphQLCodegenDataMasking } from "@apollo/client/masking";
import type { DocumentNode } from "graphql";
import { Observable, tap } from "rxjs";
import { rememberTouch } from "../lib/activity.ts";
import { rememberReach } from "../lib/online.ts";
import { confirmItIsYou } from "../lib/step-up.ts";
import { possibleTypes } from "./possible-types.ts";

declare module "@apollo/client" {
  // oxlint-disable-next-line typescript/no-empty-object-type -- the way Apollo is told which types the documents have
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}

/**
 * The client of the hub's one endpoint. Nothing it holds outlives the page.
 * `onSignedOut` is called when the hub no longer knows the session; the cache is empty by then.
 */
export function createClient(onSignedOut: () => void): ApolloClient {
  const client = new ApolloClient({
    link: ApolloLink.from([
      new ErrorLink(({ error, result, operation, forward }) => {
        // An act that asks for the second factor again waits for it and is sent once more as it was; else its error stands.
        if (hasCode(error, "REAUTH"))
          return new Observable((caller) => {
            void confirmItIsYou().then((isYou) => {
              if (isYou) return forward(operation).subscribe(caller);
              if (!result) return caller.error(error);
              caller.next(result);
              return caller.complete();
            });
          });
        if (hasCode(error, "UNAUTHENTICATED")) void client.clearStore().then(onSignedOut);
        else if (!CombinedGraphQLErrors.is(error) && !ServerError.is(error)) rememberReach(false);
        return undefined;
      }),
      new ApolloLink((operation, forward) => {
        const askedAt = Date.now();
        return forward(operation).pipe(
          tap({
            next: () => {
              rememberReach(true);
              if (!isBackground(operation)) rememberTouch(askedAt);
            },
          }),
        );
      }),
      new ApolloLink((operation, forward) => forward(byHash(operation))),
      // The header makes the question one that no form on another site can send.
      new BaseHttpLink({ uri: "/graphql", credentials: "same-origin", headers: { "x-roundtable": "1" } }),
    ]),
    cache: new InMemoryCache({ possibleTypes }),
    dataMasking: true,
    devtools: { enabled: import.meta.env.DEV },
  });
  return client;
}

/**
 * Sends the hash of the document instead of the document: in production the hub carries out nothing else
 * (docs/decisions/0013). While somebody develops, documents change faster than the hub reads them, so there they are sent.
 */
function byHash(operation: ApolloLink.Operation): ApolloLink.Operation {
  const { __meta__: made } = operation.query as DocumentNode & { __meta__?: { hash: string } };
  if (import.meta.env.DEV || !made) return operation;
  operation.extensions["persistedQuery"] = { version: 1, sha256Hash: made.hash };
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  return operation;
}

function hasCode(error: unknown, code: string): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.["code"] === code);
}

/** Whether the page asks by itself, which the hub does not take for activity. */
function isBackground(operation: ApolloLink.Operation): boolean {
  const { headers } = operation.getContext() as { headers?: Record<string, string> };
  return headers?.["x-roundtable"] === "background";
}
