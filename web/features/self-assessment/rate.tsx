import { useEffect } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { speak } from "#web/ui/spoken.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { UnsavedQuestion } from "../referral-journey/unsaved-question.tsx";
import { FinishOwn } from "./finish-own.tsx";
import { RateElement, type Saving } from "./rate-element.tsx";
import { RefusedNote } from "./refused-note.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";
import { useRatings, type Said } from "./use-ratings.ts";

/** One's agency rates each element. Every choice is saved as it is made. */
export function Rate({ assessment }: { assessment: AssessmentFragment }) {
  const ratings = useRatings(assessment.id);
  const { unsaved, saved, problem, isBusy } = ratings;
  const saidOf = ({ element, own }: AssessmentFragment["elements"][number]): Said | null =>
    unsaved.get(element.id) ?? (own ? { rating: own.rating, comment: own.comment ?? "" } : null);
  const savingOf = (elementId: string): Saving =>
    unsaved.has(elementId) ? (hasIssues(elementId) || (problem !== null && !isBusy) ? "unsaved" : "saving") : saved.has(elementId) ? "saved" : null;
  const hasIssues = (elementId: string) => (ratings.issues.get(elementId) ?? []).length > 0;
  const left = assessment.elements.filter((one) => saidOf(one) === null);
  const count = assessment.elements.length;
  const progress = m.assess_progress({ done: count - left.length, count });

  useEffect(() => {
    if (saved.size === 0) return undefined;
    speak(`${m.assess_saved()}. ${progress}`);
    return () => speak("");
  }, [saved, progress]);

  const isUnsent = problem !== null && unsaved.size > 0 && !isBusy;
  return (
    <Stack gap="l">
      <UnsavedQuestion isUnsaved={() => isUnsent || [...unsaved.keys()].some(hasIssues)} body={m.assess_leave_body()} />
      <Standing progress={progress} next={left[0]?.element.id} />
      {[...Map.groupBy(assessment.elements, ({ element }) => element.areaName)].map(([area, elements]) => (
        <Section key={area} title={area}>
          <ul>
            {elements.map((one) => (
              <RateElement
                key={one.element.id}
                element={one.element}
                said={saidOf(one)}
                issues={ratings.issues.get(one.element.id) ?? []}
                saving={savingOf(one.element.id)}
                onSay={(said) => ratings.say(one.element.id, said)}
              />
            ))}
          </ul>
        </Section>
      ))}
      {isUnsent ? (
        <Stack gap="s">
          {problem === "offline" ? (
            <Note tone="amber" isAlert>
              {m.assess_unsaved()}
            </Note>
          ) : (
            <RefusedNote problem={problem} />
          )}
          <div>
            <Button kind="second" onPress={ratings.saveNow}>
              {m.assess_try_again()}
            </Button>
          </div>
        </Stack>
      ) : null}
      <Standing progress={progress} next={left[0]?.element.id} />
      <FinishOwn assessment={assessment} left={left.length} rated={count - left.length} isUnsaved={unsaved.size > 0} />
    </Stack>
  );
}

/** How many are rated, as a plain count and never as a share, and the way to the next one that is not. */
function Standing({ progress, next }: { progress: string; next: string | undefined }) {
  return (
    <Stack gap="s">
      <p>
        <b>{progress}.</b> {next === undefined ? m.assess_all_rated() : m.assess_saved_as_you_go()}
      </p>
      {next === undefined ? null : (
        <div>
          <Button kind="second" onPress={() => document.getElementById(`rate-${next}`)?.querySelector("input")?.focus()}>
            {m.assess_next()}
          </Button>
        </div>
      )}
    </Stack>
  );
}
