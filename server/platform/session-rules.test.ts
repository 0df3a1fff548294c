import { disciplines } from "@roundtable/shared/roles.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  deviceOf,
  endOfSession,
  idleMinutes,
  isFactorRecent,
  isLive,
  isStatementCurrent,
  isWorthNoting,
  lifetimes,
  rightsOf,
  stepUpUntil,
  triesLeft,
  waitAfter,
} from "./session-rules.ts";

const minute = 60_000;
const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 23) + milliseconds);
const moments = fc.integer({ min: 0, max: 86_400_000 }).map(at);

describe("AU-08 how long a session runs", () => {
  test("AU-08 sits idle for 15 minutes at law enforcement, for the operator and on a shared device, and for 30 elsewhere", () => {
    for (const discipline of disciplines)
      for (const operator of [true, false])
        for (const sharedDevice of [true, false]) {
          const isShort = operator || sharedDevice || ["LAW_ENFORCEMENT", "PROSECUTION"].includes(discipline);
          expect(idleMinutes({ discipline, operator, sharedDevice })).toBe(isShort ? 15 : 30);
        }
  });

  test("AU-08 ends after twelve hours, and half of one after ten minutes", () => {
    expect(endOfSession(at(0), 2)).toEqual(at(12 * 60 * minute));
    expect(endOfSession(at(0), 1)).toEqual(at(10 * minute));
    expect(lifetimes).toMatchObject({ invitationHours: 72, resetMinutes: 15, claimHours: 72, challengeMinutes: 5 });
  });

  test("AU-08 ends with the very moment, of idleness or of its end, whichever is first", () => {
    const session = { seenAt: at(0), expiresAt: at(60 * minute) };
    expect(isLive(session, 15, at(15 * minute - 1))).toBe(true);
    expect(isLive(session, 15, at(15 * minute))).toBe(false);
    expect(isLive(session, 90, at(60 * minute - 1))).toBe(true);
    expect(isLive(session, 90, at(60 * minute))).toBe(false);
  });

  test("AU-08 once ended it never runs again without activity", () => {
    fc.assert(
      fc.property(moments, moments, fc.constantFrom(15, 30), moments, fc.nat(), (seenAt, expiresAt, idle, now, later) => {
        const runsAt = (moment: Date, minutes: number) => isLive({ seenAt, expiresAt }, minutes, moment);
        expect(runsAt(now, idle) || !runsAt(new Date(now.getTime() + later), idle)).toBe(true);
        expect(!runsAt(now, 15) || runsAt(now, 30)).toBe(true);
      }),
    );
  });

  test("activity is written down once a minute, so that no session ends before its time by more than that", () => {
    expect(isWorthNoting(at(0), at(minute - 1))).toBe(false);
    expect(isWorthNoting(at(0), at(minute))).toBe(true);
  });
});

describe("AU-12 for how long a second factor stands", () => {
  test("AU-12 five minutes to the moment", () => {
    expect(stepUpUntil(at(0))).toEqual(at(5 * minute));
    expect(isFactorRecent(at(0), at(5 * minute))).toBe(true);
    expect(isFactorRecent(at(0), at(5 * minute + 1))).toBe(false);
  });
});

describe("AU-03 wrong codes", () => {
  test("AU-03 there are five tries, and never fewer than none", () => {
    expect([0, 1, 4, 5, 6].map(triesLeft)).toEqual([5, 4, 1, 0, 0]);
  });
});

describe("AU-11 waiting after failures", () => {
  test("AU-11 five for an account and twenty-five for an address are free, then each waits twice as long", () => {
    expect([0, 4, 5, 6, 7, 8].map((failures) => waitAfter(failures, "account"))).toEqual([0, 0, 1, 2, 4, 8]);
    expect([24, 25, 26].map((failures) => waitAfter(failures, "address"))).toEqual([0, 1, 2]);
  });

  test("AU-11 never locks for longer than a quarter of an hour, and never less for more failures", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.constantFrom("account" as const, "address" as const), (failures, of) => {
        expect(waitAfter(failures, of)).toBeLessThanOrEqual(15 * 60);
        expect(waitAfter(failures + 1, of)).toBeGreaterThanOrEqual(waitAfter(failures, of));
      }),
    );
  });
});

describe("AU-07 what a session was last used with", () => {
  test("AU-07 differs exactly when agency, seats or operator do", () => {
    const facts = { agencyId: "one", seats: ["ADVOCATE", "AGENCY_LEAD"], operator: false };
    expect(rightsOf({ ...facts, seats: ["AGENCY_LEAD", "ADVOCATE"] })).toBe(rightsOf(facts));
    const others = [{ agencyId: "two" }, { seats: ["ADVOCATE"] }, { seats: [] }, { operator: true }];
    const all = [facts, ...others.map((other) => ({ ...facts, ...other }))].map(rightsOf);
    expect(new Set(all).size).toBe(all.length);
  });

  test("AU-07 of no seats and of somebody who is no operator it says the agency, and no more", () => {
    expect(rightsOf({ agencyId: "one", seats: [], operator: false }).trim()).toBe("one");
    expect(rightsOf({ agencyId: "one", seats: ["LIAISON", "ADVOCATE"], operator: true })).toBe("one OPERATOR ADVOCATE LIAISON");
  });
});

describe("the confidentiality statement", () => {
  const day = 24 * 60 * minute;
  test("stands for a year to the moment, and not before it was accepted", () => {
    expect(isStatementCurrent(null, at(0))).toBe(false);
    expect(isStatementCurrent(null, new Date(0))).toBe(false);
    expect(isStatementCurrent(at(0), at(0))).toBe(true);
    expect(isStatementCurrent(at(0), at(365 * day - 1))).toBe(true);
    expect(isStatementCurrent(at(0), at(365 * day))).toBe(false);
  });
});

describe("a device in two words", () => {
  test.for([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Windows"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge · Windows"],
    ["Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36", "Chrome · ChromeOS"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari · macOS"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
      "Chrome · iPhone",
    ],
    ["Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/132.0 Safari/605.1.15", "Firefox · iPad"],
    ["Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36", "Chrome · Android"],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 OPR/117.0", "Opera · Linux"],
    ["curl/8.5.0", ""],
    ["Maria Lopez of Harbor Row", ""],
    ["x Windows", "Windows"],
  ])("%s", ([header, words]) => {
    expect(deviceOf(header)).toBe(words);
  });

  test("looks at the beginning of a long header only, so that nobody makes the hub read on and on", () => {
    expect(deviceOf(`${"x ".repeat(195)}Windows`)).toBe("Windows");
    expect(deviceOf(`${"x ".repeat(200)}Windows`)).toBe("");
  });

  test("says nothing without a header, and keeps nothing of a strange one", () => {
    expect(deviceOf(undefined)).toBe("");
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(deviceOf(header).length).toBeLessThanOrEqual(40);
      }),
    );
  });
});
