import { InvalidInput, type InputIssue, type Problem } from "#platform/problems.ts";
import { builder } from "./builder.ts";

const ProblemInterface = builder.interfaceRef<Problem>("Problem").implement({
  description: "A refusal that the person can act on. `message` says it in plain English; the client says it in the reader's language by type.",
  fields: (t) => ({ message: t.exposeString("message") }),
});

const Issue = builder.objectRef<InputIssue>("InputIssue").implement({
  description: "One field that does not fit.",
  fields: (t) => ({
    path: t.exposeStringList("path", { description: "The way to the field, as in the input." }),
    message: t.exposeString("message"),
  }),
});

builder.objectType(InvalidInput, {
  name: "InvalidInput",
  description: "What was sent cannot be taken as it is. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ issues: t.field({ type: [Issue], resolve: (problem) => problem.issues }) }),
});

export { ProblemInterface };
