import { m } from "@roundtable/shared/i18n/messages.js";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";

/** Which agencies have finished and which have not; not how they rated. */
export function WhoAnswered({ assessment: { answered, notAnswered, closedAt } }: { assessment: AssessmentFragment }) {
  const named = (names: readonly string[]) => (names.length === 0 ? m.assess_who_nobody() : names.join(", "));
  return (
    <Section title={m.assess_who_title()}>
      <Facts>
        <Fact label={m.assess_who_answered()}>{named(answered.map(({ agency }) => agency?.name ?? m.assess_agency_gone()))}</Fact>
        <Fact label={closedAt === null ? m.assess_who_open() : m.assess_who_missing()}>{named(notAnswered.map(({ name }) => name))}</Fact>
      </Facts>
    </Section>
  );
}
