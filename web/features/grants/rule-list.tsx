import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Empty } from "#web/ui/empty.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { UnfoldRow } from "#web/ui/unfold-row.tsx";
import type { AwardPage_awardFragment, RuleFragment } from "./grants.graphql.ts";
import { RemoveRule } from "./remove-rule.tsx";
import { RuleForm } from "./rule-form.tsx";
import styles from "./rule-list.module.css";
import { ruleSummary } from "./rule-words.ts";
import { weekendRuleWord } from "./words.ts";

/** When each report of an award is owed; every date in its calendar follows from these. */
export function RuleList({ award }: { award: AwardPage_awardFragment }) {
  const mayChange = award.viewerCan.includes("CHANGE_RULES");
  return (
    <Section title={m.grants_rules_title()}>
      <Stack>
        <p className={styles.hint}>{m.grants_rules_hint()}</p>
        {award.rules.length === 0 ? (
          <Empty title={m.grants_rules_none()} />
        ) : (
          <ul>
            {award.rules.map((rule) => (
              <Rule key={rule.id} rule={rule} award={award} mayChange={mayChange} />
            ))}
          </ul>
        )}
        {mayChange ? (
          <Unfold label={m.grants_rule_add()} kind="second">
            {(close) => <RuleForm awardId={award.id} funder={award.funder} onDone={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </Section>
  );
}

function Rule({ rule, award, mayChange }: { rule: RuleFragment; award: AwardPage_awardFragment; mayChange: boolean }) {
  const { title, when } = ruleSummary(rule);
  return (
    <li className={styles.rule}>
      <div>
        <h3 className={styles.title}>{title}</h3>
        <p>{when}.</p>
        <p className={styles.hint}>
          {m.grants_rule_weekend({ words: weekendRuleWord(rule.weekend) })} {boundsWords(rule)}
        </p>
      </div>
      {mayChange ? (
        <UnfoldRow
          folds={[{ label: m.grants_rule_change(), renderForm: (close) => <RuleForm awardId={award.id} funder={award.funder} rule={rule} onDone={close} /> }]}
        >
          <RemoveRule rule={rule} title={title} />
        </UnfoldRow>
      ) : null}
    </li>
  );
}

function boundsWords({ startsOn, endsOn }: RuleFragment): string {
  return [
    startsOn === null ? null : m.grants_rule_from({ date: formatDate(startsOn) }),
    endsOn === null ? null : m.grants_rule_until({ date: formatDate(endsOn) }),
  ]
    .filter((words) => words !== null)
    .join(" ");
}
