import { SetPublicRecordInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DateField } from "#web/ui/date-field.tsx";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { useDraft } from "../roadmap/use-draft.ts";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import { StepForm } from "./step-form.tsx";
import { SetPublicRecordDocument } from "./steps/set-public-record.graphql.ts";
import { useAct } from "./use-act.ts";
import { warningWords } from "./words.ts";

/** Of a public body: what is not on record yet, and the days of notice and posting (MT-12). */
export function PublicRecord({ agenda }: { agenda: AgendaDetailsFragment }) {
  if (!agenda.publicBody || !agenda.viewerCan.includes("KEEP")) return null;
  return (
    <Section title={m.agenda_public_title()}>
      <Stack gap="s">
        {agenda.warnings.map((warning) => (
          <Note key={warning} tone="amber">
            {warningWords(warning)}
          </Note>
        ))}
        <Unfold label={m.agenda_change()}>{(close) => <RecordForm agenda={agenda} onClose={close} />}</Unfold>
      </Stack>
    </Section>
  );
}

function RecordForm({ agenda: { id: meetingId, noticeOn, postedOn }, onClose }: { agenda: AgendaDetailsFragment; onClose: () => void }) {
  const { form, change } = useDraft({ noticeOn, postedOn });
  const step = useAct({ document: SetPublicRecordDocument, check: SetPublicRecordInput }, m.agenda_public_done);
  const submit = async () => {
    if (await step.act((clientKey) => ({ clientKey, meetingId, ...form }))) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.agenda_public_act()} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={m.agenda_public_notice()} value={form.noticeOn} onChange={(day) => change({ noticeOn: day })} />
      <DateField label={m.agenda_public_posted()} value={form.postedOn} onChange={(day) => change({ postedOn: day })} />
    </StepForm>
  );
}
