import { builder } from "#graphql/builder.ts";
import { PasswordRefusal } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import { CodeRefused, LastWay, LinkRefused, PasskeyRefused, PasswordRefused, SignInRefused } from "../problems.ts";

const wait = "After too many tries: how long to wait.";

builder.objectType(SignInRefused, {
  name: "SignInRefused",
  description: "Signing in did not succeed; which part was wrong is not said.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ retryAfterSeconds: t.exposeInt("retryAfterSeconds", { nullable: true, description: wait }) }),
});

builder.objectType(CodeRefused, {
  name: "CodeRefused",
  description: "The code was not taken.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    triesLeft: t.exposeInt("triesLeft", { description: "At 0 the step, or the session that was to be confirmed, has ended: begin anew with the password." }),
    alreadyUsed: t.exposeBoolean("alreadyUsed", { description: "It was right and had been used: the next one will do." }),
    retryAfterSeconds: t.exposeInt("retryAfterSeconds", { nullable: true, description: wait }),
  }),
});

builder.objectType(PasskeyRefused, {
  name: "PasskeyRefused",
  description: "The passkey's answer was not taken; why is not said. Begin it anew.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ retryAfterSeconds: t.exposeInt("retryAfterSeconds", { nullable: true, description: wait }) }),
});

builder.objectType(LinkRefused, {
  name: "LinkRefused",
  description: "The link was used, replaced by a newer one, has expired or never was.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ retryAfterSeconds: t.exposeInt("retryAfterSeconds", { nullable: true, description: wait }) }),
});

builder.objectType(PasswordRefused, {
  name: "PasswordRefused",
  description: "A new password cannot be taken: it has 12 to 128 characters, is not one that everybody knows, and is more than the names around its owner.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ reason: t.expose("reason", { type: PasswordRefusal }) }),
});

builder.objectType(LastWay, {
  name: "LastWay",
  description: "Nothing was removed: without this its owner could not sign in any more.",
  interfaces: [ProblemInterface],
});
