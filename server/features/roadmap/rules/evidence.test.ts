import { expect, test } from "vitest";
import { isBroken, recordBehind } from "./evidence.ts";

const now = new Date("2026-11-23T12:00:00Z");
const before = new Date("2026-11-01T00:00:00Z");
const after = new Date("2026-12-01T00:00:00Z");
const nothing = { agreement: null, training: null, reportId: null, report: null, minutesId: null };
const breaks = (all: Parameters<typeof recordBehind>[0]) => isBroken(all.kind, recordBehind(all), now);

test("RM-5 a record breaks when it is gone, out of force or withdrawn; a link never does", () => {
  expect(breaks({ ...nothing, kind: "LINK" })).toBe(false);
  expect(breaks({ ...nothing, kind: "AGREEMENT" })).toBe(true);
  expect(breaks({ ...nothing, kind: "TRAINING" })).toBe(true);
  expect(breaks({ ...nothing, kind: "AGREEMENT", agreement: { agencyId: "one", startsAt: before, endsAt: after } })).toBe(false);
  expect(breaks({ ...nothing, kind: "AGREEMENT", agreement: { agencyId: "one", startsAt: before, endsAt: before } })).toBe(true);
  expect(breaks({ ...nothing, kind: "TRAINING", training: { agencyId: "one", withdrawnAt: null } })).toBe(false);
  expect(breaks({ ...nothing, kind: "TRAINING", training: { agencyId: "one", withdrawnAt: before } })).toBe(true);
  expect(breaks({ ...nothing, kind: "REPORT" })).toBe(true);
  expect(breaks({ ...nothing, kind: "REPORT", reportId: "one", report: { holderAgencyId: "one" } })).toBe(false);
  expect(breaks({ ...nothing, kind: "MINUTES" })).toBe(true);
  expect(breaks({ ...nothing, kind: "MINUTES", minutesId: "one" })).toBe(false);
});

test("RM-5 a filed report holds for readers who may not see it, and does not tell them whose it is", () => {
  expect(breaks({ ...nothing, kind: "REPORT", reportId: "one" })).toBe(false);
  expect(recordBehind({ ...nothing, kind: "REPORT", reportId: "one" })?.agencyId).toBeNull();
});
