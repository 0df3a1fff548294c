import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Section } from "#web/ui/section.tsx";
import { Timeline } from "#web/ui/timeline.tsx";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { statusWord } from "./words.ts";

type Event = MilestonePage_milestoneFragment["history"][number];

const titles: Record<Event["kind"], () => string> = {
  IMPORTED: m.roadmap_history_imported,
  STATUS: m.roadmap_history_status,
  ASSIGNED: m.roadmap_history_owner,
  PLANNED: m.roadmap_history_plan,
  RENAMED: m.roadmap_history_renamed,
  DEPENDENCY_ADDED: m.roadmap_history_depends_added,
  DEPENDENCY_REMOVED: m.roadmap_history_depends_removed,
  EVIDENCE_ATTACHED: m.roadmap_history_evidence_added,
  EVIDENCE_DETACHED: m.roadmap_history_evidence_removed,
  STAGE_OVERRIDDEN: m.roadmap_history_override,
  OVERRIDE_CLEARED: m.roadmap_history_override_cleared,
  GOAL_SET: m.roadmap_history_goal_set,
  GOAL_REMOVED: m.roadmap_history_goal_removed,
};

/** What happened to a milestone: who, when, from what to what, and why. */
export function MilestoneHistory({ milestone }: { milestone: MilestonePage_milestoneFragment }) {
  return (
    <Section title={m.roadmap_history_title()}>
      {milestone.history.length === 0 ? (
        <p>{m.roadmap_history_none()}</p>
      ) : (
        <Timeline items={milestone.history.map((event) => ({ key: event.id, state: "past", title: titleOf(event), detail: detailOf(event) }))} />
      )}
    </Section>
  );
}

function titleOf({ kind, fromStatus, toStatus }: Event): string {
  if (kind !== "STATUS" || toStatus === null) return titles[kind]();
  return fromStatus === null ? statusWord(toStatus) : m.roadmap_history_from_to({ from: statusWord(fromStatus), to: statusWord(toStatus) });
}

function detailOf(event: Event) {
  const { at, kind, person, before, after, dueOn, reviewOn, reason } = event;
  const isPlan = kind === "PLANNED";
  const changes = [
    before !== null && after !== null ? m.roadmap_history_from_to({ from: before, to: after }) : (after ?? before),
    !isPlan || dueOn === null ? null : m.roadmap_due({ date: formatDate(dueOn) }),
    !(isPlan || kind === "STATUS") || reviewOn === null ? null : m.roadmap_review({ date: formatDate(reviewOn) }),
    reason,
  ].filter((words) => words !== null);
  return (
    <>
      {[formatDate(todayIso(new Date(at))), person?.name].filter(Boolean).join(", ")}
      {changes.map((words) => (
        <span key={words}>
          <br />
          {words}
        </span>
      ))}
    </>
  );
}
