import { m } from "@roundtable/shared/i18n/messages.js";
import { RemoveDependencyInput } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AddDependency } from "./add-dependency.tsx";
import styles from "./evidence.module.css";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { MilestoneStatusChip } from "./milestone-status-chip.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { RemoveDependencyDocument } from "./steps/remove-dependency.graphql.ts";
import { useChange } from "./use-change.ts";

type Name = MilestonePage_milestoneFragment["dependsOn"][number];

/** What comes before this milestone, and what waits for it. */
export function Dependencies({ milestone }: { milestone: MilestonePage_milestoneFragment }) {
  const { dependsOn, frees, viewerCan } = milestone;
  const canChange = viewerCan.includes("CHANGE_DEPENDENCIES");
  return (
    <>
      <Section title={m.roadmap_before_title()}>
        <Stack>
          {dependsOn.length === 0 ? <p>{m.roadmap_before_none()}</p> : <Names names={dependsOn} {...(canChange && { removeFrom: milestone })} />}
          {canChange ? <AddDependency milestone={milestone} /> : null}
        </Stack>
      </Section>
      <Section title={m.roadmap_after_title()}>{frees.length === 0 ? <p>{m.roadmap_after_none()}</p> : <Names names={frees} />}</Section>
    </>
  );
}

function Names({ names, removeFrom }: { names: readonly Name[]; removeFrom?: MilestonePage_milestoneFragment }) {
  return (
    <ul className={styles.list}>
      {names.map((name) => (
        <li key={name.id} className={styles.item}>
          <p className={styles.words}>
            <Link to="/m/$id" params={{ id: name.id }}>
              {name.title}
            </Link>
          </p>
          <MilestoneStatusChip status={name.status} />
          {removeFrom ? <Remove milestone={removeFrom} name={name} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Remove({ milestone, name }: { milestone: MilestonePage_milestoneFragment; name: Name }) {
  const toast = useToast();
  const step = useChange({ document: RemoveDependencyDocument, check: RemoveDependencyInput });
  const act = async () => {
    if (await step.send((clientKey) => ({ clientKey, milestoneId: milestone.id, dependsOnId: name.id }))) toast(m.roadmap_before_removed());
  };
  return (
    <>
      <Button kind="quiet" isBusy={step.isBusy} onPress={() => void act()} aria-label={m.roadmap_before_remove_which({ milestone: name.title })}>
        {m.roadmap_before_remove()}
      </Button>
      <ProblemNote problem={step.problem} />
    </>
  );
}
