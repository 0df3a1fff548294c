import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { textLength } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import styles from "./rate-element.module.css";
import { RatingScale } from "./rating-scale.tsx";
import type { AssessedElementFragment } from "./self-assessment.graphql.ts";
import type { Said } from "./use-ratings.ts";

export type Saving = "saved" | "saving" | "unsaved" | null;

type RateElementProps = {
  element: AssessedElementFragment["element"];
  /** What stands here now, saved or not; null before anything was chosen. */
  said: Said | null;
  issues: readonly Issue[];
  saving: Saving;
  onSay: (said: Said) => void;
};

/** What one's agency says of one element, and if one likes, why. */
export function RateElement({ element: { id, name }, said, issues, saving, onSay }: RateElementProps) {
  const [isOpen, setOpen] = useState(said !== null && said.comment !== "");
  const error = issueWords(issues, "comment", m.roadmap_text_long());
  return (
    <li id={`rate-${id}`} className={styles.element}>
      <div className={styles.head}>
        <h3 id={`name-${id}`}>{name}</h3>
        <SavingWords saving={saving} />
      </div>
      <RatingScale name={id} labelledBy={`name-${id}`} value={said?.rating ?? null} onChange={(rating) => onSay({ comment: "", ...said, rating })} />
      {said === null ? null : isOpen ? (
        <TextField
          id={`comment-${id}`}
          label={m.assess_comment()}
          hint={m.assess_comment_hint()}
          {...(error !== undefined && { error })}
          value={said.comment}
          onChange={(comment) => onSay({ ...said, comment })}
          rows={2}
          maxLength={textLength}
        />
      ) : (
        <div>
          <Button kind="quiet" aria-label={m.assess_comment_add_which({ element: name })} onPress={() => setOpen(true)}>
            {m.assess_comment_add()}
          </Button>
        </div>
      )}
    </li>
  );
}

function SavingWords({ saving }: { saving: Saving }) {
  if (saving === null) return null;
  if (saving === "saving") return <span className={styles.state}>{m.assess_saving()}</span>;
  const [Sign, look, words] = saving === "saved" ? [CircleCheck, styles.saved, m.assess_saved()] : [TriangleAlert, styles.unsaved, m.assess_unsaved_short()];
  return (
    <span className={look}>
      <Sign />
      {words}
    </span>
  );
}
