import { expect, test } from "vitest";
import { branchesOf, emptyConsent, lastDayOf, readConsent, type ConsentDraft } from "./consent-form.ts";
import { consentProblems } from "./consent-words.ts";
import type { Recipient } from "./whom-step.tsx";

const shelter: Recipient = {
  id: crypto.randomUUID(),
  name: "Harbor Row Shelter",
  discipline: "SHELTER_HOUSING",
  confidentialProgram: true,
  intakePhone: "+13365550130",
};
const police: Recipient = { ...shelter, discipline: "LAW_ENFORCEMENT" };
const referralId = crypto.randomUUID();

const whole: ConsentDraft = {
  ...emptyConsent,
  purpose: "SERVICES",
  needs: ["SHELTER_HOUSING"],
  signedOn: "2026-11-20",
  until: "14",
  formLanguage: "SPANISH",
  interpreterUsed: false,
  formNamesRecipientAttested: true,
  mayRefuseAttested: true,
  signerNotAbuserAttested: true,
  privilegeWarningAttested: true,
};

const read = (form: ConsentDraft, recipient: Recipient, ageBand: "AGE_18_24" | "AGE_13_17") =>
  readConsent(form, { referralId, recipient, branches: branchesOf(form, recipient, ageBand), today: "2026-11-23" });

test("nothing is chosen beforehand, so an empty form lacks every field but the field groups", () => {
  const { input, wrong } = read(emptyConsent, shelter, "AGE_18_24");
  expect(input).toBeNull();
  expect(consentProblems(wrong).problems).toHaveLength(10);
  expect(consentProblems(wrong).isOther).toBe(false);
  expect(wrong).not.toContain("fieldGroups");
  expect(wrong).toHaveLength(10);
});

test("the last day counts from the signature", () => {
  expect(lastDayOf(whole, "2026-11-23")).toBe("2026-12-04");
  expect(lastDayOf({ ...whole, signedOn: null }, "2026-11-23")).toBe("2026-12-07");
  expect(read(whole, shelter, "AGE_18_24").input?.expiresOn).toBe("2026-12-04");
});

test("each branch asks its own questions in the first answer already", () => {
  const form: ConsentDraft = { ...emptyConsent, needs: ["SUBSTANCE_USE_TREATMENT"] };
  expect(read(form, police, "AGE_13_17").wrong).toEqual(expect.arrayContaining(["minorBasis", "mandatedReport", "lawEnforcementAllowed", "substanceUseNamed"]));
});

test("a report that is not required says why, and only then", () => {
  const minor: ConsentDraft = { ...whole, minorBasis: "MINOR_AND_GUARDIAN", mandatedReport: "NOT_REQUIRED" };
  expect(read(minor, shelter, "AGE_13_17").wrong).toEqual(["mandatedReportReason"]);
  const made: ConsentDraft = { ...minor, mandatedReport: "MADE", mandatedReportReason: "COUNSEL_ADVISED" };
  expect(read(made, shelter, "AGE_13_17").input).toMatchObject({ mandatedReport: "MADE", mandatedReportReason: null });
});

test("what belongs to a branch that was left again is not sent", () => {
  const form: ConsentDraft = { ...whole, lawEnforcementAllowed: true, substanceUseNamed: true, minorBasis: "MINOR_ALONE_PERMITTED" };
  const { input } = read(form, shelter, "AGE_18_24");
  expect(input).not.toBeNull();
  expect(Object.keys(input ?? {})).not.toEqual(expect.arrayContaining(["lawEnforcementAllowed"]));
  expect(input?.minorBasis).toBeUndefined();
});
