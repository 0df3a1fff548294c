import { m } from "@roundtable/shared/i18n/messages.js";
import { formatShortDayIn, formatTimeIn } from "#web/lib/zones.ts";
import { Unfold } from "#web/ui/unfold.tsx";
import { WideTable } from "#web/ui/wide-table.tsx";
import type { PollDetailsFragment } from "./polls.graphql.ts";
import { choiceWord } from "./words.ts";

/** Who answered what, one line a person. */
export function PollTable({ poll: { options, timeZone } }: { poll: PollDetailsFragment }) {
  const people = [...new Map(options.flatMap(({ answers }) => answers.flatMap(({ person }) => (person ? [[person.id, person.name] as const] : [])))).entries()];
  if (people.length === 0) return null;
  return (
    <Unfold label={m.polls_table_show()}>
      {() => (
        <WideTable label={m.polls_table_show()} isNarrow>
          <thead>
            <tr>
              <th scope="col">{m.polls_table_who()}</th>
              {options.map(({ id, startsAt }) => (
                <th key={id} scope="col">
                  {formatShortDayIn(startsAt, timeZone)}, {formatTimeIn(startsAt, timeZone)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(([personId, name]) => (
              <tr key={personId}>
                <th scope="row">{name}</th>
                {options.map(({ id, answers }) => {
                  const answer = answers.find(({ person }) => person?.id === personId);
                  return <td key={id}>{answer ? choiceWord(answer.answer) : m.polls_choice_none()}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </Unfold>
  );
}
