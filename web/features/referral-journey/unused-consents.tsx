import { m } from "@roundtable/shared/i18n/messages.js";
import { needsInline } from "#web/features/referrals/words.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { EndConsent } from "./end-consent.tsx";
import { waitWords } from "./second-person-words.ts";
import type { SuggestRecipientsQuery } from "./suggest-recipients.graphql.ts";

type Consents = NonNullable<SuggestRecipientsQuery["referral"]>["consents"];

/** Consents that were recorded and not used yet: go on with one, or end it. */
export function UnusedConsents({ consents, onConsent }: { consents: Consents; onConsent: (consentId: string) => void }) {
  const unused = consents.filter(({ live, share }) => live && share === null);
  return unused.map(({ id, recipient, needs, signedOn, secondPerson }) => (
    <Note key={id} tone="teal" title={m.journey_unused_title({ agency: recipient.name })}>
      <Stack gap="s">
        <p>{m.journey_unused_body({ needs: needsInline(needs), date: formatDate(signedOn) })}</p>
        {secondPerson ? <p>{waitWords(secondPerson)}</p> : null}
        <Cluster>
          <Button kind="second" onPress={() => onConsent(id)}>
            {m.journey_unused_go()}
          </Button>
          <EndConsent consentId={id} agency={recipient.name} label={m.journey_end_consent()} />
        </Cluster>
      </Stack>
    </Note>
  ));
}
