import { useState } from "react";
import { problemsOf, type FormSection } from "@roundtable/shared/reports.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { numbersIn, typedFrom } from "./numbers.ts";
import type { OwnEntryFragment } from "./reports.graphql.ts";

/** What stands in the fields of an agency's numbers, what of it is not saved yet, and what it still needs. */
export function useNumbers(entry: OwnEntryFragment, sections: readonly FormSection[]) {
  const saved = typedFrom(entry.numbers);
  const { form, change, reset } = useDraft({ version: entry.version, typed: saved });
  const { numbers, unreadable } = numbersIn(sections, form.typed);
  const [isClashing, setClashing] = useState(false);
  const cells = [...new Set([...Object.keys(saved), ...Object.keys(form.typed)])];
  return {
    ...form,
    numbers,
    unreadable,
    problems: problemsOf(sections, numbers),
    isUnsaved: cells.some((cell) => (saved[cell] ?? "") !== (form.typed[cell] ?? "").trim()),
    /** After a conflict: the cells in which what a colleague saved is not what stands here. */
    clashes: isClashing ? cells.filter((cell) => (saved[cell] ?? "") !== (form.typed[cell] ?? "").trim()) : [],
    theirs: saved,
    type: (cell: string, text: string) => change({ typed: { ...form.typed, [cell]: text } }),
    /** What was typed stays, and goes on from the version that is there now. */
    clash: (version: number) => {
      change({ version });
      setClashing(true);
    },
    /** Follows the hub again. */
    settle: () => {
      reset();
      setClashing(false);
    },
  };
}
