import { paragraphLength } from "@roundtable/shared/agendas.ts";
import { screen } from "@roundtable/shared/deidentify.ts";
import type { MinutesPart } from "@roundtable/shared/minutes.ts";

export type Paragraph = { heading: string; words: string };
type Told = { words: string };
/** What of an item goes into minutes. */
export type Talked = { title: string; audience: string; notes: readonly Told[]; decisions: readonly Told[]; actions: readonly Told[] };
export type Closed = { purpose: string; from: string; to: string };

/** Several texts as paragraphs that are not too long, cut between two of them where that goes. */
export function paragraphs(heading: string, texts: readonly string[]): Paragraph[] {
  const found: string[] = [];
  for (const text of texts.filter(Boolean)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + text.length < paragraphLength) found[found.length - 1] = `${last} ${text}`;
    else found.push(text.slice(0, paragraphLength));
  }
  return found.map((words) => ({ heading, words }));
}

/**
 * The draft of minutes from an agenda (MT-10). Open minutes hold what was for everybody, and of a closed session its purpose and times
 * alone (MT-11); those of the closed session hold the closed items. What was for some disciplines or agencies stays with its item, and
 * of a case nothing is written down at all.
 */
export function draftFrom(part: MinutesPart, present: readonly string[], items: readonly Talked[], closed: Closed | null): Paragraph[] {
  const wanted = part === "OPEN" ? "ALL" : "CLOSED";
  const told = items
    .filter(({ audience }) => audience === wanted)
    .flatMap(({ title, notes, decisions, actions }) => {
      const own = [
        ...paragraphs(
          title,
          notes.map(({ words }) => words),
        ),
        ...[...decisions, ...actions].map(({ words }) => ({ heading: title, words })),
      ];
      return own.length > 0 ? own : [{ heading: title, words: "" }];
    });
  const session = closed ? [{ heading: closed.purpose, words: `${closed.from}–${closed.to}` }] : [];
  return [
    ...paragraphs(
      "",
      present.map((one) => `${one};`),
    ),
    ...told,
    ...(part === "OPEN" ? session : []),
  ];
}

/** Paragraphs that hold what minutes must not hold, with the class of it (MT-17). */
export function flagged(entries: readonly (Paragraph & { id: string })[]): { id: string; kind: string }[] {
  return entries.flatMap(({ id, heading, words }) => [...screen(heading), ...screen(words)].map((kind) => ({ id, kind })));
}

/** Whether a vote carries: more agencies for it than against. */
export function carries(votes: readonly { vote: string }[]): boolean {
  const count = (wanted: string) => votes.filter(({ vote }) => vote === wanted).length;
  return count("IN_FAVOR") > count("AGAINST");
}
