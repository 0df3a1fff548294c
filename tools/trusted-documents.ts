import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type DocumentNode, Kind, OperationTypeNode, print, type SelectionSetNode, stripIgnoredCharacters, visit } from "graphql";

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;

/**
 * The text under which a document of the web client reaches the server: with `__typename` asked for wherever Apollo's cache
 * asks for it, and without `@unmask`, which is a word between Apollo and the page.
 */
export function textOf(document: DocumentNode): string {
  const sent = visit(document, {
    Directive: ({ name }) => (name.value === "unmask" ? null : undefined),
    SelectionSet: (node, _key, parent): SelectionSetNode | undefined => {
      const isRoot = parent !== undefined && "operation" in parent && Object.values(OperationTypeNode).includes(parent.operation);
      const hasIt = node.selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"));
      return isRoot || hasIt ? undefined : { ...node, selections: [...node.selections, typename] };
    },
  });
  return stripIgnoredCharacters(print(sent));
}

/** Everything the client may ask, by the hash that stands for it. */
export class TrustedDocuments {
  readonly #texts = new Map<string, string>();

  /** Takes a document up and returns its hash, SHA-256 in hexadecimal digits. */
  add(document: DocumentNode): string {
    const text = textOf(document);
    const hash = createHash("sha256").update(text).digest("hex");
    this.#texts.set(hash, text);
    return hash;
  }

  /** Writes all of them where the server reads them (server/graphql/trusted.ts). */
  async write(target: string): Promise<void> {
    const sorted = [...this.#texts].toSorted(([one], [other]) => (one < other ? -1 : 1));
    await writeFile(target, `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`);
  }
}
