import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { CloseReferralInput, RecordContactInput, StartServicesInput, closeOutcomes, type CloseOutcome } from "@roundtable/shared/referrals.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import styles from "./answer-sheet.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { CloseReferralDocument } from "./steps/close.graphql.ts";
import { RecordContactDocument } from "./steps/record-contact.graphql.ts";
import { StartServicesDocument } from "./steps/start-services.graphql.ts";
import { useStep, type StepProblem } from "./use-step.ts";
import { outcomeWord } from "./step-words.ts";

type NextStepsProps = { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void };

/** What the recipient records after it accepted: first contact, services, and the outcome that closes the loop. */
export function NextSteps({ share, report }: NextStepsProps) {
  const toast = useToast();
  const contact = useStep({ document: RecordContactDocument, check: RecordContactInput, report });
  const services = useStep({ document: StartServicesDocument, check: StartServicesInput, report });
  const on = { shareId: share.id, version: share.version };
  const record = async () => {
    const { isDone } = await contact.send((clientKey) => ({ clientKey, ...on }));
    if (isDone) toast(m.referrals_done_contact());
  };
  const start = async () => {
    const { isDone } = await services.send((clientKey) => ({ clientKey, ...on }));
    if (isDone) toast(m.referrals_done_services());
  };
  const canRecord = share.viewerCan.includes("RECORD_CONTACT");
  return (
    <Sheet isSticky labelledBy="next-title">
      <h2 id="next-title">{m.referrals_next_title()}</h2>
      {canRecord ? (
        <div>
          <Button isFull onPress={() => void record()} isBusy={contact.isBusy}>
            {m.referrals_next_contact()}
          </Button>
          <p className={styles.small}>{m.referrals_next_contact_hint()}</p>
        </div>
      ) : null}
      {share.viewerCan.includes("START_SERVICES") ? (
        <div>
          <Button kind={canRecord ? "second" : "primary"} isFull onPress={() => void start()} isBusy={services.isBusy}>
            {m.referrals_next_services()}
          </Button>
          <p className={styles.small}>{m.referrals_next_services_hint()}</p>
        </div>
      ) : null}
      {share.viewerCan.includes("CLOSE") ? <Close share={share} report={report} /> : null}
    </Sheet>
  );
}

function Close({ share, report }: NextStepsProps) {
  const [outcome, setOutcome] = useState<CloseOutcome | "">("");
  const [isWrong, setWrong] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const toast = useToast();
  const close = useStep({ document: CloseReferralDocument, check: CloseReferralInput, report });
  const consider = () => {
    setWrong(outcome === "");
    setAsked(outcome !== "");
    if (outcome === "") document.getElementById("close-outcome")?.focus();
  };
  const act = async () => {
    if (outcome === "") return;
    const { isDone } = await close.send((clientKey) => ({ clientKey, shareId: share.id, version: share.version, outcome }));
    setAsked(false);
    if (isDone) toast(m.referrals_done_closed());
  };
  return (
    <Form labelledBy="close-title" onSubmit={consider}>
      <h3 id="close-title">{m.referrals_next_close()}</h3>
      <SelectField
        id="close-outcome"
        label={m.referrals_next_outcome()}
        hint={m.referrals_next_close_hint()}
        error={isWrong && outcome === "" ? m.referrals_error_outcome() : undefined}
        value={outcome}
        onChange={setOutcome}
        options={closeOutcomes.map((value) => ({ value, label: outcomeWord(value) }))}
      />
      <Button type="submit" kind="second" isFull>
        {m.referrals_next_close_act()}
      </Button>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.referrals_next_close_question()}
        actLabel={m.referrals_next_close_act()}
        onAct={() => void act()}
        isBusy={close.isBusy}
        safeLabel={m.referrals_next_close_keep()}
        isEnding
      >
        <p>{outcome === "" ? null : m.referrals_next_close_body({ agency: share.from.name, outcome: outcomeWord(outcome) })}</p>
      </Dialog>
    </Form>
  );
}
