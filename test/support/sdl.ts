import { randomUUID } from "node:crypto";
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  Kind,
  parse,
} from "graphql";
import { objectLimit, objectsAskedFor } from "../../server/graphql/cost.ts";
import { limits } from "../../server/graphql/limits.ts";
import { schema } from "../../server/schema.ts";

/** Documents and inputs made from the schema itself, so that a field added later is asked for without anybody remembering it. */

export type Operation = "query" | "mutation";
type Tree = Map<string, Tree>;
export type Asked = { operation: Operation; field: string; document: string; /** Names of the variables the document takes. */ variables: string[] };

/** A little below what the hub refuses. */
const tokenLimit = limits.tokens - 50;

function rootOf(operation: Operation): GraphQLObjectType {
  const root = operation === "query" ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`the schema has no ${operation}`);
  return root;
}

/** The root fields of a kind, in the order of the schema. */
export function fieldsOf(operation: Operation): GraphQLField<unknown, unknown>[] {
  return Object.values(rootOf(operation).getFields());
}

/** Whether a field answers without a session, as its description says. */
export function isPublic({ description }: GraphQLField<unknown, unknown>): boolean {
  return description?.includes("Public.") ?? false;
}

/** What everybody does with their own sign-in and nobody with another's: it touches no record of an agency. */
export const ownAccount = [
  "chooseTaskForce",
  "chooseLanguage",
  "endSession",
  "endOtherSessions",
  "renewRecoveryCodes",
  "removeFactor",
  "changePassword",
  "stepUpWithCode",
  "stepUpWithPasskey",
];

const made = new Map<string, Asked[]>();

/**
 * Documents that ask one root field for all there is, `depth` objects deep, over every path the schema offers.
 *
 * @param first how many of each list to ask for
 */
export function documentsFor(operation: Operation, field: string, { depth, first }: { depth: number; first: number }): Asked[] {
  // Making them takes longer than asking one, and everybody is asked the same.
  return made.getOrInsertComputed(`${operation} ${field} ${depth} ${first}`, () => makeDocuments(operation, field, depth, first));
}

function makeDocuments(operation: Operation, field: string, depth: number, first: number): Asked[] {
  const root = rootOf(operation).getFields()[field];
  if (!root) throw new Error(`there is no ${operation} ${field}`);
  const required = root.args.filter(({ type }) => isNonNullType(type));
  const signature = required.length === 0 ? "" : `(${required.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ")})`;
  const write = (tree: Tree) => `${operation}${signature} ${print(tree)}`;
  const documents: string[] = [];
  let tree: Tree = new Map();
  for (const atom of atomsOf(root, depth, first)) {
    const tried = structuredClone(tree);
    for (const path of atom) grow(tried, path);
    if (tree.size > 0 && isTooMuch(write(tried))) {
      documents.push(write(tree));
      tree = new Map();
      for (const path of atom) grow(tree, path);
    } else tree = tried;
  }
  return [...documents, write(tree)].map((document) => ({ operation, field, document, variables: required.map(({ name }) => name) }));
}

/** One atom an object: the way to it and its own values. */
function* atomsOf(field: GraphQLField<unknown, unknown>, depth: number, first: number, before: string[] = []): Generator<string[][]> {
  const path = [...before, callOf(field, first, before.length === 0)];
  yield* insideOf(field.type, depth, first, path);
}

function* insideOf(type: GraphQLOutputType, depth: number, first: number, path: string[]): Generator<string[][]> {
  const named = getNamedType(type);
  if (isLeafType(named)) return yield [path];
  if (isAbstractType(named)) {
    yield [[...path, "__typename"]];
    for (const one of schema.getPossibleTypes(named)) yield* insideOf(one, depth, first, [...path, `... on ${one.name}`]);
    return;
  }
  const fields = Object.values(named.getFields());
  yield [[...path, "__typename"], ...fields.filter((one) => isLeafType(getNamedType(one.type))).map((one) => [...path, callOf(one, first, false)])];
  if (depth <= 1) return;
  for (const one of fields) if (!isLeafType(getNamedType(one.type))) yield* atomsOf(one, depth - 1, first, path);
}

function callOf({ name, args }: GraphQLField<unknown, unknown>, first: number, isRoot: boolean): string {
  const given = args.flatMap((arg) => (isNonNullType(arg.type) && isRoot ? [`${arg.name}: $${arg.name}`] : arg.name === "first" ? [`first: ${first}`] : []));
  return given.length === 0 ? name : `${name}(${given.join(", ")})`;
}

function grow(tree: Tree, path: string[]): void {
  let at = tree;
  for (const step of path) {
    const next = at.get(step) ?? new Map<string, Tree>();
    at.set(step, next);
    at = next;
  }
}

function print(tree: Tree): string {
  return `{ ${[...tree].map(([step, inner]) => (inner.size === 0 ? step : `${step} ${print(inner)}`)).join(" ")} }`;
}

/** Whether the hub would refuse the document for its size. */
function isTooMuch(document: string): boolean {
  if (tokensIn(document) > tokenLimit) return true;
  return parse(document).definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && objectsAskedFor(one, schema, () => undefined) > objectLimit);
}

function tokensIn(document: string): number {
  return document.match(/\w+|\.{3}|[{}():!$]/g)?.length ?? 0;
}

/** Where an input takes an id of a record, as "shareId" or "answers.requestId". The client's own key is none. */
export function idPathsOf(type: GraphQLInputType, path: string[] = []): string[][] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => (field.name === "clientKey" ? [] : idPathsOf(field.type, [...path, field.name])));
  return String(named) === "ID" ? [path] : [];
}

/** Where an input takes text, as "title" or "goals.words". */
export function textPathsOf(type: GraphQLInputType, path: string[] = []): string[][] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((field) => textPathsOf(field.type, [...path, field.name]));
  return String(named) === "String" ? [path] : [];
}

/** Values for an input as below, with `text` at one place, and whatever leads there. */
export function inputWithText(type: GraphQLInputType, path: readonly string[], text: string): unknown {
  if (isNonNullType(type)) return inputWithText(type.ofType, path, text);
  if (isListType(type)) return [inputWithText(type.ofType, path, text)];
  const [name, ...rest] = path;
  const field = isInputObjectType(type) && name !== undefined ? type.getFields()[name] : undefined;
  if (field === undefined || name === undefined) return text;
  return { ...(inputFor(type, () => randomUUID()) as object), [name]: inputWithText(field.type, rest, text) };
}

/** Values for an input, made up by type; ids and keys by `idAt`. What may be left out is, unless an id stands there. */
export function inputFor(type: GraphQLInputType, idAt: (path: string[]) => string | undefined, path: string[] = []): unknown {
  if (isNonNullType(type)) return inputFor(type.ofType, idAt, path);
  if (isListType(type)) return [inputFor(type.ofType, idAt, path)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const wanted = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || idPathsOf(field.type).length > 0);
    return Object.fromEntries(wanted.map((field) => [field.name, inputFor(field.type, idAt, [...path, field.name])]));
  }
  const name = path.at(-1) ?? "";
  if (type.name === "ID") return idAt(path);
  if (type.name === "Int" || type.name === "Float") return 1;
  if (type.name === "Boolean") return true;
  if (type.name === "Date") return new Date(Date.now() + (name === "signedOn" ? 0 : 10 * 86_400_000)).toISOString().slice(0, 10);
  if (type.name === "DateTime") return new Date(Date.now() + 10 * 86_400_000).toISOString();
  if (/phone$/i.test(name)) return "+13365550100";
  if (name === "timeZone") return "America/New_York";
  return name === "email" ? "nobody@example.org" : "some words of no use";
}

/** Every input type that a mutation takes, those inside others included. */
export function inputTypes(): { name: string; fields: string[] }[] {
  return Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .map((type) => ({ name: type.name, fields: Object.keys(type.getFields()) }));
}

/** Every object type but the roots and the schema's own. */
export function objectTypes(): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith("__") && !["Query", "Mutation"].includes(type.name),
  ) as GraphQLObjectType[];
}
