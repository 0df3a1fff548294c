import { readFile, writeFile } from "node:fs/promises";
import { buildSchema, isAbstractType } from "graphql";

/** Writes for the client's cache which object types stand behind each union and interface of the contract. */
export async function writePossibleTypes(contract: string, target: string): Promise<void> {
  const schema = buildSchema(await readFile(contract, "utf8"));
  const lines = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(
      (type) =>
        `  ${type.name}: [${schema
          .getPossibleTypes(type)
          .map(({ name }) => JSON.stringify(name))
          .toSorted()
          .join(", ")}],`,
    );
  const words = [
    "/** Which object types stand behind each union and interface. Written from the contract by `tools/prepare.ts`. */",
    "export const possibleTypes: Record<string, string[]> = {",
    ...lines,
    "};",
  ];
  await writeFile(target, `${words.join("\n")}\n`);
}
