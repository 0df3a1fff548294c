import { useState } from "react";
import { SetCurrentItemInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { ActionForm } from "./action-form.tsx";
import type { ItemProps } from "./agenda-item.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { HandoutForm } from "./handout-form.tsx";
import { NoteForm } from "./note-form.tsx";
import { SetCurrentItemDocument } from "./steps/set-current-item.graphql.ts";
import { useAct } from "./use-act.ts";
import { itemTitle } from "./words.ts";

type Writing = "NOTE" | "DECISION" | "ACTION" | "HANDOUT" | null;

/** During the meeting: goes to an item, and writes down what comes of it. */
export function ItemLive({ agenda, item, onChanged }: ItemProps) {
  const [writing, setWriting] = useState<Writing>(null);
  const going = useAct({ document: SetCurrentItemDocument, check: SetCurrentItemInput });
  const isNow = agenda.currentItem?.id === item.id;
  // Of a case nothing is written down but what somebody is to do.
  const isCase = item.audience === "CASE";
  const go = (itemId: string | null) => void going.act((clientKey) => ({ clientKey, meetingId: agenda.id, itemId }));
  // A form that was sent closes itself alone: another may have been opened meanwhile.
  const close = (what: Writing) => () => setWriting((now) => (now === what ? null : now));
  const title = itemTitle(item);
  const open = (what: Writing, label: string) => (
    <Button
      kind={isNow ? "second" : "quiet"}
      aria-expanded={writing === what}
      aria-label={`${label}: ${title}`}
      onPress={() => setWriting(writing === what ? null : what)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <ProblemNote problem={going.problem} />
      <Cluster gap="s">
        {isNow ? (
          <Button kind="quiet" onPress={() => go(null)}>
            {m.agenda_go_on()}
          </Button>
        ) : (
          <Button kind="second" aria-label={m.agenda_go_to_named({ title })} isBusy={going.isBusy} onPress={() => go(item.id)}>
            {m.agenda_go_to()}
          </Button>
        )}
        {isCase ? null : open("NOTE", m.agenda_note_add())}
        {isCase ? null : open("DECISION", m.agenda_decision_add())}
        {open("ACTION", m.agenda_action_add())}
        {isCase ? null : open("HANDOUT", m.agenda_handout_add())}
      </Cluster>
      {writing === "NOTE" ? <NoteForm itemId={item.id} onClose={close("NOTE")} /> : null}
      {writing === "DECISION" ? <DecisionForm agenda={agenda} itemId={item.id} onClose={close("DECISION")} /> : null}
      {writing === "ACTION" ? <ActionForm agenda={agenda} itemId={item.id} onDone={onChanged} onClose={close("ACTION")} /> : null}
      {writing === "HANDOUT" ? <HandoutForm itemId={item.id} isClosed={item.audience === "CLOSED"} onClose={close("HANDOUT")} /> : null}
    </>
  );
}
