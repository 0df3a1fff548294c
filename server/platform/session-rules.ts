import { statementDays } from "@roundtable/shared/people.ts";
import { type Discipline, isLawEnforcement } from "@roundtable/shared/roles.ts";

/** How long things of signing in last (safety.md §4). */
export const lifetimes = {
  /** From the password to the second factor, in minutes. */
  halfSessionMinutes: 10,
  /** However busy a session is, in hours. */
  sessionHours: 12,
  /** For how long a second factor stands for what comes after it, in minutes. */
  stepUpMinutes: 5,
  /** What a passkey is asked with, in minutes. */
  challengeMinutes: 5,
  invitationHours: 72,
  resetMinutes: 15,
  claimHours: 72,
} as const;

/** So many wrong codes, and what they were given for has ended. */
export const wrongCodeLimit = 5;

const minute = 60_000;

export type WhoseSession = { discipline: Discipline; operator: boolean; sharedDevice: boolean };

/** Minutes without activity after which a session ends: 15 for law enforcement, the operator and a shared device, 30 for others. */
export function idleMinutes({ discipline, operator, sharedDevice }: WhoseSession): number {
  return operator || sharedDevice || isLawEnforcement(discipline) ? 15 : 30;
}

/** When a session ends that begins now, however busy it is. Half of one only waits for the second factor. */
export function endOfSession(startedAt: Date, assurance: 1 | 2): Date {
  const minutes = assurance === 2 ? lifetimes.sessionHours * 60 : lifetimes.halfSessionMinutes;
  return new Date(startedAt.getTime() + minutes * minute);
}

/** Whether a session that nobody ended still runs: its end has not come, and it did not sit idle for so many minutes. */
export function isLive({ seenAt, expiresAt }: { seenAt: Date; expiresAt: Date }, idle: number, now: Date): boolean {
  return expiresAt > now && now.getTime() - seenAt.getTime() < idle * minute;
}

/** Whether activity has to be written down again. Once a minute is enough to know when a session sits idle. */
export function isWorthNoting(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= minute;
}

/** Until when acts that take the second factor again are carried out without asking for it. */
export function stepUpUntil(factorAt: Date): Date {
  return new Date(factorAt.getTime() + lifetimes.stepUpMinutes * minute);
}

/** Whether the second factor was given lately enough for such an act. */
export function isFactorRecent(factorAt: Date, now: Date): boolean {
  return now <= stepUpUntil(factorAt);
}

/** How many codes may still be tried after so many wrong ones. */
export function triesLeft(wrongCodes: number): number {
  return Math.max(0, wrongCodeLimit - wrongCodes);
}

/** After so many failures within a window each further try waits, twice as long every time, up to the window itself. A whole agency may share one address. */
const freeFailures = { account: 5, address: 25 } as const;
export const failureWindowMinutes = 15;

/** Seconds to wait after so many failures within the window. */
export function waitAfter(failures: number, of: keyof typeof freeFailures): number {
  return failures < freeFailures[of] ? 0 : Math.min(2 ** (failures - freeFailures[of]), failureWindowMinutes * 60);
}

/** Whether the confidentiality statement, accepted in its present version at `acceptedAt`, still stands: it is accepted anew every year. */
export function isStatementCurrent(acceptedAt: Date | null, now: Date): boolean {
  return acceptedAt !== null && now.getTime() - acceptedAt.getTime() < statementDays * 24 * 60 * minute;
}

/** What a seat allows, as one text: when it changes, the session goes on under a new token. */
export function rightsOf({ agencyId, seats, operator }: { agencyId: string; seats: readonly string[]; operator: boolean }): string {
  return [agencyId, operator ? "OPERATOR" : "", ...seats.toSorted()].join(" ");
}

const browsers: readonly [string, RegExp][] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\b(?:OPR|Opera)\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /\bSafari\//],
];
const systems: readonly [string, RegExp][] = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac(?:intosh| OS)\b/],
  ["Linux", /\bLinux\b/],
];

/** The browser and system behind a User-Agent header, as "Firefox · Windows": enough to know one's own device by, and nothing to know others by. */
export function deviceOf(userAgent: string | undefined): string {
  const header = (userAgent ?? "").slice(0, 400);
  const nameIn = (names: readonly [string, RegExp][]) => names.find(([, pattern]) => pattern.test(header))?.[0];
  return [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined).join(" · ");
}
