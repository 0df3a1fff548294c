import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inBase32, newTotpSecret, openStep, totpCode, totpStepAt, totpStepOf, totpUri } from "./totp.ts";

/** RFC 6238, appendix B: the secret of its SHA-1 examples, seconds, and the last six of its eight digits. */
const rfcSecret = Buffer.from("12345678901234567890");
const vectors: [number, string][] = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
];
const at = (seconds: number) => new Date(seconds * 1000);

describe("AU-03 codes of an authenticator app", () => {
  test.for(vectors)("AU-03 RFC 6238 at %i seconds", ([seconds, code]) => {
    expect(totpCode(rfcSecret, totpStepAt(at(seconds)))).toBe(code);
    expect(totpStepOf(rfcSecret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test("AU-03 one step ahead or behind is taken, two are not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), fc.integer({ min: -5, max: 5 }), (seconds, away) => {
        const step = totpStepAt(at(seconds));
        const found = totpStepOf(rfcSecret, totpCode(rfcSecret, step + away), at(seconds));
        // Of a million codes two of neighbouring steps may be the same.
        const isTheSame = found !== null && totpCode(rfcSecret, found) === totpCode(rfcSecret, step + away);
        expect(isTheSame || (found === null && Math.abs(away) > 1)).toBe(true);
        expect(Math.abs((found ?? step) - step)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.for(["", "28708", "2870822", "abcdef", "28708２"])("AU-03 %j is no code", (code) => {
    expect(totpStepOf(rfcSecret, code, at(59))).toBeNull();
  });

  test("are made from 160 random bits, to type and to scan", () => {
    const [one, other] = [newTotpSecret(), newTotpSecret()];
    expect([one.length, inBase32(one).length]).toEqual([20, 32]);
    expect(inBase32(one)).not.toBe(inBase32(other));
    expect(inBase32(rfcSecret)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(totpUri(rfcSecret, "june@example.org")).toBe(
      "otpauth://totp/Roundtable:june%40example.org?issuer=Roundtable&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30",
    );
  });

  test("the next code that will do is the earliest not taken that lasts a while", () => {
    const step = totpStepAt(at(1_700_000_010));
    const early = at(step * 30 + 2);
    expect([null, step - 1, step, step + 1].map((last) => openStep(early, last))).toEqual([step - 1, step, step + 1, null]);
    expect(openStep(at(step * 30 + 25), null)).toBe(step);
    expect(openStep(at(step * 30 + 19), null)).toBe(step - 1);
  });
});
