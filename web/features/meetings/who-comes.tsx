import { m } from "@roundtable/shared/i18n/messages.js";
import { initials, Seat } from "#web/ui/seat.tsx";
import { Section } from "#web/ui/section.tsx";
import type { MeetingDetailsFragment } from "./meetings.graphql.ts";
import styles from "./who-comes.module.css";
import { answerWord } from "./words.ts";

/** Everybody on the roster with what they answered; those who come first. */
export function WhoComes({ meeting: { replies, series } }: { meeting: MeetingDetailsFragment }) {
  const order = ["YES", "MAYBE", "NO", undefined];
  const people = series.body.roster
    .flatMap(({ person }) => (person === null ? [] : [{ ...person, answer: replies.find((reply) => reply.person?.id === person.id)?.answer }]))
    .toSorted((one, other) => order.indexOf(one.answer) - order.indexOf(other.answer));
  return (
    <Section title={m.meetings_who_comes()}>
      <ul className={styles.people}>
        {people.map(({ id, name, answer }) => (
          <li key={id} className={styles.person}>
            <Seat tone={answer === undefined ? "empty" : "teal"}>{initials(name)}</Seat>
            <b>{name}</b>
            <small>{answer === undefined ? m.meetings_answered_none() : answerWord(answer)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
