import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import type { AwardFactsFragment } from "./grants.graphql.ts";
import { dollars } from "./money.ts";
import { funderWord, sideWord } from "./words.ts";

/** Who gives what to whom, for how long, and who sees to it. */
export function AwardFacts({ award }: { award: AwardFactsFragment }) {
  const { funder, number, side, startsOn, endsOn, amountCents, holder, owner, backup } = award;
  return (
    <Facts>
      <Fact label={m.grants_fact_funder()}>{funderWord(funder)}</Fact>
      <Fact label={m.grants_fact_number()}>
        <span translate="no">{number}</span>
      </Fact>
      <Fact label={m.grants_fact_side()}>{sideWord(side)}</Fact>
      <Fact label={m.grants_fact_span()}>{m.grants_span({ from: formatDate(startsOn), until: formatDate(endsOn) })}</Fact>
      <Fact label={m.grants_fact_amount()}>{amountCents === null ? m.grants_fact_none() : dollars(amountCents)}</Fact>
      <Fact label={m.grants_fact_holder()}>{holder.name}</Fact>
      <Fact label={m.grants_fact_owner()} hint={m.grants_fact_owner_hint()}>
        {owner?.name ?? m.grants_fact_nobody()}
      </Fact>
      <Fact label={m.grants_fact_backup()}>{backup?.name ?? m.grants_fact_nobody()}</Fact>
    </Facts>
  );
}
