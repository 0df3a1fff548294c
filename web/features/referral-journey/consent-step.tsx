import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { todayAt } from "#web/features/referrals/consent-day.ts";
import { Note } from "#web/ui/note.tsx";
import { ConsentAttest } from "./consent-attest.tsx";
import { BranchFields } from "./consent-branch-fields.tsx";
import { ConsentFormFields, ConsentScopeFields } from "./consent-fields.tsx";
import { branchesOf, readConsent, type ChangeConsent, type ConsentDraft } from "./consent-form.ts";
import { ConsentUntil } from "./consent-until.tsx";
import { consentProblems, refusalWord } from "./consent-words.ts";
import type { DraftForm } from "./draft-form.ts";
import { FailureNote } from "./failure-note.tsx";
import type { Journey_viewerFragment } from "./journey.graphql.ts";
import { JourneyStep } from "./journey-step.tsx";
import { RecordConsentDocument, type NotShareableReason } from "./steps.graphql.ts";
import { useIntent } from "./use-intent.ts";
import type { Recipient } from "./whom-step.tsx";

type ConsentStepProps = {
  referralId: string;
  recipient: Recipient;
  draft: DraftForm;
  form: ConsentDraft;
  change: ChangeConsent;
  viewer: Journey_viewerFragment;
  onRecorded: (consentId: string) => void;
  onBack: () => void;
};

/** The facts of the permission that the survivor signed, for this one agency. The paper itself stays in the file. */
export function ConsentStep({ referralId, recipient, draft, form, change, viewer, onRecorded, onBack }: ConsentStepProps) {
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<{ wrong: readonly string[]; reason: NotShareableReason | null }>({ wrong: [], reason: null });
  const [mutate] = useMutation(RecordConsentDocument);
  const intent = useIntent();
  const today = todayAt(viewer.taskForce.timeZone);
  const branches = branchesOf(form, recipient, draft.ageBand);
  const read = readConsent(form, { referralId, recipient, branches, today });
  const { problems, isOther } = consentProblems(attempt === 0 ? [] : [...read.wrong, ...refused.wrong]);
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message;

  const record = async () => {
    setRefused({ wrong: [], reason: null });
    const { input } = read;
    if (input === null) return setAttempt(attempt + 1);
    const answer = await intent.attempt(input, (clientKey) => mutate({ variables: { input: { ...input, clientKey } } }));
    const result = answer?.data?.result;
    if (result?.__typename === "Consent") return onRecorded(result.id);
    if (result?.__typename === "ReferralNotShareable") setRefused({ wrong: [], reason: result.reason });
    if (result?.__typename !== "InvalidInput") return;
    setRefused({ wrong: result.issues.map(({ path }) => path[0] ?? ""), reason: null });
    setAttempt(attempt + 1);
  };
  const shared = { form, change, errorOf };
  const agency = recipient.name;
  return (
    <JourneyStep
      step="consent"
      title={m.journey_consent_title({ agency })}
      lead={m.journey_consent_lead()}
      errors={problems}
      attempt={attempt}
      notes={
        <>
          {refused.reason === null ? null : (
            <Note tone="clay" isAlert>
              {refusalWord(refused.reason)}
            </Note>
          )}
          {isOther ? (
            <Note tone="clay" title={m.referrals_invalid_title()} isAlert>
              {m.referrals_invalid_body()}
            </Note>
          ) : null}
          <FailureNote failure={intent.failure} />
        </>
      }
      onSubmit={() => void record()}
      nextLabel={m.journey_consent_next()}
      isBusy={intent.isBusy}
      onBack={onBack}
    >
      <ConsentScopeFields {...shared} draft={draft} branches={branches} agency={agency} workPhone={viewer.person.workPhone} />
      <BranchFields {...shared} branches={branches} agency={agency} />
      <ConsentFormFields {...shared} />
      <ConsentUntil {...shared} today={today} maximumDays={viewer.taskForce.consentMaximumDays} />
      <ConsentAttest {...shared} recipient={recipient} />
    </JourneyStep>
  );
}
