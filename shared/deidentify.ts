/** What a text must not hold, by class. None of them can be overridden (safety.md §5). */
export const screenKinds = [
  "PHONE",
  "EMAIL",
  "URL",
  "HANDLE",
  "SSN",
  "A_NUMBER",
  "PLATE",
  "CASE_NUMBER",
  "GPS",
  "ADDRESS",
  "DATE_OF_BIRTH",
  "LONG_NUMBER",
  "CONTROL",
] as const;
export type ScreenKind = (typeof screenKinds)[number];

const digitWords: Record<string, string> = {
  zero: "0", one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9",
  cero: "0", uno: "1", dos: "2", tres: "3", cuatro: "4", cinco: "5", seis: "6", siete: "7", ocho: "8", nueve: "9",
}; // prettier-ignore
const digitWord = new RegExp(`\\b(?:${Object.keys(digitWords).join("|")})\\b`, "giu");

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}";
/** A year in which an adult or an older child was born. Later full dates pass: adoption days and deadlines are full dates too. */
const birthYear = "(?:19\\d{2}|200\\d|201[0-4]|[3-9]\\d)";

/**
 * Each class with its patterns. Every repetition has an upper bound, so that the work on a text grows with its length
 * and no faster, whatever somebody sends (DI-10).
 */
export const screenPatterns: readonly (readonly [ScreenKind, readonly RegExp[]])[] = [
  ["PHONE", [/(?<!\d)(?:\+?1[ .-]{0,2})?\(?\d{3}\)?[ ./-]{0,3}\d{3}[ .-]{0,2}\d{4}(?!\d)/u, /(?<![\d-])\d{3}[ .-]\d{4}(?![\d-])/u]],
  ["EMAIL", [/\w@/u, /\b[\w.-]{1,64} {0,2}[([{]?\b(?:at|arroba)\b[)\]}]? {0,2}[\w-]{1,63} {0,2}[([{]?\b(?:dot|punto)\b[)\]}]? {0,2}[a-z]{2,24}\b/iu]],
  ["URL", [/\b(?:https?|ftp):|\bwww\.|:\/\//iu, /\b[a-z0-9-]{2,63}\.(?:com|org|net|edu|gov|info|io|me|us|mx)\b/iu]],
  ["HANDLE", [/(?<!\w)@\w/u, /\b(?:instagram|snapchat|tiktok|facebook|telegram|whatsapp|onlyfans|ig|snap)\b {0,2}[:=] {0,2}\w/iu]],
  ["SSN", [/(?<!\d)\d{3}[ .-]{0,2}\d{2}[ .-]{0,2}\d{4}(?!\d)/u, /\bssn\b|\bsocial security (?:no|num|#)/iu]],
  ["A_NUMBER", [/\ba[ #-]{0,2}\d{7,9}(?!\d)/iu, /\ba[ #-]{0,2}\d{3}[ -]\d{3}[ -]\d{3}(?!\d)/iu, /\balien (?:no|num|registration|#)/iu]],
  ["PLATE", [/\b[A-Z]{3}-?(?!(?:19|20)\d{2}\b)\d{4}\b/u, /\b(?:plate|placa|matrícula|tag) {0,2}(?:no|number|num|#|:|is){0,1}\.? {0,2}[A-Z0-9-]{0,7}\d/iu]],
  [
    "CASE_NUMBER",
    [
      /\b(?:case|docket|incident|warrant|caso|expediente|causa) {0,2}(?:no|num|number|número|nº|id){0,1}\.? {0,2}[:#]{0,2} {0,2}(?!(?:19|20)\d{2}\b)[A-Z]{0,4}-{0,1}\d{3}/iu,
      /\b\d{2} {0,1}-{0,1}(?:CRS|CR|CVS|CVD|CV|JA|JB|JT|SP)-{0,1} {0,1}\d{2,7}\b/iu,
      /(?<!\d)(?:19|20)\d{2}-\d{4}(?!\d)/u,
    ],
  ],
  ["GPS", [/\d{1,3}\.\d{3,10}°? {0,2}[NS]?[,;/ ] {0,2}[+-]?\d{1,3}\.\d{3,10}/iu, /\d{1,3} {0,1}°/u]],
  [
    "ADDRESS",
    [
      /\b\d{1,6} (?:[NSEW]\.? )?(?:[A-ZÁÉÍÓÚÑ][\p{L}.']{0,19} ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|circle|cir|way|place|pl|highway|hwy|terrace|trail|parkway|pkwy)\b/u,
      /\b\d{1,6} (?:[NSEW]\.? )?(?:[A-Z][\p{L}.']{0,19} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Circle|Cir|Way|Place|Pl|Highway|Hwy|Terrace|Trail|Parkway|Pkwy)\b/u,
      /\b\d{2,6} (?!on |in |of |per |more |new )[a-z]{2,20} (?:street|avenue|road|lane|drive|boulevard)\b/u,
      /\bp\.? {0,1}o\.? {0,1}box\b|\b(?:calle|avenida|apartado) [\p{L}]{1,20}[ ,#]{1,3}\d/iu,
      /\b(?:apt|apartment|apartamento|suite|unit) {0,1}[#.]{0,2} {0,1}\d/iu,
    ],
  ],
  [
    "DATE_OF_BIRTH",
    [
      /\b(?:d\.?o\.?b|date of birth|birth ?date|fecha de nacimiento)\b/iu,
      /\b(?:born|nacid[oa]|nació)\b[^.]{0,24}\d/iu,
      new RegExp(`(?<!\\d)\\d{1,2}[/. -]\\d{1,2}[/. -]${birthYear}(?!\\d)`, "u"),
      new RegExp(`(?<!\\d)${birthYear}[/.-]\\d{1,2}[/.-]\\d{1,2}(?!\\d)`, "u"),
      new RegExp(`\\b${month} {1,2}\\d{1,2}(?:st|nd|rd|th){0,1},{0,1} {1,2}${birthYear}\\b`, "iu"),
      new RegExp(`\\b\\d{1,2} (?:de ){0,1}${month} (?:de ){0,1}${birthYear}\\b`, "iu"),
    ],
  ],
  ["LONG_NUMBER", [/\d{5}/u]],
  ["CONTROL", [/[\p{Cc}]/u]],
];

/** Signs that show nothing and could part what belongs together. */
const invisible = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;
const lookalikes: Record<string, string> = {
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "·": ".",
  "•": ".",
  "∶": ":",
  "⁄": "/",
  "∕": "/",
  "＠": "@",
  "⁠": "",
};

/** The text as the patterns read it: one form for full-width signs, nothing invisible, digit words as digits, "3 3 6" as "336". */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(invisible, "")
    .replaceAll(/[‐‑‒–—−·•∶⁄∕]/gu, (sign) => lookalikes[sign] ?? sign)
    .replaceAll(/\p{Nd}/gu, (digit) => asciiDigit(digit))
    .replaceAll(digitWord, (word) => digitWords[word.toLowerCase()] ?? word)
    .replaceAll(/[ \t\u00a0]{1,64}/gu, " ")
    .replaceAll(/(?<=(?<!\d)\d)[ .,_-](?=\d(?!\d))/gu, "");
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  // Digits of every script stand in runs of ten; the first of a run is the one before which no digit stands.
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** Something seen in a text: its class, and from where to where it stands in the text as `normalise` gives it. */
export type Sighting = { kind: ScreenKind; start: number; end: number };

/** What each pattern sees first in a text, in the order of the classes. */
export function sightings(text: string): Sighting[] {
  const plain = normalise(text);
  return screenPatterns.flatMap(([kind, patterns]) =>
    patterns.flatMap((pattern) => {
      const seen = pattern.exec(plain);
      return seen ? [{ kind, start: seen.index, end: seen.index + seen[0].length }] : [];
    }),
  );
}

/**
 * What a text holds that could tell who somebody is, by class and in a fixed order; empty when it may be kept. The one
 * gate for every free text of the hub, with the same verdict in the browser and on the server.
 */
export function screen(text: string): ScreenKind[] {
  return [...new Set(sightings(text).map(({ kind }) => kind))];
}
