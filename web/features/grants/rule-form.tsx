import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import {
  AddReportingRuleInput,
  ChangeReportingRuleInput,
  dueUnits,
  grantReports,
  reportFrequencies,
  reportingRuleTemplates,
  weekendRules,
  type Funder,
  type GrantReport,
  type ReportFrequency,
  type WeekendRule,
} from "@roundtable/shared/grants.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import type { RuleFragment } from "./grants.graphql.ts";
import { monthLongAlone } from "./months.ts";
import { GrantProblem } from "./problem-note.tsx";
import { AddReportingRuleDocument } from "./steps/add-reporting-rule.graphql.ts";
import { ChangeReportingRuleDocument } from "./steps/change-reporting-rule.graphql.ts";
import { frequencyWord, reportWord, weekendRuleWord } from "./words.ts";

type RuleFormProps = { awardId: string; funder: Funder; rule?: RuleFragment; onDone: () => void };

/** When a report is owed: added, or changed from now on. All of its dates follow at once. */
export function RuleForm({ awardId, funder, rule, onDone }: RuleFormProps) {
  const [form, setForm] = useState(() => typedRule(rule));
  const change = (some: Partial<typeof form>) => setForm((before) => ({ ...before, ...some }));
  const toast = useToast();
  const add = useChange({ document: AddReportingRuleDocument, check: AddReportingRuleInput });
  const alter = useChange({ document: ChangeReportingRuleDocument, check: ChangeReportingRuleInput, onConflict: () => change({ version: null }) });
  const step = rule ? alter : add;
  const { issues } = step;
  const errors = {
    report: issueWords(issues, "report", m.grants_rule_report_missing()),
    name: issueWords(issues, "name", m.grants_rule_name_missing()),
    frequency: issueWords(issues, "frequency", m.grants_rule_frequency_missing()),
    dueAfter: issueWords(issues, "dueAfter", m.grants_rule_due_wrong()),
    endsOn: issueWords(issues, "endsOn", m.grants_rule_ends_wrong()),
  };
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const choose = (report: GrantReport | "") => {
    const template = reportingRuleTemplates[funder].find((one) => one.report === report);
    if (!template) return change({ report });
    const { frequency, dueUnit } = template;
    change({ report, frequency, dueUnit, dueAfter: String(template.dueAfter), yearStartsIn: String(template.yearStartsIn) });
  };
  const submit = async () => {
    const { report, version, name, dueAfter, yearStartsIn, frequency, ...rest } = form;
    const facts = {
      ...rest,
      name: name.trim() === "" ? null : name,
      // What was left empty is sent on to be refused by name.
      frequency: frequency as ReportFrequency,
      dueAfter: /^\d{1,4}$/u.test(dueAfter.trim()) ? Number(dueAfter) : -1,
      yearStartsIn: Number(yearStartsIn),
    };
    const isDone = rule
      ? await alter.send((clientKey) => ({ clientKey, ruleId: rule.id, version: version ?? rule.version, ...facts }))
      : await add.send((clientKey) => ({ clientKey, awardId, report: report as GrantReport, ...facts }));
    if (!isDone) return;
    toast(m.grants_rule_saved());
    onDone();
  };
  const comesRound = form.frequency !== "FINAL" && form.frequency !== "ONCE";
  return (
    <Sheet labelledBy="rule-form">
      <Form onSubmit={() => void submit()} labelledBy="rule-form">
        <h3 id="rule-form">{rule ? m.grants_rule_change_title({ title: reportWord(rule) }) : m.grants_rule_add()}</h3>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <GrantProblem problem={step.problem} />
        {rule ? null : (
          <SelectField
            id="report"
            label={m.grants_rule_report()}
            {...said("report")}
            value={form.report}
            onChange={choose}
            options={grantReports.map((value) => ({ value, label: reportWord({ report: value }) }))}
          />
        )}
        <TextField
          id="name"
          label={m.grants_rule_name()}
          hint={m.grants_rule_name_hint()}
          {...said("name")}
          value={form.name}
          onChange={(name) => change({ name })}
          maxLength={120}
        />
        <SelectField
          id="frequency"
          label={m.grants_rule_frequency()}
          {...said("frequency")}
          value={form.frequency}
          onChange={(frequency) => change({ frequency })}
          options={reportFrequencies.map((value) => ({ value, label: frequencyWord(value) }))}
        />
        {comesRound ? (
          <SelectField
            id="yearStartsIn"
            label={m.grants_rule_year_label()}
            hint={m.grants_rule_year_hint()}
            emptyLabel={null}
            value={form.yearStartsIn}
            onChange={(yearStartsIn) => change({ yearStartsIn: yearStartsIn === "" ? "1" : yearStartsIn })}
            options={Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: monthLongAlone(at + 1) }))}
          />
        ) : null}
        <TextField
          id="dueAfter"
          label={m.grants_rule_due()}
          hint={form.frequency === "ONCE" ? m.grants_rule_due_hint_start() : m.grants_rule_due_hint()}
          {...said("dueAfter")}
          value={form.dueAfter}
          onChange={(dueAfter) => change({ dueAfter })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          width="short"
        />
        <SelectField
          id="dueUnit"
          label={m.grants_rule_unit()}
          emptyLabel={null}
          value={form.dueUnit}
          onChange={(dueUnit) => change({ dueUnit: dueUnit === "" ? "DAYS" : dueUnit })}
          options={dueUnits.map((value) => ({ value, label: value === "DAYS" ? m.grants_rule_unit_days() : m.grants_rule_unit_months() }))}
        />
        <SelectField<WeekendRule>
          id="weekend"
          label={m.grants_rule_weekend_label()}
          hint={m.grants_rule_weekend_hint()}
          emptyLabel={null}
          value={form.weekend}
          onChange={(weekend) => change({ weekend: weekend === "" ? "NOT_SAID" : weekend })}
          options={weekendRules.map((value) => ({ value, label: weekendRuleWord(value) }))}
        />
        <DateField id="startsOn" label={m.grants_rule_starts()} value={form.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <DateField id="endsOn" label={m.grants_rule_ends()} {...said("endsOn")} value={form.endsOn} onChange={(endsOn) => change({ endsOn })} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.grants_save()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}

function typedRule(rule: RuleFragment | undefined) {
  return {
    // Null after a conflict: what the hub says now is what the next attempt is made on.
    version: rule?.version ?? (null as number | null),
    report: rule?.report ?? ("" as GrantReport | ""),
    name: rule?.name ?? "",
    frequency: rule?.frequency ?? ("" as ReportFrequency | ""),
    yearStartsIn: String(rule?.yearStartsIn ?? 1),
    dueUnit: rule?.dueUnit ?? ("DAYS" as const),
    dueAfter: String(rule?.dueAfter ?? 30),
    weekend: rule?.weekend ?? ("NOT_SAID" as const),
    startsOn: rule?.startsOn ?? null,
    endsOn: rule?.endsOn ?? null,
  };
}
