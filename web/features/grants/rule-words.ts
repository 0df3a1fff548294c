import { m } from "@roundtable/shared/i18n/messages.js";
import type { ReportingRuleTemplate } from "@roundtable/shared/grants.ts";
import { monthLongAlone } from "./months.ts";
import { frequencyWord, reportWord } from "./words.ts";

type RuleFacts = Pick<ReportingRuleTemplate, "frequency" | "yearStartsIn" | "dueUnit" | "dueAfter"> & {
  report: Parameters<typeof reportWord>[0]["report"];
  name?: string | null;
};

/** A rule in two lines: "OVC performance report" and "Each half year, 30 days after its end; the year begins in January". */
export function ruleSummary(rule: RuleFacts): { title: string; when: string } {
  return { title: reportWord(rule), when: `${frequencyWord(rule.frequency)}, ${dueWords(rule)}${yearWords(rule)}` };
}

function dueWords({ frequency, dueUnit, dueAfter }: RuleFacts): string {
  if (dueUnit === "MONTHS") return m.grants_rule_due_months({ count: dueAfter });
  return frequency === "ONCE" ? m.grants_rule_due_days_start({ count: dueAfter }) : m.grants_rule_due_days({ count: dueAfter });
}

function yearWords({ frequency, yearStartsIn }: RuleFacts): string {
  return frequency === "FINAL" || frequency === "ONCE" ? "" : `. ${m.grants_rule_year({ month: monthLongAlone(yearStartsIn) })}`;
}
