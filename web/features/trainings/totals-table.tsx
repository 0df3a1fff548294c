import { m } from "@roundtable/shared/i18n/messages.js";
import { trainingAudiences, trainingKinds } from "@roundtable/shared/trainings.ts";
import styles from "./count-table.module.css";
import type { TrainingTotalsQuery } from "./trainings.graphql.ts";
import { audienceWord, written } from "./words.ts";

type Total = TrainingTotalsQuery["trainingTotals"][number];
/** What a line takes a number from. */
export type Taught = Omit<Total, "materials">;
type Line<Of> = { label: string; numberOf: (total: Of) => number };

/** Sessions, hours and people. */
export function togetherLines(): Line<Taught>[] {
  return [
    { label: m.trainings_totals_sessions(), numberOf: ({ sessions }) => sessions },
    { label: m.trainings_totals_hours(), numberOf: ({ minutes }) => minutes / 60 },
    { label: m.trainings_totals_people(), numberOf: ({ people }) => people },
  ];
}

/** People by the audience they came as. */
export function audienceLines(): Line<Taught>[] {
  return trainingAudiences.map((audience) => ({
    label: audienceWord(audience),
    numberOf: (total) => total.audience.find((one) => one.audience === audience)?.people ?? 0,
  }));
}

type TotalsTableProps<Of> = { title: string; lines: readonly Line<Of>[]; shown: readonly Of[]; withEmpty?: boolean };

/** Trainings and outreach beside one another, never added up; lines of which nobody knows anything only when asked for. */
export function TotalsTable<Of extends Pick<Total, "kind">>({ title, lines, shown, withEmpty = false }: TotalsTableProps<Of>) {
  const columns = trainingKinds.flatMap((kind) => shown.filter((total) => total.kind === kind));
  const told = lines.filter(({ numberOf }) => withEmpty || columns.some((total) => numberOf(total) > 0));
  if (told.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{m.trainings_totals_trainings()}</th>
          <th scope="col">{m.trainings_kind_outreach()}</th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ label, numberOf }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {columns.map((total) => (
              <td key={total.kind}>{written(numberOf(total))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
