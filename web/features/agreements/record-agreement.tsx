import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { agreementDocuments, RecordAgreementInput } from "@roundtable/shared/agreements.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { todayAt } from "../referrals/consent-day.ts";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { AgreementSignersDocument, type AgreementStandingFragment } from "./agreements.graphql.ts";
import { RecordAgreementDocument } from "./steps/record-agreement.graphql.ts";
import { documentWord, type AgreementDocument } from "./words.ts";

type RecordAgreementProps = { standing: AgreementStandingFragment; timeZone: string; onDone: () => void; onClose: () => void };
type Written = {
  document: AgreementDocument | "";
  title: string;
  signedById: string;
  signedOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  lastVersion: number;
};

/** A signed agreement as its next version: the one before stays as it is. */
export function RecordAgreement({ standing, timeZone, onDone, onClose }: RecordAgreementProps) {
  const { id, agency } = standing;
  const [form, setForm] = useState<Written>({
    document: standing.versions[0]?.document ?? "",
    title: "",
    signedById: "",
    signedOn: null,
    startsOn: null,
    endsOn: null,
    lastVersion: standing.lastVersion,
  });
  const change = (some: Partial<Written>) => setForm((before) => ({ ...before, ...some }));
  const { data } = useQuery(AgreementSignersDocument, { fetchPolicy: "cache-and-network", variables: { id } });
  const toast = useToast();
  const step = useChange({ document: RecordAgreementDocument, check: RecordAgreementInput, onConflict: (lastVersion) => change({ lastVersion }) });
  const errors = {
    document: issueWords(step.issues, "document", m.agreements_form_document_missing()),
    title: issueWords(step.issues, "title", m.agreements_form_name_wrong()),
    signedById: issueWords(step.issues, "signedById", m.agreements_form_signer_missing()),
    signedOn: issueWords(step.issues, "signedOn", m.agreements_form_signed_missing()),
    startsOn: issueWords(step.issues, "startsOn", m.agreements_form_starts_missing()),
    endsOn: issueWords(step.issues, "endsOn", m.agreements_form_ends_missing()),
  };
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const version = form.lastVersion + 1;
  const submit = async () => {
    const { document, title, signedOn, startsOn, endsOn, ...rest } = form;
    // What was left empty is sent on to be refused by name, like every other field.
    const isDone = await step.send((clientKey) => ({
      clientKey,
      agencyId: id,
      ...rest,
      document: document as AgreementDocument,
      title: title.trim() === "" ? null : title,
      signedOn: signedOn ?? "",
      startsOn: startsOn ?? "",
      endsOn: endsOn ?? "",
    }));
    if (!isDone) return;
    toast(m.agreements_form_done({ version }));
    onDone();
    onClose();
  };
  const people = data?.agency?.people ?? [];
  return (
    <Sheet labelledBy="record-agreement">
      <Form onSubmit={() => void submit()} labelledBy="record-agreement">
        <div>
          <h2 id="record-agreement">{m.agreements_form_title({ version })}</h2>
          <p>{m.agreements_form_words()}</p>
        </div>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        {step.problem === "conflict" ? (
          <Note tone="amber" title={m.agreements_form_newer_title()} isAlert>
            {m.agreements_form_newer_body()}
          </Note>
        ) : (
          <RefusalNote problem={step.problem} />
        )}
        <SelectField
          id="document"
          label={m.agreements_form_document()}
          {...said("document")}
          value={form.document}
          onChange={(document) => change({ document })}
          options={agreementDocuments.map((value) => ({ value, label: documentWord(value) }))}
        />
        <TextField
          id="title"
          label={m.agreements_form_name()}
          hint={m.agreements_form_name_hint()}
          {...said("title")}
          value={form.title}
          onChange={(title) => change({ title })}
          maxLength={120}
        />
        <SelectField
          id="signedById"
          label={m.agreements_form_signer()}
          hint={data && people.length === 0 ? m.agreements_form_signer_none({ agency: agency.name }) : m.agreements_form_signer_hint({ agency: agency.name })}
          {...said("signedById")}
          value={form.signedById}
          onChange={(signedById) => change({ signedById })}
          options={people.map(({ id: value, name: label }) => ({ value, label }))}
        />
        <DateField
          id="signedOn"
          label={m.agreements_form_signed()}
          {...said("signedOn")}
          value={form.signedOn}
          onChange={(signedOn) => change({ signedOn })}
          max={todayAt(timeZone)}
        />
        <DateField id="startsOn" label={m.agreements_form_starts()} {...said("startsOn")} value={form.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <DateField
          id="endsOn"
          label={m.agreements_form_ends()}
          hint={m.agreements_form_ends_hint()}
          {...said("endsOn")}
          value={form.endsOn}
          onChange={(endsOn) => change({ endsOn })}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.agreements_form_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.people_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
