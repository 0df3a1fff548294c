import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Unread } from "#web/features/referrals/unread.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { JourneyStep } from "./journey-step.tsx";
import { LeftOut } from "./left-out.tsx";
import { SuggestRecipientsDocument, type SuggestionFragment } from "./suggest-recipients.graphql.ts";
import { forWords, mayBeAsked } from "./suggestion-words.ts";
import { UnusedConsents } from "./unused-consents.tsx";

export type Recipient = SuggestionFragment["agency"];

type WhomStepProps = {
  referralId: string;
  chosen: SuggestionFragment | null;
  onChosen: (suggestion: SuggestionFragment) => void;
  onConsent: (consentId: string) => void;
  onBack: () => void;
};

/** Whom to ask: each agency with what speaks for it, and each that is left out with what speaks against it. */
export function WhomStep({ referralId, chosen, onChosen, onConsent, onBack }: WhomStepProps) {
  const { data, error, refetch } = useQuery(SuggestRecipientsDocument, { variables: { referralId }, fetchPolicy: "network-only" });
  const [picked, setPicked] = useState<string | null>(chosen?.agency.id ?? null);
  const [attempt, setAttempt] = useState(0);
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  if (data.suggestRecipients === null || data.referral === null) return <NotFound />;
  const { fitting, leftOut } = data.suggestRecipients;
  const offered = [...fitting, ...leftOut.filter((one) => mayBeAsked(one) && one.agency.id === picked)];
  const found = offered.find(({ agency }) => agency.id === picked);
  const problem = attempt > 0 && !found ? m.journey_error_whom() : undefined;
  return (
    <JourneyStep
      step="whom"
      title={m.journey_whom_title()}
      lead={m.journey_whom_lead()}
      errors={problem === undefined ? [] : [{ fieldId: "whom", message: problem }]}
      attempt={attempt}
      onSubmit={() => (found ? onChosen(found) : setAttempt(attempt + 1))}
      nextLabel={m.journey_whom_next()}
      onBack={onBack}
    >
      <UnusedConsents consents={data.referral.consents} onConsent={onConsent} />
      {offered.length === 0 ? (
        <Empty title={m.journey_whom_empty()}>{m.journey_whom_empty_more()}</Empty>
      ) : (
        <RadioRows
          id="whom"
          label={m.journey_whom_label()}
          hint={m.journey_whom_hint()}
          error={problem}
          value={picked}
          onChange={setPicked}
          options={offered.map((one) => ({ value: one.agency.id, label: one.agency.name, hint: forWords(one) }))}
        />
      )}
      <LeftOut suggestions={leftOut} picked={picked} onPick={setPicked} />
    </JourneyStep>
  );
}
