import { GraphQLError } from "graphql";
import { pino } from "pino";
import { expect, test } from "vitest";
import { NotFound } from "#platform/errors.ts";
import { maskError } from "./mask-error.ts";

function masked(error: unknown): { answer: GraphQLError; logged: string } {
  let logged = "";
  const answer = maskError(pino({ base: null }, { write: (line: string) => void (logged += line) }))(error);
  if (!(answer instanceof GraphQLError)) throw new Error("not an answer of GraphQL");
  return { answer, logged };
}

test("GQ-09 says only that something unexpected happened, and the log knows where but not what", () => {
  const cause = new Error('duplicate key: Key (email)=(maria@example.org), SELECT "secret"');
  const { answer, logged } = masked(new GraphQLError("wrapped maria@example.org", { originalError: cause, path: ["agency"] }));
  expect([answer.message, answer.path, answer.extensions["code"]]).toEqual(["Unexpected error", ["agency"], "UNEXPECTED"]);
  expect(logged).toContain(String(answer.extensions["reference"]));
  expect(logged).toContain("mask-error.test");
  for (const secret of ["maria", "SELECT", "duplicate"]) expect(logged + JSON.stringify(answer)).not.toContain(secret);
});

test("lets our own refusals through as they are", () => {
  const { answer, logged } = masked(new NotFound());
  expect([answer.message, answer.extensions, logged]).toEqual(["There is nothing here for you.", { code: "NOT_FOUND" }, ""]);
});
