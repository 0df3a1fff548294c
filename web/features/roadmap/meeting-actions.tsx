import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Section } from "#web/ui/section.tsx";
import { ActionRows } from "../agenda/action-rows.tsx";
import { MilestoneActionsDocument } from "../agenda/agenda.graphql.ts";
import { asksAgain, watched } from "../referrals/reading.ts";

/** What people took on in meetings to reach a milestone, as far as the reader may know of it; nothing where there is none. */
export function MeetingActions({ milestoneId }: { milestoneId: string }) {
  const { data, refetch } = useQuery(MilestoneActionsDocument, { ...asksAgain, ...watched, variables: { milestoneId } });
  useHint("meetings", () => void refetch());
  if (!data || data.actionItems.length === 0) return null;
  return (
    <Section title={m.roadmap_meeting_actions()}>
      <ActionRows actions={data.actionItems} isAtMilestone />
    </Section>
  );
}
