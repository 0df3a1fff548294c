import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { UnfoldRow } from "#web/ui/unfold-row.tsx";
import { MilestoneStatusChip } from "../roadmap/milestone-status-chip.tsx";
import { isDone } from "./calendar-lanes.ts";
import type { AwardPage_awardFragment, RequirementFragment } from "./grants.graphql.ts";
import { LinkMilestone, UnlinkMilestone } from "./link-milestone.tsx";
import { weekdayAndDay } from "./months.ts";
import styles from "./period-list.module.css";
import { DecideRequirement, WaiveRequirement } from "./decide-requirement.tsx";
import { RequirementForm } from "./requirement-form.tsx";
import { StandingChip } from "./standing-mark.tsx";
import { leftWords, requirementKindWord } from "./words.ts";

/** What else the funder wants: deliverables, policies and conditions, each with what on the roadmap it is met by. */
export function RequirementList({ award }: { award: AwardPage_awardFragment }) {
  return (
    <Section title={m.grants_line_requirements()}>
      <Stack>
        {award.requirements.length === 0 ? (
          <Empty title={m.grants_requirements_none()} />
        ) : (
          <ul>
            {award.requirements.map((requirement) => (
              <Requirement key={requirement.id} requirement={requirement} holderAgencyId={award.holder.id} />
            ))}
          </ul>
        )}
        {award.viewerCan.includes("ADD_REQUIREMENT") ? (
          <Unfold label={m.grants_requirement_add()} kind="second">
            {(close) => <RequirementForm awardId={award.id} holderAgencyId={award.holder.id} onDone={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </Section>
  );
}

function Requirement({ requirement, holderAgencyId }: { requirement: RequirementFragment; holderAgencyId: string }) {
  const { title, kind, dueOn, standing, daysLeft, owner, note, milestones, viewerCan } = requirement;
  const may = (action: (typeof viewerCan)[number]) => viewerCan.includes(action);
  return (
    <li className={styles.period}>
      <div className={styles.when}>
        <StandingChip standing={standing} />
        <b>{daysLeft === null || isDone(standing) ? null : leftWords({ daysLeft })}</b>
      </div>
      <div className={styles.what}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.more}>
          {[requirementKindWord(kind), dueOn === null ? null : m.grants_due_on({ date: weekdayAndDay(dueOn) }), owner?.name].filter(Boolean).join(" · ")}
        </p>
        <Decided requirement={requirement} />
        {note === null ? null : <p>{note}</p>}
        {milestones.length === 0 ? null : (
          <ul className={styles.milestones} aria-label={m.grants_met_by()}>
            {milestones.map((milestone) => (
              <li key={milestone.id}>
                <Link to="/m/$id" params={{ id: milestone.id }}>
                  {milestone.title}
                </Link>
                <MilestoneStatusChip status={milestone.status} />
                {may("LINK") ? <UnlinkMilestone requirementId={requirement.id} milestone={milestone} /> : null}
              </li>
            ))}
          </ul>
        )}
        <UnfoldRow
          folds={[
            may("WAIVE") ? { label: m.grants_waive(), renderForm: (close) => <WaiveRequirement requirement={requirement} onDone={close} /> } : null,
            may("LINK") ? { label: m.grants_link(), renderForm: (close) => <LinkMilestone requirement={requirement} onDone={close} /> } : null,
            may("CHANGE")
              ? {
                  label: m.grants_requirement_change(),
                  renderForm: (close) => <RequirementForm requirement={requirement} holderAgencyId={holderAgencyId} onDone={close} />,
                }
              : null,
          ]}
        >
          <DecideRequirement requirement={requirement} />
        </UnfoldRow>
      </div>
    </li>
  );
}

function Decided({ requirement: { status, decidedOn, decidedBy, waivedBecause } }: { requirement: RequirementFragment }) {
  if (status === "OPEN" || decidedOn === null) return null;
  const words = { date: formatDate(decidedOn), name: decidedBy?.name ?? "" };
  const sentence = status === "MET" ? m.grants_met_on(words) : m.grants_waived_on(words);
  return (
    <p className={styles.more}>
      {sentence} {waivedBecause}
    </p>
  );
}
