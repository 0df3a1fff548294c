import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import ExternalLink from "lucide-react/icons/external-link";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatTimeIn } from "#web/lib/zones.ts";
import { ActionRows } from "./action-rows.tsx";
import type { AgendaItemFragment, DecisionFragment } from "./agenda.graphql.ts";
import styles from "./item-record.module.css";
import { voteWord } from "./words.ts";

type ItemRecordProps = { item: AgendaItemFragment; timeZone: string; keeps: boolean };

/** What came of an item: notes, decisions, actions and, while the meeting goes on, handouts. */
export function ItemRecord({ item: { notes, decisions, actions, handouts }, timeZone, keeps }: ItemRecordProps) {
  return (
    <>
      {handouts.length === 0 ? null : (
        <ul className={styles.list} aria-label={m.agenda_handouts()}>
          {handouts.map(({ id, title, link, endsAt }) => (
            <li key={id} className={styles.line}>
              <ExternalLink />
              <span>
                <a href={link} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>{" "}
                <small>{m.agenda_handout_until({ time: formatTimeIn(endsAt, timeZone) })}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {notes.length === 0 ? null : (
        <ul className={styles.list} aria-label={m.agenda_notes()}>
          {notes.map(({ id, words, at, by }) => (
            <li key={id}>
              {words} <small>{m.agenda_note_by({ name: by?.name ?? "", time: formatTimeIn(at, timeZone) })}</small>
            </li>
          ))}
        </ul>
      )}
      {decisions.length === 0 ? null : (
        <ul className={styles.list} aria-label={m.agenda_decisions()}>
          {decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
      {actions.length === 0 ? null : <ActionRows actions={actions} keeps={keeps} />}
    </>
  );
}

/** What was decided, how it ended, and who voted how. */
export function Decision({ decision }: { decision: DecisionFragment }) {
  const { words, carried, quorumReached, inFavor, against, abstained, recused } = decision;
  const sides = [
    { vote: "IN_FAVOR", agencies: inFavor },
    { vote: "AGAINST", agencies: against },
    { vote: "ABSTAINED", agencies: abstained },
    { vote: "RECUSED", agencies: recused },
  ] as const;
  const counts = { favor: inFavor.length, against: against.length, abstained: abstained.length, recused: recused.length };
  return (
    <li className={styles.line}>
      {carried ? <CircleCheck className={styles.good} /> : <CircleMinus />}
      <span>
        {words} <b>{carried ? m.agenda_decision_carried_yes() : m.agenda_decision_carried_no()}.</b> {m.agenda_decision_sum(counts)}{" "}
        {quorumReached ? m.agenda_decision_quorum() : m.agenda_decision_no_quorum()}
        {sides.map(({ vote, agencies }) =>
          agencies.length === 0 ? null : (
            <small key={vote} className={styles.side}>
              {m.agenda_decision_who({ vote: voteWord(vote), names: agencies.map(({ name }) => name).join(", ") })}
            </small>
          ),
        )}
      </span>
    </li>
  );
}
