import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { CannotOpen, KeyRing } from "./key-ring.ts";

const key = (id: string) => ({ id, key: randomBytes(32) });
const [older, newer] = [key("00000001"), key("00000002")];
const plain = Buffer.from("what a dump must not tell");

test("opens what it sealed, in its own place and nowhere else", () => {
  const ring = new KeyRing([older]);
  const box = ring.seal(plain, "totp:person:1");
  expect(box.includes(plain)).toBe(false);
  expect(ring.open(box, "totp:person:1")).toEqual(plain);
  expect(() => ring.open(box, "totp:person:2")).toThrow(CannotOpen);
});

test("opens what an older key sealed, and seals under the newest", () => {
  const box = new KeyRing([older]).seal(plain, "here");
  const ring = new KeyRing([newer, older]);
  expect(ring.open(box, "here")).toEqual(plain);
  expect(KeyRing.keyIdOf(ring.seal(plain, "here"))).toBe(newer.id);
});

test("opens nothing without the key, and nothing that was changed", () => {
  const box = new KeyRing([older]).seal(plain, "here");
  expect(() => new KeyRing([newer]).open(box, "here")).toThrow(CannotOpen);
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => new KeyRing([older]).open(changed, "here")).toThrow(CannotOpen);
  }
});
