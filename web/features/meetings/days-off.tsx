import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AddDayOffInput, RemoveDayOffInput, titleLength } from "@roundtable/shared/meetings.ts";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { Unread } from "../referrals/unread.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import styles from "./days-off.module.css";
import { DaysOffDocument } from "./meetings.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { AddDayOffDocument } from "./steps/add-day-off.graphql.ts";
import { RemoveDayOffDocument } from "./steps/remove-day-off.graphql.ts";

/** The days on which the table does not meet, beside the federal holidays. */
export function DaysOff() {
  const { data, error, refetch } = useQuery(DaysOffDocument);
  const toast = useToast();
  const step = useChange({ document: RemoveDayOffDocument, check: RemoveDayOffInput });
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  const coming = data.daysOff.filter(({ onDay }) => onDay >= todayIso());
  const remove = async (dayOffId: string) => {
    if (!(await step.send((clientKey) => ({ clientKey, dayOffId })))) return;
    toast(m.meetings_days_off_removed());
    void refetch();
  };
  return (
    <Section title={m.meetings_days_off()}>
      <Stack gap="s">
        <p>{coming.length === 0 ? `${m.meetings_days_off_lead()} ${m.meetings_days_off_none()}` : m.meetings_days_off_lead()}</p>
        <ProblemNote problem={step.problem} />
        <ul>
          {coming.map(({ id, onDay, name }) => (
            <li key={id} className={styles.day}>
              <span>
                <b>{formatDate(onDay)}</b> {name}
              </span>
              <Button kind="quiet" onPress={() => void remove(id)}>
                {m.meetings_days_off_remove({ day: name })}
              </Button>
            </li>
          ))}
        </ul>
        <Unfold label={m.meetings_days_off_add()}>
          {(close) => (
            <AddForm
              onDone={() => {
                close();
                void refetch();
              }}
              onClose={close}
            />
          )}
        </Unfold>
      </Stack>
    </Section>
  );
}

function AddForm({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { form, change } = useDraft({ onDay: null as string | null, name: "" });
  const toast = useToast();
  const step = useChange({ document: AddDayOffDocument, check: AddDayOffInput });
  const dayError = issueWords(step.issues, "onDay", m.meetings_field_day_missing());
  const nameError = issueWords(step.issues, "name", m.meetings_field_title_missing());
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, onDay: form.onDay ?? "", name: form.name })))) return;
    toast(m.meetings_days_off_added());
    onDone();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <ProblemNote problem={step.problem} />
        <DateField
          label={m.meetings_field_day()}
          {...(dayError !== undefined && { error: dayError })}
          value={form.onDay}
          onChange={(onDay) => change({ onDay })}
          min={todayIso()}
        />
        <TextField
          label={m.meetings_days_off_name()}
          {...(nameError !== undefined && { error: nameError })}
          value={form.name}
          onChange={(name) => change({ name })}
          maxLength={titleLength}
        />
        <Cluster>
          <Button type="submit" kind="second" isBusy={step.isBusy}>
            {m.meetings_days_off_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
