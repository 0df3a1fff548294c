import { ChangeAgencyInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { written } from "#web/lib/phone.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { agencyErrors, AgencyFields, type AgencyForm } from "./agency-fields.tsx";
import type { AgencyRecordFragment } from "./hub.graphql.ts";
import { ChangeAgencyDocument } from "./steps/change-agency.graphql.ts";

/** Corrects what the hub knows of an agency; its discipline takes two operators and stands elsewhere. */
export function EditAgency({ record, onClose }: { record: AgencyRecordFragment; onClose: () => void }) {
  const { id, version, agency } = record;
  const fresh: AgencyForm & { version: number } = {
    version,
    name: agency.name,
    intakePhone: written(agency.intakePhone),
    languages: agency.languages,
    confidentialProgram: agency.confidentialProgram,
  };
  const { form, change } = useDraft(fresh);
  const toast = useToast();
  const step = useChange({ document: ChangeAgencyDocument, check: ChangeAgencyInput, onConflict: (newest) => change({ version: newest }) });
  const errors = agencyErrors(step.issues);
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, agencyId: id, ...form, languages: [...form.languages] })))) return;
    toast(m.hub_saved());
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <RefusalNote problem={step.problem} />
        <AgencyFields form={form} errors={errors} onChange={change} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.hub_save()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.hub_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
