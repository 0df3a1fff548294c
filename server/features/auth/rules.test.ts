import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deservesRecoveryCodes, hasFullWay, hasSecondFactor, type Means, mayUseRecoveryCode, nextStep, without } from "./rules.ts";

const means = fc.record({ password: fc.boolean(), totp: fc.boolean(), passkeys: fc.nat(3), recoveryCodes: fc.nat(10) });
const nothing: Means = { password: false, totp: false, passkeys: 0, recoveryCodes: 0 };

describe("AU-02 what comes after the first step", () => {
  test.for<[string, Partial<Means>, boolean, string, string[]]>([
    ["somebody new with a password", { password: true }, true, "ENROLMENT", ["TOTP", "PASSKEY"]],
    ["somebody new with a password, without passkeys", { password: true }, false, "ENROLMENT", ["TOTP"]],
    ["somebody new without a password", {}, true, "ENROLMENT", ["PASSKEY"]],
    ["an authenticator app", { password: true, totp: true }, true, "SECOND_FACTOR", ["TOTP"]],
    ["an app with recovery codes", { password: true, totp: true, recoveryCodes: 3 }, true, "SECOND_FACTOR", ["TOTP", "RECOVERY_CODE"]],
    ["a passkey", { password: true, passkeys: 1, recoveryCodes: 3 }, true, "SECOND_FACTOR", ["PASSKEY"]],
    ["a passkey where passkeys do not work", { password: true, passkeys: 1 }, false, "SECOND_FACTOR", []],
    ["everything", { password: true, totp: true, passkeys: 2, recoveryCodes: 1 }, true, "SECOND_FACTOR", ["TOTP", "PASSKEY", "RECOVERY_CODE"]],
  ])("AU-02 %s", ([, has, passkeys, next, ways]) => {
    expect(nextStep({ ...nothing, ...has }, passkeys)).toEqual({ next, ways });
  });

  test("AU-02 nobody who has a second factor may set one up instead of giving it", () => {
    fc.assert(
      fc.property(means, fc.boolean(), (has, passkeys) => {
        const { next, ways } = nextStep(has, passkeys);
        expect(next === "ENROLMENT").toBe(!has.totp && has.passkeys === 0);
        expect(hasSecondFactor(has)).toBe(next === "SECOND_FACTOR");
        expect(!ways.includes("RECOVERY_CODE") || (has.password && has.totp && has.recoveryCodes > 0)).toBe(true);
        expect(!ways.includes("PASSKEY") || passkeys).toBe(true);
      }),
    );
  });

  test("AU-02 a recovery code stands for the app, beside a password, while there are some", () => {
    const all = { password: true, totp: true, passkeys: 0, recoveryCodes: 1 };
    expect(mayUseRecoveryCode(all)).toBe(true);
    for (const less of [{ password: false }, { totp: false }, { recoveryCodes: 0 }]) expect(mayUseRecoveryCode({ ...all, ...less })).toBe(false);
  });
});

describe("what somebody can sign in with", () => {
  test("is a passkey, or an app beside a password", () => {
    fc.assert(
      fc.property(means, (has) => {
        expect(hasFullWay(has)).toBe(has.passkeys > 0 || (has.password && has.totp));
      }),
    );
  });

  test("is less without a factor, and nothing else changes", () => {
    const has = { password: true, totp: true, passkeys: 2, recoveryCodes: 4 };
    expect(without(has, "TOTP")).toEqual({ ...has, totp: false });
    expect(without(has, "PASSKEY")).toEqual({ ...has, passkeys: 1 });
  });

  test("recovery codes come with an app beside a password, when there are none", () => {
    const all = { password: true, totp: true, passkeys: 0, recoveryCodes: 0 };
    expect(deservesRecoveryCodes(all)).toBe(true);
    for (const other of [{ password: false }, { totp: false }, { recoveryCodes: 1 }]) expect(deservesRecoveryCodes({ ...all, ...other })).toBe(false);
  });
});
