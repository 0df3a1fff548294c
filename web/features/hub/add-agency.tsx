import { useState } from "react";
import { CreateAgencyInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { Language } from "@roundtable/shared/needs.ts";
import { disciplines, type Discipline } from "@roundtable/shared/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { agencyErrors, AgencyFields, type AgencyForm } from "./agency-fields.tsx";
import type { TaskForceRecordFragment } from "./hub.graphql.ts";
import { CreateAgencyDocument } from "./steps/create-agency.graphql.ts";

type AddAgencyProps = { taskForces: readonly TaskForceRecordFragment[]; onDone: () => void; onClose: () => void };
type NewAgency = AgencyForm & { discipline: Discipline | ""; taskForceId: string };

const empty: NewAgency = {
  name: "",
  intakePhone: "",
  languages: ["ENGLISH"] satisfies Language[],
  confidentialProgram: false,
  discipline: "",
  taskForceId: "",
};

/** A new agency, at a table from the start or not yet. */
export function AddAgency({ taskForces, onDone, onClose }: AddAgencyProps) {
  const [form, setForm] = useState(empty);
  const change = (some: Partial<NewAgency>) => setForm({ ...form, ...some });
  const toast = useToast();
  const step = useChange({ document: CreateAgencyDocument, check: CreateAgencyInput });
  const errors = { ...agencyErrors(step.issues), "agency-discipline": issueWords(step.issues, "discipline", m.hub_discipline_missing()) };
  const disciplineError = errors["agency-discipline"];
  const submit = async () => {
    const { discipline, taskForceId, ...facts } = form;
    // An empty choice is sent on to be refused by name, like every other field.
    const isDone = await step.send((clientKey) => ({
      clientKey,
      ...facts,
      languages: [...form.languages],
      discipline: discipline as Discipline,
      taskForceId: taskForceId === "" ? null : taskForceId,
    }));
    if (!isDone) return;
    toast(m.hub_agency_done({ name: form.name.trim() }));
    onDone();
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <AgencyFields form={form} errors={errors} onChange={change} />
        <SelectField
          id="agency-discipline"
          label={m.hub_discipline()}
          hint={m.hub_discipline_hint()}
          {...(disciplineError !== undefined && { error: disciplineError })}
          value={form.discipline}
          onChange={(discipline) => change({ discipline })}
          options={disciplines.map((value) => ({ value, label: disciplineName(value) }))}
        />
        <SelectField
          id="agency-table"
          label={m.hub_first_table()}
          emptyLabel={m.hub_first_table_none()}
          value={form.taskForceId}
          onChange={(taskForceId) => change({ taskForceId })}
          options={taskForces.map(({ id, taskForce }) => ({ value: id, label: taskForce.name }))}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.hub_agency_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.hub_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
