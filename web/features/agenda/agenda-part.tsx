import { m } from "@roundtable/shared/i18n/messages.js";
import { BeginAgendaInput } from "@roundtable/shared/agendas.ts";
import { Button } from "#web/ui/button.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import { AgendaItem } from "./agenda-item.tsx";
import styles from "./agenda-part.module.css";
import { ActionRows } from "./action-rows.tsx";
import { Backlog } from "./backlog.tsx";
import { AddItem } from "./item-form.tsx";
import { ListCase } from "./list-case.tsx";
import { BeginAgendaDocument } from "./steps/begin-agenda.graphql.ts";
import { useAct } from "./use-act.ts";

type AgendaPartProps = { agenda: AgendaDetailsFragment; onChanged: () => void };

/** The agenda as far as it is for the reader, and during the meeting what is noted, decided and taken on. */
export function AgendaPart({ agenda, onChanged }: AgendaPartProps) {
  const { items, openActions, viewerCan, endedAt } = agenda;
  const keeps = viewerCan.includes("KEEP");
  const sections = items.reduce<{ key: string; name: string; items: typeof items }[]>((parts, item) => {
    const last = parts.at(-1);
    const name = item.section;
    if (last?.name === name) last.items.push(item);
    // Named by its place among those of one name, so that the focus stays when an item moves to its top.
    else parts.push({ key: `${name}-${parts.filter((part) => part.name === name).length}`, name, items: [item] });
    return parts;
  }, []);
  return (
    <Section title={m.agenda_title()} aside={items.length === 0 ? undefined : m.agenda_total({ count: agenda.minutesPlanned })}>
      <Stack>
        {items.length === 0 ? <Empty title={m.agenda_empty()} /> : null}
        {sections.map((part) => (
          <div key={part.key}>
            {part.name === "" ? null : <h3 className={styles.section}>{part.name}</h3>}
            <ol>
              {part.items.map((item) => (
                <AgendaItem key={item.id} agenda={agenda} item={item} onChanged={onChanged} />
              ))}
            </ol>
          </div>
        ))}
        {endedAt === null && keeps ? (
          <Unfold kind="second" label={m.agenda_add()}>
            {(close) => <AddItem bodyId={agenda.body.id} meetingId={agenda.id} people={agenda.body.roster} onDone={onChanged} onClose={close} />}
          </Unfold>
        ) : null}
        {endedAt === null && viewerCan.includes("LIST_CASE") ? (
          <Unfold label={m.agenda_case_add()}>{(close) => <ListCase meetingId={agenda.id} onDone={onChanged} onClose={close} />}</Unfold>
        ) : null}
        {openActions.length === 0 ? null : (
          <div>
            <h3 className={styles.section}>{m.agenda_actions_open()}</h3>
            <ActionRows actions={openActions} keeps={keeps} />
          </div>
        )}
        {viewerCan.includes("PROPOSE") && endedAt === null ? <Backlog agenda={agenda} onChanged={onChanged} /> : null}
      </Stack>
    </Section>
  );
}

/** Where there is no agenda yet: whoever keeps the meeting begins it. */
export function NoAgenda({ seriesId, onDay, keeps, onChanged }: { seriesId: string; onDay: string; keeps: boolean; onChanged: () => void }) {
  const step = useAct({ document: BeginAgendaDocument, check: BeginAgendaInput });
  const begin = async () => {
    if (await step.act((clientKey) => ({ clientKey, seriesId, onDay }))) onChanged();
  };
  return (
    <Section title={m.agenda_title()}>
      <Stack gap="s">
        <ProblemNote problem={step.problem} />
        <Empty title={m.agenda_none()}>{keeps ? null : m.agenda_none_more()}</Empty>
        {keeps ? (
          <div>
            <Button kind="second" isBusy={step.isBusy} onPress={() => void begin()}>
              {m.agenda_begin_act()}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}
