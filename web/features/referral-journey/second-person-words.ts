import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import type { Journey_referralFragment } from "./journey.graphql.ts";

type SecondPerson = NonNullable<Journey_referralFragment["consents"][number]["secondPerson"]>;

/** What a consent that is not confirmed waits for, or why it cannot be used; undefined when nothing stands in its way. */
export function waitWords({ state, confirmBy }: Pick<SecondPerson, "state" | "confirmBy">): string | undefined {
  if (state === "WAITING") return m.journey_second_waits({ when: formatDayTime(confirmBy) });
  return state === "OVER" ? m.journey_second_over() : undefined;
}

/** The two people who stand behind a consent, or how far they have come. */
export function secondWords(second: SecondPerson): string | undefined {
  const nameOf = (person: { name: string } | null) => person?.name ?? m.journey_hold_somebody();
  if (second.state === "CONFIRMED") return m.journey_second_confirmed({ first: nameOf(second.recordedBy), second: nameOf(second.confirmedBy) });
  return second.state === "REFUSED" ? m.journey_second_refused() : waitWords(second);
}
