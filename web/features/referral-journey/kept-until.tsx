import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import type { Journey_referralFragment } from "./journey.graphql.ts";
import { LegalHold } from "./legal-hold.tsx";

type KeptUntilProps = { referral: Pick<Journey_referralFragment, "id" | "retention">; timeZone: string; onStale: () => void };

/** When the referral will be purged, and the hold that keeps it. */
export function KeptUntil({ referral, timeZone, onStale }: KeptUntilProps) {
  const { purgeAt, soon, hold } = referral.retention;
  const isHeld = hold !== null && hold.state !== "PROPOSED";
  const day = purgeAt === null ? null : formatDate(Temporal.Instant.from(purgeAt).toZonedDateTimeISO(timeZone).toPlainDate().toString());
  return (
    <Section title={m.journey_kept_title()}>
      <Stack>
        {isHeld ? (
          <p>{m.journey_kept_held()}</p>
        ) : soon && day !== null ? (
          <Note tone="amber">{m.journey_kept_soon({ day })}</Note>
        ) : (
          <p>{day === null ? m.journey_kept_open() : m.journey_kept_until({ day })}</p>
        )}
        <LegalHold referralId={referral.id} hold={hold} onStale={onStale} />
      </Stack>
    </Section>
  );
}
