import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { cellPlace } from "./cell-place.ts";
import styles from "./clashes.module.css";
import { columnWord, sectionWord } from "./form-words.ts";
import { rowWord } from "./row-words.ts";
import type { useNumbers } from "./use-numbers.ts";

/** What a colleague saved meanwhile and what stands here, where the two differ; one keeps one's own by saving again. */
export function Clashes({ state: { clashes, theirs, typed, settle } }: { state: ReturnType<typeof useNumbers> }) {
  return (
    <Note tone="amber" title={m.roadmap_conflict_title()} isAlert>
      <Stack gap="s">
        <p>{clashes.length === 0 ? m.reports_clash_same() : m.reports_clash_body()}</p>
        {clashes.length === 0 ? null : (
          <ul className={styles.list}>
            {clashes.map((cell) => {
              const { section, row, column } = cellPlace(cell);
              const place = `${sectionWord(section)}, ${rowWord(row)}, ${columnWord(column)}`;
              return (
                <li key={cell}>
                  {m.reports_clash_cell({ place, theirs: theirs[cell] ?? m.reports_empty(), yours: (typed[cell] ?? "").trim() || m.reports_empty() })}
                </li>
              );
            })}
          </ul>
        )}
        <div>
          <Button kind="second" onPress={settle}>
            {m.reports_clash_take()}
          </Button>
        </div>
      </Stack>
    </Note>
  );
}
