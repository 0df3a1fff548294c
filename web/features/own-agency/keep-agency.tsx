import { KeepAgencyInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { languages, type Language } from "@roundtable/shared/needs.ts";
import { written } from "#web/lib/phone.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { languageWord } from "../agencies/words.ts";
import { RefusalNote } from "../people/refusal-note.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { KeepAgencyDocument, type OwnAgencyPage_recordFragment } from "./own-agency.graphql.ts";
import { ServicesField, type Service } from "./services-field.tsx";

type KeepAgencyProps = { record: OwnAgencyPage_recordFragment; regions: readonly { id: string; name: string }[]; taskForce: string };
type Kept = { version: number; intakePhone: string; languages: readonly Language[]; regionIds: readonly string[]; services: readonly Service[] };

/** One form for all that a lead keeps; each list is saved as it stands here. */
export function KeepAgency({ record, regions, taskForce }: KeepAgencyProps) {
  const { version, agency } = record;
  const { form, change, reset } = useDraft<Kept>({
    version,
    intakePhone: written(agency.intakePhone),
    languages: agency.languages,
    regionIds: agency.regions.map(({ id }) => id),
    services: agency.services.map(({ need, opening }) => ({ need, opening })),
  });
  const toast = useToast();
  const step = useChange({ document: KeepAgencyDocument, check: KeepAgencyInput, onConflict: (fresh) => change({ version: fresh }) });
  const wrong = (field: string, words: string) => (step.issues.some((issue) => issue.field === field) ? words : undefined);
  const errors = { "own-phone": wrong("intakePhone", m.people_phone_missing()), "own-languages": wrong("languages", m.own_languages_missing()) };
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      ...form,
      languages: [...form.languages],
      regionIds: [...form.regionIds],
      services: [...form.services],
    }));
    if (!isDone) return;
    reset();
    toast(m.own_done());
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <TextField
          id="own-phone"
          type="tel"
          label={m.own_phone()}
          hint={m.own_phone_hint()}
          {...said("own-phone")}
          value={form.intakePhone}
          onChange={(intakePhone) => change({ intakePhone })}
        />
        <CheckboxRows
          id="own-languages"
          label={m.own_languages()}
          {...said("own-languages")}
          value={form.languages}
          onChange={(chosen) => change({ languages: chosen })}
          options={languages.map((value) => ({ value, label: languageWord(value) }))}
          isTwoColumns
        />
        <CheckboxRows
          id="own-regions"
          label={m.own_regions()}
          hint={m.own_regions_hint({ taskForce })}
          value={form.regionIds}
          onChange={(regionIds) => change({ regionIds })}
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          isTwoColumns
        />
        <ServicesField value={form.services} onChange={(services) => change({ services })} />
        <p>{m.own_fixed()}</p>
        <div>
          <Button type="submit" isBusy={step.isBusy}>
            {m.own_act()}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
