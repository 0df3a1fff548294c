import type { Discipline } from "@roundtable/shared/roles.ts";
import { disciplines } from "@roundtable/shared/roles.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState, type ReactNode } from "react";
import { dialled } from "#web/lib/phone.ts";
import { Button } from "#web/ui/button.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import styles from "./enrolment-page.module.css";

/** What a new hub is told about its first operator, as typed. */
export type ClaimFacts = {
  name: string;
  email: string;
  workPhone: string;
  agencyName: string;
  discipline: Discipline | "";
  intakePhone: string;
  taskForceName: string;
  timeZone: string;
};

/** Nothing typed yet; the zone is the one of this browser, which is mostly right. */
export function noFacts(): ClaimFacts {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { name: "", email: "", workPhone: "", agencyName: "", discipline: "", intakePhone: "", taskForceName: "", timeZone };
}

const zones = Intl.supportedValuesOf("timeZone");
const hasPhone = (number: string) => /^\+[0-9]{8,15}$/u.test(dialled(number));

/** What is missing, field by field. */
function errorsIn(facts: ClaimFacts): Partial<Record<keyof ClaimFacts, string>> {
  return {
    ...(facts.name.trim() === "" && { name: m.enrolment_claim_name_missing() }),
    ...(!/^\S+@\S+\.\S+$/u.test(facts.email.trim()) && { email: m.auth_email_missing() }),
    ...(!hasPhone(facts.workPhone) && { workPhone: m.enrolment_claim_phone_missing() }),
    ...(facts.agencyName.trim() === "" && { agencyName: m.enrolment_claim_agency_missing() }),
    ...(!hasPhone(facts.intakePhone) && { intakePhone: m.enrolment_claim_phone_missing() }),
    ...(facts.taskForceName.trim() === "" && { taskForceName: m.enrolment_claim_table_missing() }),
    ...(!zones.includes(facts.timeZone) && { timeZone: m.enrolment_claim_zone_missing() }),
  };
}

type ClaimFactsFormProps = { facts: ClaimFacts; onChange: (facts: ClaimFacts) => void; onReady: () => void };

/** Who the operator is, for which agency, and at which table. */
export function ClaimFactsForm({ facts, onChange, onReady }: ClaimFactsFormProps) {
  const [attempt, setAttempt] = useState(0);
  const errors = attempt === 0 ? {} : errorsIn(facts);
  const submit = () => {
    setAttempt(attempt + 1);
    if (Object.keys(errorsIn(facts)).length === 0) onReady();
  };
  const box = (
    field: Exclude<keyof ClaimFacts, "discipline" | "timeZone">,
    label: string,
    more: { type?: "email" | "tel"; autoComplete?: string; hint?: string } = {},
  ) => (
    <TextField
      id={field}
      label={label}
      value={facts[field]}
      onChange={(typed) => onChange({ ...facts, [field]: typed })}
      {...more}
      {...(errors[field] !== undefined && { error: errors[field] })}
    />
  );
  const phone = { type: "tel", hint: m.enrolment_claim_phone_hint() } as const;
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))} attempt={attempt} />
      <Part title={m.enrolment_claim_you()}>
        {box("name", m.enrolment_claim_name(), { autoComplete: "name" })}
        {box("email", m.auth_email(), { type: "email", autoComplete: "username" })}
        {box("workPhone", m.enrolment_claim_phone(), { ...phone, autoComplete: "tel" })}
      </Part>
      <Part title={m.enrolment_claim_agency()}>
        {box("agencyName", m.enrolment_claim_agency_name(), { autoComplete: "organization" })}
        <SelectField
          id="discipline"
          label={m.enrolment_claim_discipline()}
          emptyLabel={disciplineName("COALITION")}
          value={facts.discipline}
          onChange={(discipline) => onChange({ ...facts, discipline })}
          options={disciplines.filter((one) => one !== "COALITION").map((value) => ({ value, label: disciplineName(value) }))}
        />
        {box("intakePhone", m.enrolment_claim_intake(), phone)}
      </Part>
      <Part title={m.enrolment_claim_table()}>
        {box("taskForceName", m.enrolment_claim_table_name())}
        <SelectField
          id="timeZone"
          label={m.enrolment_claim_zone()}
          value={facts.timeZone}
          onChange={(timeZone) => onChange({ ...facts, timeZone })}
          options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
          {...(errors.timeZone !== undefined && { error: errors.timeZone })}
        />
      </Part>
      <div>
        <Button type="submit">{m.enrolment_go()}</Button>
      </div>
    </Form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.fields}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
