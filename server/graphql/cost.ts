import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { pageLimit } from "#platform/paging.ts";

/** How many objects a document may ask for at the most. The largest of our own pages asks for fewer than a tenth of it. */
export const objectLimit = 20_000;

/** How long a list is taken to be: as `first` says, as it is without, and where nobody can say. */
const assumed = { page: 25, list: 10 } as const;

/**
 * Refuses documents that are short to write and endless to answer: the people of all agencies of all people of all
 * agencies. Counted before anything is read, as if every list were full.
 */
export const withinCost: ValidationRule = (context) => ({
  OperationDefinition(operation: OperationDefinitionNode) {
    const root = context.getSchema().getRootType(operation.operation);
    if (root && objectsIn(operation.selectionSet, root, assumed.list, { context, known: new Map() }) > objectLimit)
      context.reportError(new GraphQLError(`The document asks for more than ${objectLimit} objects.`, { nodes: operation, extensions: { code: "BAD_REQUEST" } }));
  },
});

type Walk = { context: ValidationContext; known: Map<string, number> };

/** @param listLength how long the lists directly in here are, unless they say so themselves */
function objectsIn(selectionSet: SelectionSetNode, parent: GraphQLNamedType, listLength: number, walk: Walk): number {
  let objects = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) objects += objectsOf(selection, parent, listLength, walk);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? walk.context.getSchema().getType(selection.typeCondition.name.value) : parent;
      if (type) objects += objectsIn(selection.selectionSet, type, listLength, walk);
    } else objects += objectsOfFragment(selection.name.value, listLength, walk);
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
  const fragment = walk.context.getFragment(name);
  const type = fragment && walk.context.getSchema().getType(fragment.typeCondition.name.value);
  const objects = fragment && type ? objectsIn(fragment.selectionSet, type, listLength, walk) : 0;
  walk.known.set(key, objects);
  return objects;
}
