import { BREAK, type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, getOperationAST, GraphQLError, OperationTypeNode, visit } from "graphql";
import { compileQuery, type CompiledQuery, isCompiledQuery } from "graphql-jit";

/** A document is compiled when it has been asked so often: one that comes once is answered faster as it is. */
const worthCompiling = 3;

type Known = { asked: number; compiled: CompiledQuery | undefined };

const known = new WeakMap<DocumentNode, Map<string, Known>>();

function knownOf(document: DocumentNode, operationName: string): Known {
  const operations = known.getOrInsertComputed(document, () => new Map<string, Known>());
  return operations.getOrInsertComputed(operationName, () => ({ asked: 0, compiled: undefined }));
}

/**
 * Whether nothing but names and numbers of the document would become part of the compiled function. A text written into
 * the document would too, and graphql-jit 0.8.9 carries out some texts as programs (compiled.test.ts has one): such a
 * document is never compiled. Those of our own pages send texts as variables, which are no part of it. A variable under
 * a name that every object has would be found there when it was not sent.
 */
function isPlain(document: DocumentNode): boolean {
  let plain = true;
  visit(document, {
    StringValue: () => {
      plain = false;
      return BREAK;
    },
    Variable: ({ name }) => {
      if (!(name.value in Object.prototype)) return undefined;
      plain = false;
      return BREAK;
    },
  });
  return plain;
}

/**
 * GraphQL's `execute`, with queries that are asked again and again compiled into one function each, which resolves the
 * same fields with the same resolvers in a third of the time (bench/README.md). Mutations are carried out as they are.
 */
export function executeCompiled(given: ExecutionArgs): ReturnType<typeof execute> {
  const { schema, document, operationName, contextValue, variableValues } = given;
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return execute(given);
  // Compiling takes longer than answering: that is not done for strangers, who could send ever new documents.
  if (!isSignedIn(contextValue)) return execute(given);
  const query = knownOf(document, operationName ?? "");
  query.asked += 1;
  if (query.asked === worthCompiling && isPlain(document)) {
    const result = compileQuery(schema, document, operationName ?? undefined);
    if (isCompiledQuery(result)) query.compiled = result;
  }
  if (!query.compiled) return execute(given);
  const answer = query.compiled.query({}, contextValue, variableValues ?? {});
  return answer instanceof Promise ? answer.then(withOwnErrors) : withOwnErrors(answer);
}

function isSignedIn(context: unknown): boolean {
  return typeof context === "object" && context !== null && "acting" in context && context.acting !== null;
}

/** The compiler has a class of its own for errors, and what masks them looks at GraphQL's. */
function withOwnErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map(({ message, path, originalError, extensions }) => new GraphQLError(message, { path, originalError, extensions }));
  return { ...result, errors };
}
