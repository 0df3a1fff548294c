import { passwordLength, type PasswordRefusal } from "@roundtable/shared/auth.ts";

/** A word around the owner of a password, from how many letters on it counts. */
const shortestName = 4;
/** What is left of a password without the names in it has to be as long as this. */
const ownPart = 8;

/** How a password is compared: composed and compatibility forms are one (NFKC), capitals do not count. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/**
 * Why a new password cannot be taken; null when it can. Nothing is asked of its characters (safety.md §4): only that there
 * are 12 to 128, that it is not one that everybody tries first, and that it is more than names around its owner.
 *
 * @param around names, addresses of mail: of the owner, of the agency
 * @param common passwords that are known to be used by many, in lower case
 */
export function passwordRefusal(password: string, around: readonly string[], common: ReadonlySet<string>): PasswordRefusal | null {
  const length = Array.from(password.normalize("NFKC")).length;
  if (length < passwordLength.shortest) return "TOO_SHORT";
  if (length > passwordLength.longest) return "TOO_LONG";
  const lower = plain(password);
  if (isCommon(lower, common)) return "COMMON";
  const own = namesIn(["roundtable", ...around]).reduce((rest, name) => rest.replaceAll(name, ""), lower);
  return own !== lower && Array.from(own.replaceAll(/[\s\p{P}\p{S}]/gu, "")).length < ownPart ? "NAMES_YOU" : null;
}

/** One that many use; one such word with digits or signs around it; one short piece again and again; or a plain run of characters. */
function isCommon(lower: string, common: ReadonlySet<string>): boolean {
  const word = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const piece = repeatedPieceOf(lower);
  return common.has(lower) || common.has(word) || piece !== lower || new Set(lower).size < 5 || isRun(lower);
}

/** The shortest piece of which a text consists, again and again: the text itself when there is none. */
function repeatedPieceOf(text: string): string {
  return text.slice(0, text.concat(text).indexOf(text, 1));
}

/** Mostly one character after the other, or its neighbour in the alphabet: 123456789012, abcdefghijkl. */
function isRun(text: string): boolean {
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = characters.slice(1).filter((point, place) => Math.abs(point - (characters[place] ?? 0)) <= 1);
  return steps.length >= (characters.length - 1) * 0.7;
}

/** The single words of names and addresses, the longest first, so that none is taken apart by a shorter one in it. */
function namesIn(around: readonly string[]): string[] {
  const words = around.flatMap((name) => plain(name).split(/[^\p{L}\p{N}]+/u));
  return [...new Set(words)].filter((word) => Array.from(word).length >= shortestName).toSorted((one, other) => other.length - one.length);
}
