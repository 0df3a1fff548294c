import { type ExecutionResult, type GraphQLSchema, GraphQLError, NoSchemaIntrospectionCustomRule, parse, type ParseOptions, type Source } from "graphql";
import { createYoga, type GraphQLParams, type Plugin } from "graphql-yoga";
import type { Logger } from "pino";
import { z } from "zod";
import { InvalidInput } from "#platform/problems.ts";
import { executeCompiled } from "./compiled.ts";
import type { RequestContext } from "./context.ts";
import { withinCost } from "./cost.ts";
import { limits, withinLimits } from "./limits.ts";
import { maskError } from "./mask-error.ts";
import { type Documents, Persisted, readTrustedDocuments } from "./trusted.ts";

export type Answer = { status: number; body: string };

export type Endpoint = {
  /** Carries out one request's JSON body on behalf of its context. */
  answer: (body: Buffer, context: RequestContext) => Promise<Answer>;
  /** Carries out a request of GraphQL over HTTP as its specification has it, GET and negotiated types among it: for development alone. */
  negotiate: (request: Request, context: RequestContext) => Promise<Response>;
};

export type EndpointParts = {
  schema: GraphQLSchema;
  log: Logger;
  /** Closes introspection, and says no more than "this request does not fit" about documents that do not. */
  isProduction: boolean;
  documents: Documents;
};

/**
 * The hub's one GraphQL endpoint. HTTP itself (method, content type, origin, size) has been checked before.
 *
 * @throws Error when the documents of the web client were not made
 */
export function createEndpoint({ schema, log, isProduction, documents }: EndpointParts): Endpoint {
  const mask = maskError(log);
  const bounded: Plugin = {
    onParse: ({ setParseFn }) => {
      setParseFn((source: string | Source, options?: ParseOptions) => parse(source, { ...options, maxTokens: limits.tokens }));
      return ({ result, replaceParseResult }) => {
        if (result instanceof Error) replaceParseResult(badRequest(isProduction ? undefined : result.message));
      };
    },
    onValidate: ({ addValidationRule }) => {
      addValidationRule(withinLimits);
      addValidationRule(withinCost);
      if (isProduction) addValidationRule(NoSchemaIntrospectionCustomRule);
      return ({ valid, result, setResult }) => {
        if (!valid)
          setResult(isProduction ? [badRequest()] : result.slice(0, 5).map((error: unknown) => badRequest(error instanceof Error ? error.message : undefined)));
      };
    },
  };
  // Yoga would use an executor of its own, which takes three times as long (bench/README.md).
  const executed: Plugin = { onExecute: ({ setExecuteFn }) => setExecuteFn(executeCompiled) };
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
        if (error instanceof GraphQLError && cause instanceof GraphQLError && !error.path && complaints.has(error.extensions["code"]))
          return error.extensions["code"] === undefined ? badRequest() : noSuchOperation();
        return mask(error);
      },
    },
  });
  const trusted = readTrustedDocuments();
  const accepted = documents === "trusted" ? TrustedQuestion : z.union([TrustedQuestion, Question]);
  return {
    async answer(body, context) {
      const params = questionIn(body, accepted, trusted);
      const result = params && (await yoga.getResultForParams({ params, request: anyRequest }, context));
      if (result && !(Symbol.asyncIterator in result)) return answerOf(result);
      return answerOf({ errors: [badRequest()] });
    },
    negotiate: async (request, context) => yoga.handleRequest(request, context),
  };
}

/** How GraphQL and Yoga mark what is wrong with a request: not at all, or that it names no operation of its document. */
const complaints = new Set<unknown>([undefined, "OPERATION_RESOLUTION_FAILURE"]);

/** Wrong already as a request of HTTP, whatever kind of answer was asked for. */
function noSuchOperation(): GraphQLError {
  return new GraphQLError(badRequest().message, { extensions: { code: "BAD_REQUEST", http: { status: 400 } } });
}

/** Nothing behind Yoga asks about HTTP, which has been dealt with before. */
const anyRequest = new Request("http://hub/graphql", { method: "POST" });

const asked = { variables: z.record(z.string(), z.unknown()).nullish(), operationName: z.string().nullish() };
/** A question as GraphQL over HTTP writes it. */
const Question = z.strictObject({ ...asked, query: z.string().min(1), extensions: z.record(z.string(), z.unknown()).nullish() });
/** One that only names its document. Whoever sends a document as well is not our page. */
const TrustedQuestion = z.strictObject({ ...asked, extensions: z.strictObject({ persistedQuery: Persisted }) });

type Asked = z.infer<typeof Question> | z.infer<typeof TrustedQuestion>;

function questionIn(body: Buffer, accepted: z.ZodType<Asked>, trusted: ReadonlyMap<string, string>): GraphQLParams | undefined {
  try {
    const { data } = accepted.safeParse(JSON.parse(body.toString()));
    const query = data && ("query" in data ? data.query : trusted.get(data.extensions.persistedQuery.sha256Hash));
    return query === undefined ? undefined : { query, variables: data?.variables ?? undefined, operationName: data?.operationName ?? undefined };
  } catch {
    return undefined;
  }
}

/**
 * A refusal of ours may say with which status it goes; the answer does not repeat it. Of an error in a field it says the
 * path and not the line, which a compiled document does not know: an answer must not tell what was compiled (AZ-02).
 */
function answerOf({ errors, ...result }: ExecutionResult): Answer {
  if (!errors) return { status: 200, body: JSON.stringify(result) };
  let status = 200;
  const written = errors.map((error) => {
    const { message, locations, path, extensions: { http, ...extensions } = {} } = error.toJSON();
    if (http) status = 400;
    return path ? { message, path, extensions } : { message, locations, extensions };
  });
  return { status, body: JSON.stringify({ errors: written, ...result }) };
}

/** A refusal of the request as such, in the one shape there is. */
export function badRequest(message = "This request does not fit.", at?: unknown): GraphQLError {
  const place = at instanceof GraphQLError ? { nodes: at.nodes, path: at.path } : {};
  // A document that was never carried out is a bad request of HTTP too (CR-09); yoga takes `http` out of the answer.
  return new GraphQLError(message, { ...place, extensions: { code: "BAD_REQUEST", ...(at === undefined ? { http: { spec: true, status: 400 } } : {}) } });
}
