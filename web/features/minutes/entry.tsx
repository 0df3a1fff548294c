import { useState } from "react";
import { WriteMinutesInput } from "@roundtable/shared/minutes.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { classNames } from "#web/lib/class-names.ts";
import { Button } from "#web/ui/button.tsx";
import { Chip } from "#web/ui/chip.tsx";
import { Note } from "#web/ui/note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { StepForm } from "../agenda/step-form.tsx";
import { useAct } from "../agenda/use-act.ts";
import { issueWords } from "../roadmap/issue-words.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import styles from "./entry.module.css";
import type { MinutesEntryFragment } from "./minutes.graphql.ts";
import { WriteMinutesDocument } from "./steps/write-minutes.graphql.ts";

type EntryProps = {
  entry: MinutesEntryFragment;
  mayWrite: boolean;
  /** Goes on under the heading before it. */
  goesOn: boolean;
};

/** One paragraph, and its form. When two write at once, both texts stand side by side. */
export function Entry({ entry, mayWrite, goesOn }: EntryProps) {
  const [isOpen, setOpen] = useState(false);
  const heading = entry.heading === "" ? m.minutes_present() : entry.heading;
  return (
    <li className={classNames(styles.entry, goesOn && styles.more)}>
      {goesOn ? null : <h2 className={styles.heading}>{heading}</h2>}
      {entry.amendment ? (
        <p>
          <Chip tone="amber">{m.minutes_amendment()}</Chip>
        </p>
      ) : null}
      {isOpen ? (
        <EntryForm entry={entry} onClose={() => setOpen(false)} />
      ) : (
        <>
          <p className={styles.words}>{entry.words === "" ? m.minutes_entry_empty() : entry.words}</p>
          <p className={styles.by}>{m.minutes_written({ name: entry.writtenBy?.name ?? "", when: formatDayTime(entry.writtenAt) })}</p>
          {mayWrite ? (
            <div>
              <Button kind="quiet" aria-label={m.minutes_entry_change_named({ heading })} onPress={() => setOpen(true)}>
                {m.minutes_entry_change()}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </li>
  );
}

function EntryForm({ entry, onClose }: { entry: MinutesEntryFragment; onClose: () => void }) {
  const { form, change } = useDraft({ words: entry.words, version: entry.version });
  const step = useAct({ document: WriteMinutesDocument, check: WriteMinutesInput, onConflict: (version) => change({ version }) }, m.minutes_entry_done);
  const error = issueWords(step.issues, "words", m.minutes_entry_wrong());
  const submit = async () => {
    if (await step.act((clientKey) => ({ clientKey, entryId: entry.id, version: form.version, words: form.words }))) onClose();
  };
  const isConflict = step.problem === "conflict";
  return (
    <>
      {isConflict ? (
        <Note tone="amber" title={m.minutes_conflict_title()} isAlert>
          {m.minutes_conflict()} “{entry.words}” {m.minutes_conflict_more()}
        </Note>
      ) : null}
      <StepForm
        step={{ problem: isConflict ? null : step.problem, isBusy: step.isBusy }}
        actLabel={m.minutes_entry_act()}
        onSubmit={() => void submit()}
        onClose={onClose}
      >
        <TextField
          label={m.minutes_entry_field()}
          hint={m.minutes_entry_hint()}
          {...(error !== undefined && { error })}
          value={form.words}
          onChange={(words) => change({ words })}
          rows={5}
          autoFocus
        />
      </StepForm>
    </>
  );
}
