import {
  type ASTNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

/** How large a document may be. Lists are cut to 100 where they are read (platform/paging.ts). */
export const limits = { depth: 8, aliases: 5, tokens: 800, bodyBytes: 64 * 1024 } as const;

type Size = { depth: number; aliases: number };

/** Refuses documents that nest deeper or repeat more than the hub's own pages ever do, fragments counted wherever they are spread. */
export const withinLimits: ValidationRule = (context) => ({
  OperationDefinition(operation: OperationDefinitionNode) {
    const { depth, aliases } = sizeOf(operation.selectionSet, context, new Map(), new Set());
    if (depth > limits.depth) context.reportError(refusal(`The document nests deeper than ${limits.depth} levels.`, operation));
    if (aliases > limits.aliases) context.reportError(refusal(`The document has more than ${limits.aliases} aliases.`, operation));
  },
});

function sizeOf(selectionSet: SelectionSetNode, context: ValidationContext, known: Map<string, Size>, open: Set<string>): Size {
  const size = { depth: 0, aliases: 0 };
  for (const selection of selectionSet.selections) {
    let inner: Size = { depth: 0, aliases: 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = context.getFragment(selection.name.value);
      if (fragment) inner = sizeOfFragment(fragment, context, known, open);
    } else {
      if (selection.selectionSet) inner = sizeOf(selection.selectionSet, context, known, open);
      if (selection.kind === Kind.FIELD) inner = { depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) };
    }
    size.depth = Math.max(size.depth, inner.depth);
    size.aliases += inner.aliases;
  }
  return size;
}

/** Each fragment is measured once, however often it is spread; one that contains itself is refused by GraphQL's own rules. */
function sizeOfFragment(fragment: FragmentDefinitionNode, context: ValidationContext, known: Map<string, Size>, open: Set<string>): Size {
  const name = fragment.name.value;
  const measured = known.get(name);
  if (measured) return measured;
  if (open.has(name)) return { depth: 0, aliases: 0 };
  open.add(name);
  const size = sizeOf(fragment.selectionSet, context, known, open);
  open.delete(name);
  known.set(name, size);
  return size;
}

function refusal(message: string, node: ASTNode): GraphQLError {
  return new GraphQLError(message, { nodes: node, extensions: { code: "BAD_REQUEST" } });
}
