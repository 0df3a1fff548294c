import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { NarrowConsentInput } from "@roundtable/shared/consents.ts";
import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import { addDays } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { lastDate, lastDay, todayAt } from "./consent-day.ts";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { NarrowConsentDocument } from "./steps/narrow-consent.graphql.ts";
import { useStep, type StepProblem } from "./use-step.ts";
import { fieldGroupWord } from "./person-words.ts";

type NarrowConsentProps = { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void; timeZone: string };

/** Takes back some of the fields, or ends the consent earlier. Never gives more. */
export function NarrowConsent({ share, report, timeZone }: NarrowConsentProps) {
  const [isOpen, setOpen] = useState(false);
  if (share.consent === null) return null;
  return (
    <>
      <Button kind="second" isFull onPress={() => setOpen(true)}>
        {m.referrals_narrow_open()}
      </Button>
      {isOpen ? <Question share={share} consent={share.consent} report={report} timeZone={timeZone} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type QuestionProps = NarrowConsentProps & { consent: NonNullable<SharePage_shareFragment["consent"]>; onClose: () => void };

function Question({ share, consent, report, timeZone, onClose }: QuestionProps) {
  const [taken, setTaken] = useState<FieldGroup[]>([]);
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const toast = useToast();
  const step = useStep({ document: NarrowConsentDocument, check: NarrowConsentInput, report });
  const groups = share.opensOnAcceptance;
  const act = async () => {
    const isNothing = taken.length === 0 && expiresOn === null;
    setWrong(isNothing);
    if (isNothing) return;
    const { isDone } = await step.send((clientKey) => ({
      clientKey,
      consentId: consent.id,
      fieldGroups: taken.length === 0 ? null : groups.filter((group) => !taken.includes(group)),
      expiresOn,
    }));
    onClose();
    if (isDone) toast(m.referrals_narrow_done());
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={m.referrals_narrow_question()}
      actLabel={m.referrals_narrow_act()}
      onAct={() => void act()}
      isBusy={step.isBusy}
      safeLabel={m.referrals_narrow_safe()}
      isEnding
    >
      <Stack>
        <p>{m.referrals_narrow_body({ agency: share.to.name })}</p>
        <CheckboxRows
          id="narrow-groups"
          label={m.referrals_narrow_groups()}
          error={isWrong ? m.referrals_error_narrow() : undefined}
          value={taken}
          onChange={setTaken}
          options={groups.map((group) => ({ value: group, label: fieldGroupWord(group) }))}
        />
        <DateField
          label={m.referrals_narrow_end()}
          hint={m.referrals_narrow_end_hint({ day: lastDay(consent.expiresAt, timeZone) })}
          value={expiresOn}
          onChange={setExpiresOn}
          min={todayAt(timeZone)}
          max={addDays(lastDate(consent.expiresAt, timeZone), -1)}
        />
      </Stack>
    </Dialog>
  );
}
