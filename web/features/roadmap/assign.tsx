import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AssignMilestoneInput } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AgencyChoicesDocument, type AgencyChoicesQuery } from "./agency-choices.graphql.ts";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { AssignMilestoneDocument } from "./steps/assign.graphql.ts";
import { useChange } from "./use-change.ts";
import { useDraft } from "./use-draft.ts";

type AssignProps = { milestone: MilestonePage_milestoneFragment };

/** Who takes care of a milestone: an agency, and if one likes a person of it. */
export function Assign({ milestone }: AssignProps) {
  const { data, error, refetch } = useQuery(AgencyChoicesDocument);
  return (
    <Sheet labelledBy="assign">
      <Stack>
        <h2 id="assign">{m.roadmap_assign_title()}</h2>
        {data ? <AssignForm milestone={milestone} agencies={data.agencies.nodes} /> : <Unread error={error} onRetry={() => void refetch()} />}
      </Stack>
    </Sheet>
  );
}

function AssignForm({ milestone, agencies }: AssignProps & { agencies: AgencyChoicesQuery["agencies"]["nodes"] }) {
  const { id, version, ownerAgency, ownerPerson, status } = milestone;
  const { form, change, reset } = useDraft({ version, agencyId: ownerAgency?.id ?? "", personId: ownerPerson?.id ?? "" });
  const toast = useToast();
  const step = useChange({ document: AssignMilestoneDocument, check: AssignMilestoneInput, onConflict: (fresh) => change({ version: fresh }) });
  const people = agencies.find((agency) => agency.id === form.agencyId)?.people ?? [];
  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      milestoneId: id,
      version: form.version,
      ownerAgencyId: form.agencyId === "" ? null : form.agencyId,
      ownerPersonId: form.personId === "" ? null : form.personId,
    }));
    if (!isDone) return;
    reset();
    toast(m.roadmap_assign_done());
  };
  return (
    <Form onSubmit={() => void submit()} labelledBy="assign">
      <ProblemNote problem={step.problem} status={status} />
      <SelectField
        id="owner-agency"
        label={m.roadmap_assign_agency()}
        emptyLabel={m.roadmap_assign_agency_none()}
        value={form.agencyId}
        onChange={(agencyId) => change({ agencyId, personId: "" })}
        options={agencies.map(({ id: value, name: label }) => ({ value, label }))}
      />
      {people.length === 0 ? null : (
        <SelectField
          id="owner-person"
          label={m.roadmap_assign_person()}
          emptyLabel={m.roadmap_assign_person_none()}
          value={form.personId}
          onChange={(personId) => change({ personId })}
          options={people.map(({ id: value, name: label }) => ({ value, label }))}
        />
      )}
      <div>
        <Button type="submit" kind="second" isBusy={step.isBusy}>
          {m.roadmap_assign_act()}
        </Button>
      </div>
    </Form>
  );
}
