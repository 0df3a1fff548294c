import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Button } from "#web/ui/button.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { StackedTable } from "#web/ui/stacked-table.tsx";
import { Unread } from "../referrals/unread.tsx";
import styles from "./filed-difference.module.css";
import { activityWord, columnWord, sectionWord } from "./form-words.ts";
import { writtenNumber } from "./numbers.ts";
import { ReportDifferenceDocument, type ReportDifferenceQuery } from "./reports.graphql.ts";
import { rowWord } from "./row-words.ts";
import { shownWords } from "./shown-number.tsx";

type Difference = NonNullable<NonNullable<ReportDifferenceQuery["report"]>["difference"]>;

/** The same period counted again beside what was filed (GR-4). What was filed does not change. */
export function FiledDifference({ reportId }: { reportId: string }) {
  const { data, error, loading, refetch } = useQuery(ReportDifferenceDocument, {
    fetchPolicy: "cache-and-network",
    notifyOnNetworkStatusChange: true,
    variables: { id: reportId },
  });
  useHint("grants", () => void refetch());
  const difference = data?.report?.difference;
  return (
    <Section title={m.reports_difference_title()}>
      <Stack>
        <p className={styles.hint}>{m.reports_difference_hint()}</p>
        {difference ? <Lines difference={difference} /> : <Unread error={error} onRetry={() => void refetch()} />}
        <div>
          <Button kind="second" isBusy={loading} busyText={m.reports_counting()} onPress={() => void refetch()}>
            {m.reports_count_again()}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

function Lines({ difference }: { difference: Difference }) {
  const lines = linesOf(difference);
  if (!difference.isCounted) return <Note tone="amber">{m.reports_difference_open()}</Note>;
  if (lines.length === 0) return <Empty title={m.reports_difference_none()} />;
  return (
    <StackedTable holds="numbers" className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{m.reports_difference_what()}</th>
          <th scope="col">{m.reports_difference_filed()}</th>
          <th scope="col">{m.reports_difference_now()}</th>
          <th scope="col">{m.reports_difference_change()}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ what, filed, now, change }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td data-label={m.reports_difference_filed()}>{filed}</td>
            <td data-label={m.reports_difference_now()}>{now}</td>
            <td data-label={m.reports_difference_change()}>{change}</td>
          </tr>
        ))}
      </tbody>
    </StackedTable>
  );
}

type DifferenceLine = { what: string; filed: string; now: string; change: string };

function linesOf({ cells, activityFiled, activityNow }: Difference): DifferenceLine[] {
  const numbers = cells.map(({ section, row, column, filed, now, difference }) => ({
    what: m.reports_difference_place({ section: sectionWord(section), row: rowWord(row), column: columnWord(column) }),
    filed: withOwn(shownWords(filed.whole), filed.own),
    now: withOwn(shownWords(now.whole), now.own),
    change: difference === null ? m.reports_held_back() : signed(difference),
  }));
  return [...numbers, ...workLines(activityFiled, activityNow)];
}

type Work = Difference["activityNow"][number];

/** What the report did not yet count when it was filed is no difference; an audience that it does not name had nobody. */
function workLines(filed: readonly Work[], now: readonly Work[]): DifferenceLine[] {
  const keyOf = ({ code, audience }: Work) => `${code} ${audience ?? ""}`;
  const [before, after] = [filed, now].map((list) => new Map(list.map((one) => [keyOf(one), one.count])));
  const places = new Map([...now, ...filed].map((one) => [keyOf(one), one]));
  const known = new Set(filed.map(({ code }) => code));
  return [...places].flatMap(([key, { code, audience }]) => {
    const [was, is] = [before?.get(key) ?? 0, after?.get(key) ?? 0];
    if (!known.has(code) || was === is) return [];
    return [{ what: activityWord(code, audience), filed: writtenNumber(was), now: writtenNumber(is), change: signed(is - was) }];
  });
}

function withOwn(whole: string, own: number | null): string {
  return own === null ? whole : m.reports_difference_own({ whole, own: writtenNumber(own) });
}

function signed(value: number): string {
  return value > 0 ? `+${writtenNumber(value)}` : `−${writtenNumber(-value)}`;
}
