import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";
import { pageLimit } from "#platform/paging.ts";

/** How many objects a document may ask for at the most (safety.md §3). The largest of our own pages asks for two thirds of it. */
export const objectLimit = 1000;

/** How long a list is taken to be: a page of which nobody says how long, and a list that cannot be asked for in parts. */
const assumed = { page: 25, list: 5 } as const;

/**
 * Refuses documents that are short to write and endless to answer: the people of all agencies of all people of all
 * agencies. Counted before anything is read, as if every list were full.
 */
export const withinCost: ValidationRule = (context) => ({
  OperationDefinition(operation: OperationDefinitionNode) {
    if (objectsAskedFor(operation, context.getSchema(), (name) => context.getFragment(name)) > objectLimit)
      context.reportError(
        new GraphQLError(`The document asks for more than ${objectLimit} objects.`, { nodes: operation, extensions: { code: "BAD_REQUEST" } }),
      );
  },
});

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;
type Walk = { schema: GraphQLSchema; fragmentOf: FragmentOf; known: Map<string, number> };

/** How many objects an operation asks for, as if every list were full. What is not in the schema counts nothing: it is refused by GraphQL's own rules. */
export function objectsAskedFor(operation: OperationDefinitionNode, schema: GraphQLSchema, fragmentOf: FragmentOf): number {
  const root = schema.getRootType(operation.operation);
  return root ? objectsIn(operation.selectionSet, root, assumed.list, { schema, fragmentOf, known: new Map() }) : 0;
}

/** @param listLength how long the lists directly in here are, unless they say so themselves */
function objectsIn(selectionSet: SelectionSetNode, parent: GraphQLNamedType, listLength: number, walk: Walk): number {
  let objects = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) objects += objectsOf(selection, parent, listLength, walk);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) objects += objectsOfFragment(selection.name.value, listLength, walk);
    else {
      const type = selection.typeCondition ? walk.schema.getType(selection.typeCondition.name.value) : parent;
      if (type) objects += objectsIn(selection.selectionSet, type, listLength, walk);
    }
  }
  return objects;
}

function objectsOf(field: FieldNode, parent: GraphQLNamedType, listLength: number, walk: Walk): number {
  const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
  const type = definition && getNamedType(definition.type);
  if (!field.selectionSet || !isCompositeType(type)) return 0;
  const page = definition?.args.some(({ name }) => name === "first") ? askedFor(field) : undefined;
  const times = isListType(getNullableType(definition?.type)) ? (page ?? listLength) : 1;
  return times * (1 + objectsIn(field.selectionSet, type, page ?? assumed.list, walk));
}

/** What `first` says; the most there can be when only the variables know. */
function askedFor({ arguments: given = [] }: FieldNode): number {
  const first = given.find(({ name }) => name.value === "first")?.value;
  if (!first || first.kind === Kind.NULL) return assumed.page;
  return first.kind === Kind.INT ? Math.min(Math.max(Number(first.value), 1), pageLimit) : pageLimit;
}

/** Each fragment is counted once for each length of list; one that contains itself is refused by GraphQL's own rules. */
function objectsOfFragment(name: string, listLength: number, walk: Walk): number {
  const key = `${name} ${listLength}`;
  const counted = walk.known.get(key);
  if (counted !== undefined) return counted;
  walk.known.set(key, 0);
  const fragment = walk.fragmentOf(name);
  const type = fragment && walk.schema.getType(fragment.typeCondition.name.value);
  const objects = fragment && type ? objectsIn(fragment.selectionSet, type, listLength, walk) : 0;
  walk.known.set(key, objects);
  return objects;
}
