import { m } from "@roundtable/shared/i18n/messages.js";
import {
  notApplicableReasons,
  SetMilestoneStatusInput,
  settableStatuses,
  textLength,
  type NotApplicableReason,
  type SettableStatus,
} from "@roundtable/shared/roadmap.ts";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { errorsOf, issueWords } from "./issue-words.ts";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { SetMilestoneStatusDocument } from "./steps/set-status.graphql.ts";
import { useChange } from "./use-change.ts";
import { useDraft } from "./use-draft.ts";
import { notApplicableWord, statusWord } from "./words.ts";

type StatusForm = { version: number; status: SettableStatus | null; why: NotApplicableReason | ""; reviewOn: string | null; reason: string };

/** Where a milestone stands now, said by its owner or a coordinator. Lapsed cannot be chosen: only a date makes it so (RM-2). */
export function SetStatus({ milestone }: { milestone: MilestonePage_milestoneFragment }) {
  const { form, change, reset } = useDraft(formOf(milestone));
  const toast = useToast();
  const step = useChange({ document: SetMilestoneStatusDocument, check: SetMilestoneStatusInput, onConflict: (version) => change({ version }) });
  const { status, why, reviewOn, reason } = form;

  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      milestoneId: milestone.id,
      version: form.version,
      // What is not chosen yet is left to the check, which names the field.
      status: status as SettableStatus,
      notApplicableReason: status === "NOT_APPLICABLE" && why !== "" ? why : null,
      reviewOn: status === "IN_PLACE" ? reviewOn : null,
      reason: reason.trim() === "" ? null : reason,
    }));
    if (!isDone) return;
    reset();
    toast(m.roadmap_set_done());
  };
  const errorOf = {
    status: issueWords(step.issues, "status", m.roadmap_set_status_missing()),
    notApplicableReason: issueWords(step.issues, "notApplicableReason", m.roadmap_set_why_missing()),
    reviewOn: issueWords(step.issues, "reviewOn", m.roadmap_review_invalid()),
    reason: issueWords(step.issues, "reason", m.roadmap_text_long()),
  };
  return (
    <Sheet labelledBy="set-status">
      <Stack>
        <h2 id="set-status">{m.roadmap_set_title()}</h2>
        <ErrorSummary errors={errorsOf(errorOf)} attempt={step.attempt} />
        <ProblemNote problem={step.problem} status={milestone.status} />
        <Form onSubmit={() => void submit()} labelledBy="set-status">
          <RadioRows
            id="status"
            label={m.roadmap_set_status()}
            isLabelHidden
            {...(errorOf.status !== undefined && { error: errorOf.status })}
            value={status}
            onChange={(next) => change({ status: next })}
            options={settableStatuses.map((value) => ({ value, label: statusWord(value), more: moreOf(value) }))}
          />
          <TextField
            id="reason"
            label={m.roadmap_set_reason()}
            hint={m.roadmap_set_reason_hint()}
            {...(errorOf.reason !== undefined && { error: errorOf.reason })}
            value={reason}
            onChange={(next) => change({ reason: next })}
            rows={2}
            maxLength={textLength}
          />
          <div>
            <Button type="submit" isBusy={step.isBusy}>
              {m.roadmap_set_act()}
            </Button>
          </div>
        </Form>
      </Stack>
    </Sheet>
  );

  function moreOf(value: SettableStatus) {
    if (value === "NOT_APPLICABLE")
      return (
        <SelectField
          id="notApplicableReason"
          label={m.roadmap_set_why()}
          {...(errorOf.notApplicableReason !== undefined && { error: errorOf.notApplicableReason })}
          value={why}
          onChange={(next) => change({ why: next })}
          options={notApplicableReasons.map((one) => ({ value: one, label: notApplicableWord(one) }))}
        />
      );
    if (value !== "IN_PLACE") return undefined;
    return (
      <DateField
        id="reviewOn"
        label={m.roadmap_set_review()}
        hint={m.roadmap_plan_review_hint()}
        {...(errorOf.reviewOn !== undefined && { error: errorOf.reviewOn })}
        value={reviewOn}
        onChange={(next) => change({ reviewOn: next })}
        min={addDays(todayIso(), 1)}
      />
    );
  }
}

function formOf({ version, status, notApplicableReason, reviewOn, cadenceMonths }: MilestonePage_milestoneFragment): StatusForm {
  const still = reviewOn !== null && reviewOn > todayIso() ? reviewOn : null;
  return {
    version,
    status: status === "LAPSED" ? null : status,
    why: notApplicableReason ?? "",
    reviewOn: status === "IN_PLACE" || cadenceMonths === null ? still : null,
    reason: "",
  };
}
