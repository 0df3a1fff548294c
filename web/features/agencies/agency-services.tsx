import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import { needsTitle } from "../referrals/words.ts";
import type { AgencyPageQuery } from "./agency.graphql.ts";
import { openings, openingWord } from "./words.ts";

type Service = NonNullable<AgencyPageQuery["agency"]>["services"][number];

/** What an agency offers, by whether it has room. */
export function AgencyServices({ services }: { services: readonly Service[] }) {
  const groups = openings
    .map((opening) => ({ opening, needs: services.filter((service) => service.opening === opening).map(({ need }) => need) }))
    .filter(({ needs }) => needs.length > 0);
  return (
    <Section title={m.agencies_services()} aside={m.agencies_services_hint()}>
      {groups.length === 0 ? (
        <Empty title={m.agencies_services_none()} />
      ) : (
        <Facts>
          {groups.map(({ opening, needs }) => (
            <Fact key={opening} label={openingWord(opening)}>
              {needsTitle(needs)}
            </Fact>
          ))}
        </Facts>
      )}
    </Section>
  );
}
