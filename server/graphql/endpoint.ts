import { execute, type GraphQLSchema, GraphQLError, NoSchemaIntrospectionCustomRule } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { InvalidInput } from "#platform/problems.ts";
import type { RequestContext } from "./context.ts";
import { limits, withinLimits } from "./limits.ts";
import { maskError } from "./mask-error.ts";

export type Answer = { status: number; body: string };

/** Carries out one request's JSON body on behalf of its context. */
export type Endpoint = (body: Buffer, context: RequestContext) => Promise<Answer>;

/**
 * The hub's one GraphQL endpoint. HTTP itself (method, content type, origin, size) has been checked before.
 * `isProduction` closes introspection and says no more than "this request does not fit" about documents that do not.
 */
export function createEndpoint({ schema, log, isProduction }: { schema: GraphQLSchema; log: Logger; isProduction: boolean }): Endpoint {
  const mask = maskError(log);
  const bounded: Plugin = {
    onParse: ({ params }) => {
      params.options = { maxTokens: limits.tokens };
      return ({ result, replaceParseResult }) => {
        if (result instanceof Error) replaceParseResult(badRequest(isProduction ? undefined : result.message));
      };
    },
    onValidate: ({ addValidationRule }) => {
      addValidationRule(withinLimits);
      if (isProduction) addValidationRule(NoSchemaIntrospectionCustomRule);
      return ({ valid, result, setResult }) => {
        if (!valid) setResult(result.slice(0, 5).map((error: unknown) => badRequest(isProduction || !(error instanceof Error) ? undefined : error.message)));
      };
    },
  };
  // GraphQL's own executor needs two thirds of the time of the one that comes with Yoga (bench/README.md).
  const executed: Plugin = { onExecute: ({ setExecuteFn }) => setExecuteFn(execute) };
  const yoga = createYoga<RequestContext>({
    schema,
    graphqlEndpoint: "/graphql",
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    logging: false,
    plugins: [bounded, executed],
    maskedErrors: {
      maskError: (error) => {
        const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
        if (cause instanceof InvalidInput) return badRequest(cause.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "), error);
        // Before anything ran it is GraphQL's own complaint about the request, which may quote a submitted value.
        if (error instanceof GraphQLError && cause instanceof GraphQLError && !error.path && error.extensions["code"] === undefined) return badRequest();
        return mask(error);
      },
    },
  });
  return async (body, context) => {
    const request = new Request("http://hub/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: new Uint8Array(body),
    });
    const response = await yoga.fetch(request, context);
    return { status: response.status, body: await response.text() };
  };
}

/** A refusal of the request as such, in the one shape there is. */
export function badRequest(message = "This request does not fit.", at?: unknown): GraphQLError {
  const place = at instanceof GraphQLError ? { nodes: at.nodes, path: at.path } : {};
  // A document that was never carried out is a bad request of HTTP too (CR-09); yoga takes `http` out of the answer.
  return new GraphQLError(message, { ...place, extensions: { code: "BAD_REQUEST", ...(at === undefined ? { http: { status: 400 } } : {}) } });
}
