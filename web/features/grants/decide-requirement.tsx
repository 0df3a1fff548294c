import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { MeetRequirementInput, ReopenRequirementInput, WaiveRequirementInput } from "@roundtable/shared/grants.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import type { RequirementFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { MeetRequirementDocument } from "./steps/meet-requirement.graphql.ts";
import { ReopenRequirementDocument } from "./steps/reopen-requirement.graphql.ts";
import { WaiveRequirementDocument } from "./steps/waive-requirement.graphql.ts";

/** Says that a requirement is met, or open again. */
export function DecideRequirement({ requirement }: { requirement: RequirementFragment }) {
  const { id, version, viewerCan } = requirement;
  const toast = useToast();
  const meet = useChange({ document: MeetRequirementDocument, check: MeetRequirementInput });
  const reopen = useChange({ document: ReopenRequirementDocument, check: ReopenRequirementInput });
  const one = (clientKey: string) => ({ clientKey, requirementId: id, version });
  const act = async (change: { send: (make: typeof one) => Promise<boolean> }, words: string) => {
    if (await change.send(one)) toast(words);
  };
  return (
    <>
      <GrantProblem problem={meet.problem ?? reopen.problem} />
      {viewerCan.includes("MEET") ? (
        <div>
          <Button kind="second" isBusy={meet.isBusy} onPress={() => void act(meet, m.grants_met())}>
            {m.grants_meet()}
          </Button>
        </div>
      ) : null}
      {viewerCan.includes("REOPEN") ? (
        <div>
          <Button kind="quiet" isBusy={reopen.isBusy} onPress={() => void act(reopen, m.grants_requirement_open_again())}>
            {m.grants_requirement_reopen()}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** That the funder gave a requirement up, and why. */
export function WaiveRequirement({ requirement, onDone }: { requirement: RequirementFragment; onDone: () => void }) {
  const [form, setForm] = useState({ version: requirement.version, reason: "" });
  const toast = useToast();
  const step = useChange({
    document: WaiveRequirementDocument,
    check: WaiveRequirementInput,
    onConflict: (version) => setForm((before) => ({ ...before, version })),
  });
  const error = issueWords(step.issues, "reason", m.grants_waive_reason_missing());
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, requirementId: requirement.id, ...form })))) return;
    toast(m.grants_waived());
    onDone();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <GrantProblem problem={step.problem} />
        <TextField
          id="reason"
          label={m.grants_waive_reason()}
          hint={m.roadmap_set_reason_hint()}
          {...(error !== undefined && { error })}
          value={form.reason}
          onChange={(reason) => setForm({ ...form, reason })}
          rows={2}
          maxLength={280}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.grants_waive()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
