import { expect, test } from "vitest";
import { hashPassword, passwordCost, passwordFits } from "./passwords.ts";

const cheap = { memory: 64, passes: 1, parallelism: 1 };

test("AU-10 keeps argon2id with at least 19 MiB and two passes, under a new salt each time", async () => {
  const [one, other] = await Promise.all([hashPassword("lantern-orchard-rain"), hashPassword("lantern-orchard-rain")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(other).not.toBe(one);
  expect([passwordCost.memory >= 19_456, passwordCost.passes >= 2]).toEqual([true, true]);
});

test("knows its own password, typed on any keyboard, and no other", async () => {
  const kept = await hashPassword("Ame\u0301lie's rain", cheap);
  expect(await passwordFits("Am\u00e9lie's rain", kept)).toBe(true);
  expect(await passwordFits("Amelie's rain", kept)).toBe(false);
  expect(await passwordFits("", kept)).toBe(false);
});

test("says no to nobody and to what is no hash, after the work of a real one", async () => {
  const time = async (kept: string | undefined): Promise<number> => {
    const start = performance.now();
    expect(await passwordFits("lantern-orchard-rain", kept)).toBe(false);
    return performance.now() - start;
  };
  const real = await hashPassword("another");
  await time(real);
  const [known, unknown, broken] = [await time(real), await time(undefined), await time("plain text")];
  for (const taken of [unknown, broken]) expect(taken).toBeGreaterThan(known / 4);
});
