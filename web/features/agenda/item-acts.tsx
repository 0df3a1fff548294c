import { useState } from "react";
import { MoveAgendaItemInput, PlaceAgendaItemInput, RemoveAgendaItemInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { speak } from "#web/ui/spoken.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import type { ItemProps } from "./agenda-item.tsx";
import { ChangeItem } from "./item-form.tsx";
import { MoveAgendaItemDocument } from "./steps/move-agenda-item.graphql.ts";
import { PlaceAgendaItemDocument } from "./steps/place-agenda-item.graphql.ts";
import { RemoveAgendaItemDocument } from "./steps/remove-agenda-item.graphql.ts";
import { useAct } from "./use-act.ts";
import { itemTitle } from "./words.ts";

/** Before the meeting: an item is moved by button, so by keyboard as well, changed, left for later, or taken off. */
export function ItemActs({ agenda, item, onChanged }: ItemProps) {
  const [isChanging, setChanging] = useState(false);
  const moving = useAct({ document: MoveAgendaItemDocument, check: MoveAgendaItemInput });
  const placing = useAct({ document: PlaceAgendaItemDocument, check: PlaceAgendaItemInput }, m.agenda_later_done);
  const removing = useAct({ document: RemoveAgendaItemDocument, check: RemoveAgendaItemInput });
  const { id } = item;
  const title = itemTitle(item);
  const at = agenda.items.findIndex((one) => one.id === id);
  const move = async (beforeId: string | null, number: number) => {
    if (!(await moving.act((clientKey) => ({ clientKey, itemId: id, beforeId })))) return;
    speak(m.agenda_moved({ title, number }));
    // At the top and at the end the button that was pressed is gone; the focus stays with the item.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById(`acts-${id}`)?.querySelector("button")?.focus();
    });
  };
  const place = async () => {
    if (await placing.act((clientKey) => ({ clientKey, itemId: id, meetingId: null }))) onChanged();
  };
  const remove = async () => {
    if (await removing.act((clientKey) => ({ clientKey, itemId: id }))) onChanged();
  };
  if (isChanging) return <ChangeItem item={item} people={agenda.body.roster} onClose={() => setChanging(false)} />;
  return (
    <>
      <ProblemNote problem={moving.problem ?? placing.problem ?? removing.problem} />
      <div id={`acts-${id}`}>
        <Cluster gap="s">
          {at > 0 ? (
            <Button kind="quiet" icon={<ArrowUp />} aria-label={m.agenda_up_named({ title })} onPress={() => void move(agenda.items[at - 1]?.id ?? null, at)}>
              {m.agenda_up()}
            </Button>
          ) : null}
          {at < agenda.items.length - 1 ? (
            <Button
              kind="quiet"
              icon={<ArrowDown />}
              aria-label={m.agenda_down_named({ title })}
              onPress={() => void move(agenda.items[at + 2]?.id ?? null, at + 2)}
            >
              {m.agenda_down()}
            </Button>
          ) : null}
          {item.audience === "CASE" ? null : (
            <Button kind="quiet" aria-label={m.agenda_change_named({ title })} onPress={() => setChanging(true)}>
              {m.agenda_change()}
            </Button>
          )}
          {item.audience === "CASE" ? null : (
            <Button kind="quiet" aria-label={m.agenda_later_named({ title })} onPress={() => void place()}>
              {m.agenda_later()}
            </Button>
          )}
          <AskedAct
            kind="quiet"
            label={m.agenda_remove()}
            ariaLabel={m.agenda_remove_named({ title })}
            question={m.agenda_remove_question()}
            body={m.agenda_remove_body({ title })}
            actLabel={m.agenda_remove()}
            safeLabel={m.agenda_remove_safe()}
            isEnding
            isBusy={removing.isBusy}
            onAct={remove}
          />
        </Cluster>
      </div>
    </>
  );
}
