import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { LinkRequirementToMilestoneInput, UnlinkRequirementFromMilestoneInput } from "@roundtable/shared/grants.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import { MilestoneField } from "../roadmap/milestone-field.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { RequirementFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { LinkRequirementToMilestoneDocument } from "./steps/link-requirement-to-milestone.graphql.ts";
import { UnlinkRequirementFromMilestoneDocument } from "./steps/unlink-requirement-from-milestone.graphql.ts";

type LinkMilestoneProps = { requirement: RequirementFragment; onDone: () => void };

/** Names the milestone that a requirement is met by; its evidence counts for both. */
export function LinkMilestone({ requirement: { id, milestones }, onDone }: LinkMilestoneProps) {
  const [milestoneId, setMilestoneId] = useState("");
  const toast = useToast();
  const step = useChange({ document: LinkRequirementToMilestoneDocument, check: LinkRequirementToMilestoneInput });
  const error = issueWords(step.issues, "milestoneId", m.grants_link_missing());
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, requirementId: id, milestoneId })))) return;
    toast(m.grants_linked());
    onDone();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <GrantProblem problem={step.problem} />
        <MilestoneField
          id="milestoneId"
          label={m.grants_link_milestone()}
          {...(error !== undefined && { error })}
          value={milestoneId}
          onChange={setMilestoneId}
          without={milestones}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.grants_link_act()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}

/** Takes a milestone off a requirement. */
export function UnlinkMilestone({ requirementId, milestone: { id, title } }: { requirementId: string; milestone: RequirementFragment["milestones"][number] }) {
  const toast = useToast();
  const step = useChange({ document: UnlinkRequirementFromMilestoneDocument, check: UnlinkRequirementFromMilestoneInput });
  const act = async () => {
    if (await step.send((clientKey) => ({ clientKey, requirementId, milestoneId: id }))) toast(m.grants_unlinked());
  };
  return (
    <>
      <GrantProblem problem={step.problem} />
      <Button kind="quiet" isBusy={step.isBusy} onPress={() => void act()} aria-label={m.grants_unlink_title({ title })}>
        {m.grants_unlink()}
      </Button>
    </>
  );
}
