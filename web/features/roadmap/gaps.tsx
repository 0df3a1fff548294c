import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import { needWord } from "../referrals/words.ts";
import { RoadmapGapsDocument } from "./gaps.graphql.ts";

/** What the table lacks, worked out from the directory and the membership. */
export function Gaps() {
  const { data, error, refetch } = useQuery(RoadmapGapsDocument, asksAgain);
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  if (!data.roadmapGaps) return null;
  const { needs, regions, disciplines } = data.roadmapGaps;
  const words = (names: readonly string[]) => (names.length === 0 ? m.roadmap_gaps_all_well() : names.join(", "));
  return (
    <Section title={m.roadmap_gaps_title()} aside={m.roadmap_gaps_hint()}>
      <Facts>
        <Fact label={m.roadmap_gaps_needs()}>{words(needs.map(needWord))}</Fact>
        <Fact label={m.roadmap_gaps_regions()}>{words(regions.map(({ name }) => name))}</Fact>
        <Fact label={m.roadmap_gaps_disciplines()}>{words(disciplines.map(disciplineName))}</Fact>
      </Facts>
    </Section>
  );
}
