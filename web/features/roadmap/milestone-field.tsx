import { useQuery } from "@apollo/client/react";
import { SelectField } from "#web/ui/select-field.tsx";
import { MilestoneChoicesDocument } from "./milestone-choices.graphql.ts";

type MilestoneFieldProps = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onChange: (milestoneId: string) => void;
  /** Milestones that are not offered. */
  without?: readonly { id: string }[];
  /** What stands there while none is chosen. */
  emptyLabel?: string;
};

/** One milestone of the table's roadmap, named with its element. */
export function MilestoneField({ without = [], ...field }: MilestoneFieldProps) {
  const { data } = useQuery(MilestoneChoicesDocument, { fetchPolicy: "cache-first" });
  const free = (data?.milestones ?? []).filter((one) => without.every(({ id }) => id !== one.id));
  return <SelectField {...field} options={free.map(({ id, title, element }) => ({ value: id, label: `${element.name}: ${title}` }))} />;
}
