import { m } from "@roundtable/shared/i18n/messages.js";
import { privilegeHours } from "@roundtable/shared/people.ts";
import { classNames } from "#web/lib/class-names.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { RecordItem, RecordList } from "#web/ui/record-list.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import type { StaffMemberFragment } from "./people.graphql.ts";
import { RecordTraining } from "./record-training.tsx";
import { TakeBackTraining } from "./take-back-training.tsx";
import styles from "./training.module.css";
import { hoursWritten, topicWord } from "./words.ts";

type TrainingProps = { staff: StaffMemberFragment; canRecord: boolean; onChanged: () => void };

/** Hours of training that the lead vouches for, each with its day; what was taken back stays to be read. */
export function Training({ staff, canRecord, onChanged }: TrainingProps) {
  const { trainings, trainingHours } = staff;
  return (
    <Section title={m.people_training_title()}>
      <Stack>
        <p>{m.people_training_hint({ hours: hoursWritten(trainingHours), needed: privilegeHours })}</p>
        {trainings.length === 0 ? (
          <Empty title={m.people_training_none()} />
        ) : (
          <RecordList>
            {trainings.map(({ id, topic, hours, completedOn, recordedBy, takenBackAt }) => (
              <RecordItem
                key={id}
                words={<p className={classNames(styles.topic, takenBackAt !== null && styles.gone)}>{topicWord(topic)}</p>}
                more={
                  <>
                    {m.people_training_line({ count: hours, hours: hoursWritten(hours), date: formatDate(completedOn) })}
                    {recordedBy === null ? null : `. ${m.people_training_by({ name: recordedBy.name })}`}
                  </>
                }
              >
                {takenBackAt !== null ? <Chip>{m.people_training_was_taken_back()}</Chip> : null}
                {canRecord && takenBackAt === null ? <TakeBackTraining trainingId={id} topic={topicWord(topic)} onDone={onChanged} /> : null}
              </RecordItem>
            ))}
          </RecordList>
        )}
        {canRecord ? (
          <Unfold kind="second" label={m.people_training_add()}>
            {(close) => <RecordTraining personId={staff.id} onClose={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </Section>
  );
}
