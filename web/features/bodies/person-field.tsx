import { useQuery } from "@apollo/client/react";
import { SelectField } from "#web/ui/select-field.tsx";
import { PeopleChoicesDocument } from "./bodies.graphql.ts";

type PersonFieldProps = {
  id: string;
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  onChange: (personId: string) => void;
  without?: readonly string[];
};

/** Somebody who has a seat at this table. */
export function PersonField({ error, without = [], ...field }: PersonFieldProps) {
  const { data } = useQuery(PeopleChoicesDocument);
  const people = (data?.agencies.nodes ?? []).flatMap((agency) => agency.people.map((person) => ({ ...person, agency: agency.name })));
  const options = people
    .filter(({ id }) => !without.includes(id))
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ id, name, agency }) => ({ value: id, label: `${name}, ${agency}` }));
  return <SelectField {...field} {...(error !== undefined && { error })} options={options} />;
}
