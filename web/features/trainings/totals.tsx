import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { materialCodes } from "@roundtable/shared/trainings.ts";
import { Fold } from "#web/ui/fold.tsx";
import { Section } from "#web/ui/section.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import { audienceLines, togetherLines, TotalsTable } from "./totals-table.tsx";
import { TrainingTotalsDocument, type TrainingTotalsQuery } from "./trainings.graphql.ts";
import { materialWord } from "./words.ts";
import totals from "./totals.module.css";

const piecesOf = (material: string) => (total: TrainingTotalsQuery["trainingTotals"][number]) =>
  total.materials.find((one) => one.material === material)?.count ?? 0;

/** What was done in a period, trainings and outreach beside one another and never added up. */
export function Totals({ from, to }: { from: string; to: string }) {
  const { data, previousData, error, refetch } = useQuery(TrainingTotalsDocument, { ...asksAgain, variables: { from, to } });
  const shown = (data ?? previousData)?.trainingTotals;
  if (!shown) return <Unread error={error} onRetry={() => void refetch()} />;
  const materials = materialCodes.map((material) => ({ label: materialWord(material), numberOf: piecesOf(material) }));
  return (
    <Section title={m.trainings_totals()}>
      <div className={totals.parts}>
        <TotalsTable title={m.trainings_totals_together()} lines={togetherLines()} shown={shown} withEmpty />
        <Fold label={m.trainings_totals_more()}>
          <div className={totals.more}>
            <TotalsTable title={m.trainings_totals_by_audience()} lines={audienceLines()} shown={shown} />
            <TotalsTable title={m.trainings_totals_by_material()} lines={materials} shown={shown} />
          </div>
        </Fold>
      </div>
      <p className={totals.note}>{m.trainings_totals_hint()}</p>
    </Section>
  );
}
