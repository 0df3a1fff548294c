import type { SettableStatus } from "@roundtable/shared/roadmap.ts";

/** How a milestone of the demo stands: since how many days, who sees to it, in how many days it is due or looked at again. */
export type MilestoneStory = readonly [code: string, status: SettableStatus, daysAgo: number, owner: string | null, when?: { due?: number; review?: number }];

const dana = "Dana Birch";
const fern = "Fern Gale";
const june = "June Alder";
const lena = "Lena Fairlane";
const noor = "Noor Hadley";
const ruth = "Ruth Okoro";
const sam = "Sam Hollis";
const theo = "Theo Marsh";
const wren = "Wren Ross";

/** Half done, a few things slipped back, and a good deal of it moved since September. What is not named has not begun. */
export const milestoneStories: readonly MilestoneStory[] = [
  ["G01", "IN_PLACE", 260, dana, { review: 470 }],
  ["G02", "IN_PLACE", 258, dana],
  ["G03", "IN_PLACE", 250, dana],
  ["G04", "IN_PLACE", 240, dana],
  ["G05", "IN_PLACE", 235, dana],
  ["G06", "IN_PLACE", 230, fern],
  ["G07", "IN_PLACE", 270, dana],
  ["G08", "UNDER_WAY", 40, dana, { due: 84 }],
  ["G09", "IN_PLACE", 60, lena],
  ["G10", "UNDER_WAY", 100, wren, { due: 70 }],
  ["G11", "IN_PLACE", 255, dana, { review: -12, due: 20 }],
  ["G12", "IN_PLACE", 50, fern],
  ["G13", "IN_PLACE", 45, fern],
  ["G14", "UNDER_WAY", 30, ruth, { due: 25 }],
  ["G15", "NOT_STARTED", 0, dana, { due: 58 }],
  ["G16", "IN_PLACE", 150, dana],
  ["G17", "IN_PLACE", 20, dana],
  ["G18", "UNDER_WAY", 20, dana],
  ["G20", "NOT_STARTED", 0, dana, { due: 120 }],
  ["V01", "IN_PLACE", 80, june],
  ["V02", "IN_PLACE", 70, june],
  ["V03", "IN_PLACE", 200, noor],
  ["V04", "UNDER_WAY", 35, noor, { due: 109 }],
  ["V05", "IN_PLACE", 65, "Inés Marlowe"],
  ["V06", "IN_PLACE", 40, "Inés Marlowe"],
  ["V07", "UNDER_WAY", 25, june, { due: 58 }],
  ["V08", "NOT_STARTED", 0, dana],
  ["V09", "UNDER_WAY", 30, fern, { due: 40 }],
  ["V10", "IN_PLACE", 110, fern],
  ["V11", "IN_PLACE", 48, ruth],
  ["V12", "IN_PLACE", 90, wren],
  ["V13", "IN_PLACE", 75, theo],
  ["V14", "UNDER_WAY", 20, theo, { due: 63 }],
  ["J01", "IN_PLACE", 190, sam],
  ["J02", "UNDER_WAY", 60, sam, { due: 45 }],
  ["J03", "IN_PLACE", 100, lena],
  ["J04", "IN_PLACE", 130, lena, { review: -38, due: 74 }],
  ["J07", "UNDER_WAY", 45, lena],
  ["J08", "IN_PLACE", 85, ruth],
  ["J09", "UNDER_WAY", 15, sam, { due: 68 }],
  ["J10", "IN_PLACE", 95, dana, { review: -34, due: 58 }],
  ["D01", "IN_PLACE", 160, dana],
  ["D02", "IN_PLACE", 30, dana],
  ["D03", "UNDER_WAY", 26, dana, { due: 50 }],
  ["D05", "NOT_APPLICABLE", 140, null],
  ["D06", "UNDER_WAY", 50, ruth, { due: 89 }],
  ["D08", "IN_PLACE", 55, dana],
  ["D09", "NOT_STARTED", 0, fern, { due: 100 }],
  ["D10", "IN_PLACE", 12, dana],
  ["D11", "IN_PLACE", 33, dana],
  ["D12", "IN_PLACE", 62, dana],
  ["D14", "NOT_STARTED", 0, dana, { due: 158 }],
];

/** What waits for what. */
export const waitingStories: readonly (readonly [milestone: string, dependsOn: string])[] = [
  ["V08", "V07"], ["V09", "G11"], ["D07", "D06"], ["D04", "D03"], ["G20", "G08"], ["D14", "G14"], ["V15", "G10"], ["J06", "J05"],
]; // prettier-ignore

/** Links to where proof lies, outside the hub. */
export const linkStories: readonly (readonly [code: string, url: string, note: string])[] = [
  ["G04", "https://files.coalition.example.org/charter", "Signed charter, in the coalition's own files"],
  ["G17", "https://files.coalition.example.org/calendar", "Calendar of the year with agendas"],
  ["V06", "https://files.larkspur.example.org/release-form", "Form in English and Spanish"],
  ["D10", "https://files.coalition.example.org/grant-calendar", "Every report has an owner and a backup"],
];

/** Whose agreements stand behind the milestone of signed agreements; the last has ended. */
export const agreementStories = ["Larkspur Crisis Center", "Harbor Row Shelter", "Dogwood Legal Aid", "Stillwater Crisis Line"] as const;
