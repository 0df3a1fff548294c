import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { DiscardDraft } from "./discard-draft.tsx";
import { DraftNotes } from "./draft-notes.tsx";
import type { Journey_referralFragment } from "./journey.graphql.ts";
import { JourneyStep } from "./journey-step.tsx";
import { NeedsFields, needsProblems } from "./needs-step.tsx";
import { PersonFields, personProblems } from "./person-step.tsx";
import type { Region } from "./say.ts";
import type { Draft } from "./use-draft.ts";

type DraftStepProps = {
  step: "needs" | "person";
  draft: Draft;
  regions: readonly Region[];
  onBack?: (() => void) | undefined;
  /** Back to the referral's own page, where it has one. */
  onLeave?: (() => void) | undefined;
  /** Called with what the hub keeps now. */
  onSaved: (saved: Journey_referralFragment) => void;
};

/** One of the two steps that write the referral: checked, then saved with everything that was typed before. */
export function DraftStep({ step, draft, regions, onBack, onLeave, onSaved }: DraftStepProps) {
  const [attempt, setAttempt] = useState(0);
  const navigate = useNavigate();
  const toast = useToast();
  const isNeeds = step === "needs";
  const problems = attempt === 0 ? [] : isNeeds ? needsProblems(draft.form) : personProblems(draft.form);
  const errorOf = (fieldId: string) => problems.find((problem) => problem.fieldId === fieldId)?.message;

  const go = async () => {
    const found = isNeeds ? needsProblems(draft.form) : personProblems(draft.form);
    setAttempt(found.length > 0 ? attempt + 1 : 0);
    if (found.length > 0) return;
    const saved = await draft.save();
    if (saved) onSaved(saved);
  };
  const later = async () => {
    if (!(await draft.save())) return;
    toast(m.journey_saved());
    if (onLeave) onLeave();
    else await navigate({ to: "/r" });
  };
  const saved = draft.saved;
  return (
    <JourneyStep
      step={step}
      title={isNeeds ? m.journey_needs_title() : m.journey_person_title()}
      lead={isNeeds ? m.journey_needs_lead() : m.journey_person_lead()}
      errors={problems}
      attempt={attempt}
      notes={<DraftNotes draft={draft} regions={regions} onKept={onSaved} />}
      onSubmit={() => void go()}
      nextLabel={m.journey_next()}
      isBusy={draft.isBusy}
      {...(onBack && { onBack })}
      more={
        <>
          <Button kind="quiet" onPress={() => void later()}>
            {onLeave ? m.journey_save_only() : m.journey_later()}
          </Button>
          {saved !== null && saved.state === "DRAFT" && saved.consents.length === 0 ? <DiscardDraft referralId={saved.id} /> : null}
        </>
      }
    >
      {isNeeds ? (
        <NeedsFields form={draft.form} change={draft.change} regions={regions} errorOf={errorOf} />
      ) : (
        <PersonFields form={draft.form} change={draft.change} errorOf={errorOf} />
      )}
    </JourneyStep>
  );
}
