import { useState } from "react";
import { DecideDisciplineInput, ProposeDisciplineInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { disciplines, type Discipline } from "@roundtable/shared/roles.ts";
import { formatDayTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { AgencyRecordFragment } from "./hub.graphql.ts";
import { DecideDisciplineDocument } from "./steps/decide-discipline.graphql.ts";
import { ProposeDisciplineDocument } from "./steps/propose-discipline.graphql.ts";

type DisciplineChangeProps = { record: AgencyRecordFragment; onChanged: () => void };

/** What an agency may see hangs on its discipline, so one operator proposes another and a second one confirms it. */
export function DisciplineChange({ record, onChanged }: DisciplineChangeProps) {
  const { agency, disciplineChange } = record;
  return (
    <Sheet labelledBy="discipline-change">
      <Stack>
        <h2 id="discipline-change">{m.hub_change_title()}</h2>
        {disciplineChange === null ? (
          <Propose agencyId={record.id} now={agency.discipline} onChanged={onChanged} />
        ) : (
          <Decide agency={agency.name} change={disciplineChange} onChanged={onChanged} />
        )}
      </Stack>
    </Sheet>
  );
}

function Propose({ agencyId, now, onChanged }: { agencyId: string; now: Discipline; onChanged: () => void }) {
  const [wanted, setWanted] = useState<Discipline | "">("");
  const toast = useToast();
  const step = useChange({ document: ProposeDisciplineDocument, check: ProposeDisciplineInput });
  const submit = async () => {
    // An empty choice is sent on to be refused by name, like every other field.
    if (!(await step.send((clientKey) => ({ clientKey, agencyId, discipline: wanted as Discipline })))) return;
    toast(m.hub_change_proposed());
    onChanged();
  };
  return (
    <Form onSubmit={() => void submit()} labelledBy="discipline-change">
      <p>{m.hub_change_words()}</p>
      <RefusalNote problem={step.problem} />
      <SelectField
        id="discipline"
        label={m.hub_change_to()}
        {...(step.issues.length > 0 && { error: m.hub_discipline_missing() })}
        value={wanted}
        onChange={setWanted}
        options={disciplines.filter((one) => one !== now).map((value) => ({ value, label: disciplineName(value) }))}
      />
      <div>
        <Button type="submit" kind="second" isBusy={step.isBusy}>
          {m.hub_change_propose()}
        </Button>
      </div>
    </Form>
  );
}

type DecideProps = { agency: string; change: NonNullable<AgencyRecordFragment["disciplineChange"]>; onChanged: () => void };

function Decide({ agency, change, onChanged }: DecideProps) {
  const toast = useToast();
  const step = useChange({ document: DecideDisciplineDocument, check: DecideDisciplineInput });
  const after = disciplineName(change.to);
  const decide = async (confirm: boolean) => {
    if (!(await step.send((clientKey) => ({ clientKey, changeId: change.id, confirm })))) return;
    toast(confirm ? m.hub_change_confirmed() : m.hub_change_refused());
    onChanged();
  };
  const about = { name: change.proposedBy?.name ?? m.auth_operator(), after, date: formatDayTime(change.proposedAt), until: formatDayTime(change.expiresAt) };
  return (
    <>
      <Note tone="amber">{m.hub_change_waits(about)}</Note>
      <RefusalNote problem={step.problem} />
      <Cluster>
        {change.viewerCanConfirm ? (
          <AskedAct
            label={m.hub_change_confirm()}
            kind="primary"
            question={m.hub_change_question({ agency, after })}
            body={m.hub_change_body()}
            actLabel={m.hub_change_confirm()}
            safeLabel={m.hub_change_safe()}
            isBusy={step.isBusy}
            onAct={() => decide(true)}
          />
        ) : (
          <p>{m.hub_change_own()}</p>
        )}
        <Button kind="second" isBusy={step.isBusy} onPress={() => void decide(false)}>
          {change.viewerCanConfirm ? m.hub_change_refuse() : m.hub_change_back()}
        </Button>
      </Cluster>
    </>
  );
}
