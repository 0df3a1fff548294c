import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { FormSection, NumberProblems } from "@roundtable/shared/reports.ts";
import { sectionWord } from "./form-words.ts";
import styles from "./missing-list.module.css";
import { fieldId } from "./number-table.tsx";

type MissingListProps = { sections: readonly FormSection[]; problems: NumberProblems; unreadable: readonly string[] };

/** Each section with what it still needs, and a way to the first field that needs it. */
export function MissingList({ sections, problems, unreadable }: MissingListProps) {
  return (
    <ul className={styles.list}>
      {sections.map(({ code }) => {
        const isWrong = problems.sums.some(({ section }) => section === code) || unreadable.some((cell) => cell.startsWith(`${code}.`));
        const missing = problems.missing.filter(({ section }) => section === code);
        return (
          <li key={code} className={styles.item}>
            {isWrong ? <TriangleAlert className={styles.wrong} /> : missing.length > 0 ? <CircleDashed /> : <CircleCheck className={styles.right} />}
            <span>
              <a
                href={`#section-${code}`}
                onClick={(event) => {
                  event.preventDefault();
                  const [first] = missing;
                  goTo(first ? fieldId(first.section, first.row, first.column) : `section-${code}`);
                }}
              >
                {sectionWord(code)}
              </a>
              <small className={styles.words}>
                {isWrong ? m.reports_left_wrong() : missing.length > 0 ? m.reports_left_empty({ count: missing.length }) : m.reports_left_nothing()}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: "center" });
}
