import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AddAwardInput, reportingRuleTemplates } from "@roundtable/shared/grants.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { AwardFields, awardErrors, awardInput, emptyAward } from "./award-form.tsx";
import { GrantPeopleDocument } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { ruleSummary } from "./rule-words.ts";
import { AddAwardDocument } from "./steps/add-award.graphql.ts";

type AddAwardProps = {
  /** Whose awards this reader may add: of any agency, or of their own alone. */
  ownAgencyId: string | null;
  onDone: () => void;
  onClose: () => void;
};

/** A new award; its calendar begins with the reports that its funder usually wants. */
export function AddAward({ ownAgencyId, onDone, onClose }: AddAwardProps) {
  const { data } = useQuery(GrantPeopleDocument, { fetchPolicy: "cache-first" });
  const [form, setForm] = useState({ ...emptyAward, holderAgencyId: ownAgencyId ?? "" });
  // Of a funder whose reports nobody touched, all are chosen: what is not owed is taken out, what is owed is not forgotten.
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const change = (some: Partial<typeof form>) => {
    setForm((before) => ({ ...before, ...some }));
    if (some.funder !== undefined) setChosen(null);
  };
  const toast = useToast();
  const step = useChange({ document: AddAwardDocument, check: AddAwardInput });
  const errors = { ...awardErrors(step.issues), holderAgencyId: issueWords(step.issues, "holderAgencyId", m.grants_form_holder_missing()) };
  const templates = form.funder === "" ? [] : reportingRuleTemplates[form.funder];
  const keyOf = ({ report, frequency }: { report: string; frequency: string }) => `${report}:${frequency}`;
  const taken = chosen ?? templates.map(keyOf);
  const submit = async () => {
    const { holderAgencyId, ...typed } = form;
    const reports = templates.filter((template) => taken.includes(keyOf(template))).map(({ report, frequency }) => ({ report, frequency }));
    if (!(await step.send((clientKey) => ({ clientKey, holderAgencyId, ...awardInput(typed), reports })))) return;
    toast(m.grants_added());
    onDone();
    onClose();
  };
  return (
    <Sheet labelledBy="add-award">
      <Form onSubmit={() => void submit()} labelledBy="add-award">
        <h2 id="add-award">{m.grants_add()}</h2>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <GrantProblem problem={step.problem} />
        {ownAgencyId === null ? (
          <SelectField
            id="holderAgencyId"
            label={m.grants_fact_holder()}
            hint={m.grants_form_holder_hint()}
            {...(errors.holderAgencyId !== undefined && { error: errors.holderAgencyId })}
            value={form.holderAgencyId}
            onChange={(holderAgencyId) => change({ holderAgencyId, ownerPersonId: "", backupPersonId: "" })}
            options={(data?.agencies.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <AwardFields form={form} onChange={change} errors={errors} holderAgencyId={form.holderAgencyId} />
        {templates.length === 0 ? null : (
          <CheckboxRows
            id="reports"
            label={m.grants_form_reports()}
            hint={m.grants_form_reports_hint()}
            value={taken}
            onChange={setChosen}
            options={templates.map((template) => {
              const { title, when } = ruleSummary(template);
              return { value: keyOf(template), label: title, hint: template.isSettled ? when : m.grants_form_unsettled({ when }) };
            })}
          />
        )}
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.grants_add_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
