import { m } from "@roundtable/shared/i18n/messages.js";
import { lastDay } from "../referrals/consent-day.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Fact } from "#web/ui/fact.tsx";
import type { AgencyPageQuery } from "./agency.graphql.ts";

type Agreement = NonNullable<AgencyPageQuery["agency"]>["agreement"];

/** The sharing agreement, and until when it holds in the zone of the task force. */
export function AgreementFact({ agreement, timeZone }: { agreement: Agreement; timeZone: string }) {
  if (agreement === null)
    return (
      <Fact label={m.agencies_agreement()} hint={m.agencies_agreement_rule()}>
        {m.agencies_agreement_none()}
      </Fact>
    );
  const { live, version, endsAt, signedOn } = agreement;
  const about = { version, day: lastDay(endsAt, timeZone) };
  const signed = m.agencies_agreement_signed({ day: formatDate(signedOn) });
  return (
    <Fact label={m.agencies_agreement()} hint={live ? signed : m.agencies_agreement_rule()}>
      {live ? m.agencies_agreement_until(about) : m.agencies_agreement_was(about)}
    </Fact>
  );
}
