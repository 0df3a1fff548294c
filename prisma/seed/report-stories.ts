import type { ReportColumn } from "@roundtable/shared/reports.ts";

/** What one agency of the demo counted in half a year: new people, and a number of its own from which the rest is dealt out. */
export type CountStory = { agency: string; certifiedBy: string; fresh: Partial<Record<ReportColumn, number>>; continuing: number; turn: number };

/** The earlier half-year, which is filed. */
export const filedStories: readonly CountStory[] = [
  { agency: "Larkspur Crisis Center", certifiedBy: "Fern Gale", fresh: { POTENTIAL: 23, CONFIRMED: 17 }, continuing: 34, turn: 0 },
  { agency: "Harbor Row Shelter", certifiedBy: "Wren Ross", fresh: { POTENTIAL: 18, CONFIRMED: 14 }, continuing: 21, turn: 1 },
  { agency: "Northgate Clinic", certifiedBy: "Sorrel Frost", fresh: { POTENTIAL: 15, CONFIRMED: 12 }, continuing: 9, turn: 2 },
];

/** The last half-year that is over: two agencies are at their numbers. */
export const openStories: readonly CountStory[] = [
  { agency: "Larkspur Crisis Center", certifiedBy: "Fern Gale", fresh: { POTENTIAL: 26, CONFIRMED: 19 }, continuing: 37, turn: 1 },
  { agency: "Harbor Row Shelter", certifiedBy: "Wren Ross", fresh: { POTENTIAL: 16, CONFIRMED: 15 }, continuing: 24, turn: 2 },
];
/** What each of these has entered so far; the rest is still to do. */
export const enteredSections: Record<string, readonly string[]> = {
  "Larkspur Crisis Center": ["PEOPLE", "FAMILY", "AGE", "GENDER", "RACE"],
  "Harbor Row Shelter": ["PEOPLE", "AGE"],
};
