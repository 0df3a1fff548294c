import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { sourceWords } from "./source-words.ts";
import { notApplicableWord, ownerWords } from "./words.ts";

/** What a milestone takes, who takes care of it, and its dates. */
export function MilestoneFacts({ milestone }: { milestone: MilestonePage_milestoneFragment }) {
  const { element, stage, evidenceExpected, source, helpsWith, cadenceMonths, notApplicableReason, dueOn, verifiedOn, reviewOn } = milestone;
  const day = (date: string | null) => (date === null ? m.roadmap_fact_none() : formatDate(date));
  return (
    <Facts>
      <Fact label={m.roadmap_fact_area()} hint={element.areaName}>
        {element.name}
      </Fact>
      <Fact label={m.roadmap_fact_stage()}>{m.roadmap_stage_of({ stage: stage.name, number: stage.number })}</Fact>
      <Fact label={m.roadmap_fact_owner()}>{ownerWords(milestone)}</Fact>
      {notApplicableReason === null ? null : <Fact label={m.roadmap_fact_reason()}>{notApplicableWord(notApplicableReason)}</Fact>}
      <Fact label={m.roadmap_fact_due()}>{day(dueOn)}</Fact>
      <Fact label={m.roadmap_fact_verified()}>{day(verifiedOn)}</Fact>
      <Fact label={m.roadmap_fact_review()} hint={cadenceMonths === null ? m.roadmap_cadence_once() : m.roadmap_cadence_months({ count: cadenceMonths })}>
        {day(reviewOn)}
      </Fact>
      <Fact label={m.roadmap_fact_expected()}>{evidenceExpected}</Fact>
      {helpsWith === "" ? null : (
        <Fact label={m.roadmap_fact_grant()} hint={m.roadmap_fact_grant_hint()}>
          {helpsWith}
        </Fact>
      )}
      {source === "" ? null : <Fact label={m.roadmap_fact_source()}>{sourceWords(source)}</Fact>}
    </Facts>
  );
}
