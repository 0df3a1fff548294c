import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "#web/ui/link.tsx";
import { Note } from "#web/ui/note.tsx";
import { ColleaguesWhoConfirmDocument } from "./second-person.graphql.ts";

/** What happens to a consent that names law enforcement once it is recorded: who confirms it, or how somebody could. */
export function SecondPersonNote() {
  const { data } = useQuery(ColleaguesWhoConfirmDocument, { fetchPolicy: "network-only" });
  if (!data) return null;
  const [first, ...others] = data.colleaguesWhoConfirm;
  if (!first)
    return (
      <Note tone="amber" title={m.journey_second_none_title()}>
        {m.journey_second_none_body()} <Link to="/a">{m.journey_second_people()}</Link>
      </Note>
    );
  const { name } = first;
  return (
    <Note tone="teal" title={m.journey_second_title()}>
      {others.length === 0 ? m.journey_second_next_one({ name }) : m.journey_second_next({ name })}
    </Note>
  );
}
