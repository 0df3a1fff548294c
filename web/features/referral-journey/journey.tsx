import { useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { AudienceStep } from "./audience-step.tsx";
import { ConsentStep } from "./consent-step.tsx";
import { emptyConsent, type ConsentDraft } from "./consent-form.ts";
import { DraftStep } from "./draft-step.tsx";
import { draftOf } from "./draft-form.ts";
import type { Journey_referralFragment, Journey_viewerFragment } from "./journey.graphql.ts";
import type { JourneyStepName } from "./journey-steps.ts";
import type { Region } from "./say.ts";
import type { SuggestionFragment } from "./suggest-recipients.graphql.ts";
import { UnsavedQuestion } from "./unsaved-question.tsx";
import { useDraft } from "./use-draft.ts";
import { placeOf, type JourneyPlace } from "./use-journey-step.ts";
import { WhomStep } from "./whom-step.tsx";

type JourneyProps = {
  viewer: Journey_viewerFragment;
  regions: readonly Region[];
  /** Null for a referral that begins now. */
  referral: Journey_referralFragment | null;
  /** Where it begins when nobody has gone to a step yet. */
  firstStep: JourneyStepName;
  place: JourneyPlace;
  /** Back to the referral's own page; only for one that was shared before. */
  onLeave?: () => void;
};

/** The way of a referral from its needs to one agency. What was typed in a step stays when one goes back to it. */
export function Journey({ viewer, regions, referral, firstStep, place, onLeave }: JourneyProps) {
  const [start] = useState(firstStep);
  const [chosen, setChosen] = useState<SuggestionFragment | null>(null);
  const [consent, setConsent] = useState<ConsentDraft>(emptyConsent);
  const [consentId, setConsentId] = useState<string | null>(null);
  const draft = useDraft(referral);
  const navigate = useNavigate();

  const { saved } = draft;
  // After a reload, or on the way back from a share, what a later step was about is no longer known.
  const step = reachable(place.step ?? start, { hasConsent: consentId !== null, hasChosen: chosen !== null, hasSaved: saved !== null });
  const go = (next: JourneyStepName) => place.go(next, step);
  const onSaved = async ({ id }: Journey_referralFragment) => {
    // A new referral gets its own address with its first save, so that loading the page again finds it.
    if (referral !== null) return go(step === "needs" ? "person" : "whom");
    const to = { to: "/r/$id", params: { id } } as const;
    await navigate({ ...to, replace: true, state: { step: placeOf("needs") } });
    await navigate({ ...to, state: { step: placeOf("person"), stepBefore: placeOf("needs") } });
  };
  const onChosen = (suggestion: SuggestionFragment) => {
    // A consent names one agency: with another agency, everything is asked anew.
    if (chosen?.agency.id !== suggestion.agency.id) setConsent(emptyConsent);
    setChosen(suggestion);
    go("consent");
  };
  const onConsent = (id: string) => {
    setConsentId(id);
    go("audience");
  };

  const isUnsaved = () => draft.isUnsaved() || (step === "consent" && JSON.stringify(consent) !== JSON.stringify(emptyConsent));

  const page = () => {
    if (step === "audience" && consentId !== null)
      return (
        <AudienceStep key={step} consentId={consentId} viewer={viewer} onBack={() => go("whom")} onEnded={() => go(chosen === null ? "whom" : "consent")} />
      );
    if (step === "consent" && chosen !== null && saved !== null)
      return (
        <ConsentStep
          key={step}
          referralId={saved.id}
          recipient={chosen.agency}
          draft={draftOf(saved)}
          form={consent}
          change={(some) => setConsent((before) => ({ ...before, ...some }))}
          viewer={viewer}
          onRecorded={onConsent}
          onBack={() => go("whom")}
        />
      );
    if (step === "whom" && saved !== null)
      return (
        <WhomStep
          key={step}
          referralId={saved.id}
          chosen={chosen}
          onChosen={onChosen}
          onConsent={onConsent}
          onBack={onLeave && start === "whom" ? onLeave : () => go("person")}
        />
      );
    const isPerson = step === "person";
    return (
      <DraftStep
        key={step}
        step={isPerson ? "person" : "needs"}
        draft={draft}
        regions={regions}
        onBack={isPerson ? () => go("needs") : onLeave}
        onLeave={onLeave}
        onSaved={(now) => void onSaved(now)}
      />
    );
  };
  return (
    <>
      <UnsavedQuestion isUnsaved={isUnsaved} />
      {page()}
    </>
  );
}

/** The step itself, or the last one before it that can still be shown. */
function reachable(
  step: JourneyStepName,
  { hasConsent, hasChosen, hasSaved }: { hasConsent: boolean; hasChosen: boolean; hasSaved: boolean },
): JourneyStepName {
  if (!hasSaved) return "needs";
  if ((step === "audience" && !hasConsent) || (step === "consent" && !hasChosen)) return "whom";
  return step;
}
