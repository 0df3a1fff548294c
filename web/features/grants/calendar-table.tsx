import { m } from "@roundtable/shared/i18n/messages.js";
import { Fold } from "#web/ui/fold.tsx";
import { WideTable } from "#web/ui/wide-table.tsx";
import type { CalendarDue } from "./calendar-dues.ts";
import { isDone } from "./calendar-lanes.ts";
import { weekdayAndDay } from "./months.ts";
import { standingWord } from "./standing-mark.tsx";
import { leftWords, weekendWords } from "./words.ts";

/** The calendar once more as a table, for screen readers, for print and for whoever likes tables better. */
export function CalendarTable({ dues }: { dues: readonly CalendarDue[] }) {
  return (
    <Fold label={m.grants_table_show()}>
      <WideTable label={m.grants_table_show()}>
        <thead>
          <tr>
            <th scope="col">{m.grants_table_due()}</th>
            <th scope="col">{m.grants_table_what()}</th>
            <th scope="col">{m.grants_table_award()}</th>
            <th scope="col">{m.grants_table_standing()}</th>
            <th scope="col">{m.grants_table_weekend()}</th>
          </tr>
        </thead>
        <tbody>
          {dues.toSorted(byDate).map((due) => (
            <tr key={due.key}>
              <td>{weekdayAndDay(due.dueOn)}</td>
              <th scope="row">{due.title}</th>
              <td>{due.awardTitle}</td>
              <td>{isDone(due.standing) ? standingWord(due.standing) : `${standingWord(due.standing)}, ${leftWords(due)}`}</td>
              <td>{weekendWords(due)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Fold>
  );
}

const byDate = (one: CalendarDue, other: CalendarDue): number => one.dueOn.localeCompare(other.dueOn) || one.key.localeCompare(other.key);
