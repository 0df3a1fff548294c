import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { materialCodes, trainingAudiences, trainingKinds } from "@roundtable/shared/trainings.ts";
import { Fold } from "#web/ui/fold.tsx";
import { Section } from "#web/ui/section.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import styles from "./count-table.module.css";
import { TrainingTotalsDocument, type TrainingTotalsQuery } from "./trainings.graphql.ts";
import { audienceWord, materialWord, written } from "./words.ts";
import totals from "./totals.module.css";

type Total = TrainingTotalsQuery["trainingTotals"][number];
type Line = { label: string; numberOf: (total: Total) => number };

const peopleOf = (audience: string) => (total: Total) => total.audience.find((one) => one.audience === audience)?.people ?? 0;
const piecesOf = (material: string) => (total: Total) => total.materials.find((one) => one.material === material)?.count ?? 0;

/** What was done in a period, trainings and outreach beside one another and never added up. */
export function Totals({ from, to }: { from: string; to: string }) {
  const { data, previousData, error, refetch } = useQuery(TrainingTotalsDocument, { ...asksAgain, variables: { from, to } });
  const shown = (data ?? previousData)?.trainingTotals;
  if (!shown) return <Unread error={error} onRetry={() => void refetch()} />;
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: m.trainings_totals_by_audience(),
      lines: trainingAudiences.map((audience) => ({ label: audienceWord(audience), numberOf: peopleOf(audience) })),
    },
    {
      title: m.trainings_totals_by_material(),
      lines: materialCodes.map((material) => ({ label: materialWord(material), numberOf: piecesOf(material) })),
    },
  ];
  const together: Line[] = [
    { label: m.trainings_totals_sessions(), numberOf: ({ sessions }) => sessions },
    { label: m.trainings_totals_hours(), numberOf: ({ minutes }) => minutes / 60 },
    { label: m.trainings_totals_people(), numberOf: ({ people }) => people },
  ];
  return (
    <Section title={m.trainings_totals()}>
      <div className={totals.parts}>
        <Table title={m.trainings_totals_together()} lines={together} shown={shown} />
        <Fold label={m.trainings_totals_more()}>
          <div className={totals.more}>
            {groups.map(({ title, lines }) => (
              <Table key={title} title={title} lines={lines.filter(({ numberOf }) => shown.some((total) => numberOf(total) > 0))} shown={shown} />
            ))}
          </div>
        </Fold>
      </div>
      <p className={totals.note}>{m.trainings_totals_hint()}</p>
    </Section>
  );
}

function Table({ title, lines, shown }: { title: string; lines: readonly Line[]; shown: readonly Total[] }) {
  const columns = trainingKinds.flatMap((kind) => shown.filter((total) => total.kind === kind));
  if (lines.length === 0) return null;
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
        {lines.map(({ label, numberOf }) => (
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
