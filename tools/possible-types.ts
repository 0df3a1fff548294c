import { readFile, writeFile } from "node:fs/promises";
import { buildSchema, isInterfaceType } from "graphql";

/**
 * Writes for the client's cache which object types stand behind each interface of the contract. Unions are left out: documents
 * pick out their members by name, and the first page would have to load one line for each mutation there is.
 */
export async function writePossibleTypes(contract: string, target: string): Promise<void> {
  const schema = buildSchema(await readFile(contract, "utf8"));
  const lines = Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((type) => [
      `  ${type.name}: [`,
      ...schema
        .getPossibleTypes(type)
        .map(({ name }) => `    ${JSON.stringify(name)},`)
        .toSorted(),
      "  ],",
    ]);
  const words = [
    "/** Which object types stand behind each interface. Written from the contract by `tools/prepare.ts`. */",
    "export const possibleTypes: Record<string, string[]> = {",
    ...lines,
    "};",
  ];
  await writeFile(target, `${words.join("\n")}\n`);
}
