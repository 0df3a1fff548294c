import { buildSchema, GraphQLError, parse } from "graphql";
import { expect, test } from "vitest";
import { executeCompiled } from "./compiled.ts";

const schema = buildSchema("type Query { said(words: String, times: Int): String, refused: String }");
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
  field.resolve = (_source, { words }: { words?: string }) => {
    if (field.name === "said") return words ?? null;
    throw new GraphQLError("There is nothing here for you.", { extensions: { code: "NOT_FOUND" } });
  };

/** Often enough to be compiled. */
async function often(text: string, variableValues: Record<string, unknown> = {}): Promise<unknown[]> {
  const document = parse(text);
  const answers: unknown[] = [];
  for (let asked = 0; asked < 5; asked += 1) {
    const { data, errors } = (await executeCompiled({ schema, document, variableValues, contextValue: { acting: {} } })) as {
      data?: object;
      errors?: GraphQLError[];
    };
    // A complaint about the request itself, which has no path, is worded anew before it leaves.
    answers.push({
      data: { ...data },
      errors: errors?.map((error) => [error instanceof GraphQLError, error.path && [error.message, error.path, error.originalError, error.extensions]]),
    });
  }
  return answers;
}

test("answers the same, compiled or not", async () => {
  for (const [text, variables] of [
    ["query ($words: String) { said(words: $words) again: said(words: $words) }", { words: "`$` \" ' \\ \u2028" }],
    ["query ($words: String) { said(words: $words) }", { words: 5 }],
    ["{ refused }", {}],
  ] as const) {
    const answers = await often(text, variables);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, text).toBe(1);
  }
});

test("never makes a text of the document part of a function", async () => {
  // The compiler writes texts out as a program, and takes one that begins like this for a program itself.
  const trap = "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0),trap:globalThis.wasCarriedOut=true,end:(0";
  for (const text of [`query ($times: Int) { said(words: "${trap}", times: $times) }`, `query ($words: String = "${trap}") { said(words: $words) }`]) {
    for (const answer of await often(text)) expect(answer).toMatchObject({ data: { said: trap } });
  }
  expect(globalThis).not.toHaveProperty("wasCarriedOut");
});
