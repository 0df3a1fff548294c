import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AddRequirementInput, ChangeRequirementInput, requirementKinds } from "@roundtable/shared/grants.ts";
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
import { keepersOf } from "./award-form.tsx";
import { GrantPeopleDocument, type RequirementFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { AddRequirementDocument } from "./steps/add-requirement.graphql.ts";
import { ChangeRequirementDocument } from "./steps/change-requirement.graphql.ts";
import { requirementKindWord } from "./words.ts";

type RequirementFormProps = { awardId?: string; requirement?: RequirementFragment; holderAgencyId: string; onDone: () => void };
type Kind = RequirementFragment["kind"];
const emptyKind: Kind | "" = "";

/** Something that the funder wants beside its reports: added, or changed. */
export function RequirementForm({ awardId = "", requirement, holderAgencyId, onDone }: RequirementFormProps) {
  const { data } = useQuery(GrantPeopleDocument, { fetchPolicy: "cache-first" });
  const [form, setForm] = useState({
    version: requirement?.version ?? 1,
    title: requirement?.title ?? "",
    kind: requirement?.kind ?? emptyKind,
    dueOn: requirement?.dueOn ?? null,
    ownerPersonId: requirement?.owner?.id ?? "",
    note: requirement?.note ?? "",
  });
  const change = (some: Partial<typeof form>) => setForm((before) => ({ ...before, ...some }));
  const toast = useToast();
  const add = useChange({ document: AddRequirementDocument, check: AddRequirementInput });
  const alter = useChange({ document: ChangeRequirementDocument, check: ChangeRequirementInput, onConflict: (version) => change({ version }) });
  const step = requirement ? alter : add;
  const errors = {
    title: issueWords(step.issues, "title", m.grants_requirement_title_missing()),
    kind: issueWords(step.issues, "kind", m.grants_requirement_kind_missing()),
    ownerPersonId: issueWords(step.issues, "ownerPersonId", m.grants_form_person_wrong()),
    note: issueWords(step.issues, "note", m.roadmap_text_long()),
  };
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const submit = async () => {
    const { version, title, kind, dueOn, ownerPersonId, note } = form;
    const facts = { title, kind: kind as Kind, dueOn, ownerPersonId: ownerPersonId === "" ? null : ownerPersonId, note: note.trim() === "" ? null : note };
    const isDone = requirement
      ? await alter.send((clientKey) => ({ clientKey, requirementId: requirement.id, version, ...facts }))
      : await add.send((clientKey) => ({ clientKey, awardId, ...facts }));
    if (!isDone) return;
    toast(m.grants_requirement_saved());
    onDone();
  };
  return (
    <Sheet labelledBy="requirement-form">
      <Form onSubmit={() => void submit()} labelledBy="requirement-form">
        <h4 id="requirement-form">{requirement ? m.grants_requirement_change() : m.grants_requirement_add()}</h4>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <GrantProblem problem={step.problem} />
        <TextField
          id="title"
          label={m.grants_requirement_title()}
          {...said("title")}
          value={form.title}
          onChange={(title) => change({ title })}
          maxLength={120}
        />
        <SelectField
          id="kind"
          label={m.grants_requirement_kind()}
          {...said("kind")}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          options={requirementKinds.map((value) => ({ value, label: requirementKindWord(value) }))}
        />
        <DateField id="dueOn" label={m.grants_requirement_due()} value={form.dueOn} onChange={(dueOn) => change({ dueOn })} />
        <SelectField
          id="ownerPersonId"
          label={m.grants_fact_owner()}
          hint={m.grants_requirement_owner_hint()}
          emptyLabel={m.grants_requirement_owner_award()}
          {...said("ownerPersonId")}
          value={form.ownerPersonId}
          onChange={(ownerPersonId) => change({ ownerPersonId })}
          options={keepersOf(data, holderAgencyId)}
        />
        <TextField
          id="note"
          label={m.grants_requirement_note()}
          hint={m.roadmap_set_reason_hint()}
          {...said("note")}
          value={form.note}
          onChange={(note) => change({ note })}
          rows={2}
          maxLength={280}
        />
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
