import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { audienceWord } from "../trainings/words.ts";
import { activityWord, caveatWord, flowWord, methodWord } from "./form-words.ts";
import { writtenNumber } from "./numbers.ts";
import styles from "./report-work.module.css";
import type { ReportPage_reportFragment } from "./reports.graphql.ts";
import { ShownNumber } from "./shown-number.tsx";

/** What the hub counted from its own records: work done, exactly; how referrals went, protected. */
export function ReportWork({ report: { activity, flow } }: { report: Pick<ReportPage_reportFragment, "activity" | "flow"> }) {
  if (activity.length === 0 && flow.length === 0) return null;
  return (
    <Stack gap="l">
      {activity.length === 0 ? null : (
        <Section title={m.reports_work_title()} aside={m.reports_work_aside()}>
          <ul>
            {activity.map(({ code, audience, count, caveats }) =>
              audience === null ? (
                <li key={code} className={styles.line}>
                  <b className={styles.count}>{writtenNumber(count)}</b>
                  <span>
                    {activityWord(code, null)}
                    {caveats.length === 0 ? null : <small className={styles.caveat}>{caveats.map(caveatWord).join(" ")}</small>}
                  </span>
                </li>
              ) : (
                <li key={`${code} ${audience}`} className={classNames(styles.line, styles.part)}>
                  <span className={styles.count}>{writtenNumber(count)}</span>
                  <span>{m.forms_activity_part({ audience: audienceWord(audience) })}</span>
                </li>
              ),
            )}
          </ul>
        </Section>
      )}
      {flow.length === 0 ? null : (
        <Section title={m.reports_flow_title()} aside={methodWord("PROTECTED_SUM")}>
          <ul>
            {flow.map(({ code, shown }) => (
              <li key={code} className={styles.line}>
                <span className={styles.count}>
                  <ShownNumber shown={shown} />
                </span>
                <span>{flowWord(code)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  );
}
