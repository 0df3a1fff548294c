import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonPasswords } from "#platform/common-passwords.ts";
import { passwordRefusal } from "./passwords.ts";

const around = ["June Alder", "june.alder@harbor-row.example.org", "Harbor Row Shelter"];
const common = await commonPasswords();
const verdict = (password: string) => passwordRefusal(password, around, common);

describe("AU-14 passwords", () => {
  test("AU-14 have 12 to 128 characters, however many bytes those are", () => {
    expect(verdict("lamp orchid")).toBe("TOO_SHORT");
    expect(verdict("lamp orchids")).toBeNull();
    const characters = Array.from({ length: 128 }, (_, place) => String.fromCodePoint(0x1f300 + ((place * 37) % 200)));
    expect(verdict(characters.join(""))).toBeNull();
    expect(verdict(`${characters.join("")}x`)).toBe("TOO_LONG");
    // Eleven letters, each with an accent of its own, are eleven characters.
    expect(verdict("a\u0301e\u0301i\u0301o\u0301u\u0301n\u0303a\u0300e\u0300i\u0300o\u0300u\u0300")).toBe("TOO_SHORT");
  });

  test.for([
    "password1234",
    "Password2026!",
    "123456789012",
    "qwertyuiop12",
    "qwerty123456",
    "iloveyou1234",
    "administrator",
    "unbelievable",
    "passwordpassword",
    "abcabcabcabc",
    "abcdefghijkl",
    "aaaaaaaaaaaa",
    "1q2w3e4r5t6y",
    "111122223333",
    "!!Sunshine2026!!",
  ])("AU-14 %s is one that everybody tries", (password) => {
    expect(verdict(password)).toBe("COMMON");
  });

  test.for(["Harbor Row Shelter", "harbor-row-2026!", "june.alder@harbor-row", "Roundtable 2026", "RoundtableHarbor12", "ＨａｒｂｏｒShelter99"])(
    "AU-14 %s is made of the names around its owner",
    (password) => {
      expect(verdict(password)).toBe("NAMES_YOU");
    },
  );

  test.for([
    "lantern-orchard-rain",
    "correct horse battery staple",
    "the harbor was quiet at dawn",
    "gHk2 91vQzzLm",
    "niño camina despacio",
    "все кошки серы ночью",
  ])("AU-14 %s is taken, whatever characters it has or has not", (password) => {
    expect(verdict(password)).toBeNull();
  });

  test("AU-14 nothing is asked of the kinds of characters", () => {
    const letters = fc.array(fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyz")), { minLength: 16, maxLength: 40 }).map((all) => all.join(""));
    fc.assert(
      fc.property(letters, (password) => {
        const refusal = verdict(password);
        // The same letters in capitals, or with a digit and a sign more, fare no better for it.
        expect(verdict(password.toUpperCase())).toBe(refusal);
        expect(refusal === null || refusal === "COMMON" || refusal === "NAMES_YOU").toBe(true);
      }),
    );
  });
});
