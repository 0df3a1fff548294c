/** `ok`; `look`: it runs, and somebody should see to it; `wrong`: something does not hold that the hub promises. */
export type State = "ok" | "look" | "wrong";

/** What one check found. No part of it repeats a secret. */
export type Finding = {
  /** What was looked at, in a word or two. */
  about: string;
  state: State;
  says: string;
  /** What to do, when it is not ok. */
  todo?: string;
};

/** Looks at one thing. What it throws is a finding too. */
export type Check = { about: string; look: () => Promise<Finding[]> };

/** Carries out every check, one after the other; one that fails stops no other. */
export async function examine(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { about, look } of checks) {
    try {
      findings.push(...(await look()));
    } catch (error) {
      findings.push({ about, state: "wrong", says: error instanceof Error ? error.message : "It could not be looked at." });
    }
  }
  return findings;
}

/** The findings for people, one a line, with what to do beneath. */
export function shown(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length)) + 2;
  const lines = findings.flatMap(({ state, about, says, todo }) => [
    `${state.padEnd(7)}${about.padEnd(width)}${says}`,
    ...(todo === undefined || state === "ok" ? [] : [`${" ".repeat(7 + width)}→ ${todo}`]),
  ]);
  const count = (wanted: State): number => findings.filter(({ state }) => state === wanted).length;
  return [...lines, "", `${count("ok")} ok, ${count("look")} to look at, ${count("wrong")} wrong`].join("\n");
}

/** The words for a time span: "3 hours", "2 days". */
export function spanOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}
