import { workOfTrainings } from "#features/reports/rules/activity.ts";
import { writeCsv } from "#features/reports/rules/csv.ts";

type Decided = { words: string; carried: boolean } & Record<"inFavor" | "against" | "abstained" | "recused", readonly string[]>;
type Kept = { hash: Uint8Array | null; entries: readonly { heading: string; words: string; amendment: boolean }[] };
/** A meeting as the file tells of it; the day is the one at the table. */
export type Row = {
  day: string;
  title: string;
  items: readonly string[];
  presence: readonly { agencyId: string; discipline: string; people: number }[];
  guests: number;
  decisions: readonly Decided[];
  minutes: Kept | null;
};

/**
 * The evidence of a period as a file: a line for each item of an agenda, each agency that attended, each decision with its votes,
 * each paragraph of approved minutes, and each count of the table's trainings. Column names and codes are the same in every
 * language, for whoever reads it by program.
 */
export function packCsv(meetings: readonly Row[], trainings: Parameters<typeof workOfTrainings>[0], agencies: ReadonlyMap<string, string>): string {
  const nameOf = (id: string) => agencies.get(id) ?? "";
  const lines = meetings.flatMap(({ day, title, items, presence, guests, decisions, minutes }) => {
    const line = (part: string, what: string, who: string, number: number | null, words: string) => [part, day, title, what, who, number, words];
    return [
      ...items.map((item, index) => line("AGENDA", "", "", index + 1, item)),
      ...presence.map(({ agencyId, discipline, people }) => line("ATTENDANCE", discipline, nameOf(agencyId), people, "")),
      ...(guests > 0 ? [line("ATTENDANCE", "GUEST", "", guests, "")] : []),
      ...decisions.flatMap(({ words, carried, inFavor, against, abstained, recused }) => [
        line("DECISION", carried ? "CARRIED" : "NOT_CARRIED", "", null, words),
        ...Object.entries({ IN_FAVOR: inFavor, AGAINST: against, ABSTAINED: abstained, RECUSED: recused }).flatMap(([vote, ids]) =>
          ids.map((id) => line("VOTE", vote, nameOf(id), null, words)),
        ),
      ]),
      ...(minutes?.entries.map(({ heading, words, amendment }) => line("MINUTES", amendment ? "AMENDMENT" : "", heading, null, words)) ?? []),
      ...(minutes?.hash ? [line("MINUTES", "SHA256", "", null, Buffer.from(minutes.hash).toString("hex"))] : []),
    ];
  });
  const work = workOfTrainings(trainings).map(({ code, audience, count }) => ["TRAINING", "", "", code, audience ?? "", count, ""]);
  return writeCsv([["part", "day", "meeting", "what", "who", "number", "words"], ...lines, ...work]);
}
