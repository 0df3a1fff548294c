import { m } from "@roundtable/shared/i18n/messages.js";

type Promised = { title: () => string; words: () => string };

// A version that was accepted never changes a word: another text is another version, with keys of its own.
const versions: Record<number, readonly Promised[]> = {
  1: [
    { title: m.statement_v1_stays_title, words: m.statement_v1_stays },
    { title: m.statement_v1_nobody_title, words: m.statement_v1_nobody },
    { title: m.statement_v1_choice_title, words: m.statement_v1_choice },
    { title: m.statement_v1_law_title, words: m.statement_v1_law },
    { title: m.statement_v1_desk_title, words: m.statement_v1_desk },
    { title: m.statement_v1_seen_title, words: m.statement_v1_seen },
    { title: m.statement_v1_after_title, words: m.statement_v1_after },
  ],
};

/** The words of one version of the statement; undefined for a version that this page was built before. */
export function promisesOf(version: number): readonly Promised[] | undefined {
  return versions[version];
}
