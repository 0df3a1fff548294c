import { useQuery } from "@apollo/client/react";
import { PlaceAgendaItemInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { type AgendaDetailsFragment, BacklogDocument } from "./agenda.graphql.ts";
import styles from "./backlog.module.css";
import { AddItem } from "./item-form.tsx";
import { PlaceAgendaItemDocument } from "./steps/place-agenda-item.graphql.ts";
import { useAct } from "./use-act.ts";
import { audienceWords } from "./words.ts";

/** What waits for a later meeting of a body. Everybody on the roster proposes; whoever keeps the meeting brings it in. */
export function Backlog({ agenda, onChanged }: { agenda: AgendaDetailsFragment; onChanged: () => void }) {
  const bodyId = agenda.body.id;
  const { data, refetch } = useQuery(BacklogDocument, { variables: { bodyId }, fetchPolicy: "cache-and-network" });
  const step = useAct({ document: PlaceAgendaItemDocument, check: PlaceAgendaItemInput }, m.agenda_backlog_placed);
  const renew = () => {
    void refetch();
    onChanged();
  };
  const place = async (itemId: string) => {
    if (await step.act((clientKey) => ({ clientKey, itemId, meetingId: agenda.id }))) renew();
  };
  const waiting = data?.backlog ?? [];
  return (
    <Stack gap="s">
      <h3 className={styles.title}>{m.agenda_backlog()}</h3>
      <p>{waiting.length === 0 ? m.agenda_backlog_empty() : m.agenda_backlog_lead()}</p>
      <ProblemNote problem={step.problem} />
      <ul>
        {waiting.map((item) => (
          <li key={item.id} className={styles.item}>
            <span>
              <b>{item.title}</b>
              <small>{audienceWords(item)}</small>
            </span>
            {agenda.viewerCan.includes("KEEP") ? (
              <Button kind="second" aria-label={m.agenda_backlog_place_named({ title: item.title })} onPress={() => void place(item.id)}>
                {m.agenda_backlog_place()}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Unfold label={m.agenda_add_backlog()}>
        {(close) => <AddItem bodyId={bodyId} meetingId={null} people={agenda.body.roster} onDone={renew} onClose={close} />}
      </Unfold>
    </Stack>
  );
}
