import { describe, expect, test } from "vitest";
import { ReauthNeeded, requireRecentFactor } from "./step-up.ts";

const factorAt = new Date("2026-11-23T12:00:00Z");
const after = (milliseconds: number) => ({ factorAt, clock: { now: () => new Date(factorAt.getTime() + milliseconds) } });

describe("acts that take the second factor again", () => {
  test("go through for five minutes, and then ask for it", () => {
    expect(() => requireRecentFactor(after(5 * 60_000))).not.toThrow();
    expect(() => requireRecentFactor(after(5 * 60_000 + 1))).toThrow(ReauthNeeded);
  });

  test("say so in a code that the page knows, and in words for whoever has no page", () => {
    const refusal = new ReauthNeeded();
    expect(refusal.extensions).toEqual({ code: "REAUTH" });
    expect(refusal.message).toBe("Confirm that it is you, and try again.");
  });
});
