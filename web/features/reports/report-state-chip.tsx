import CircleCheck from "lucide-react/icons/circle-check-big";
import Eye from "lucide-react/icons/eye";
import MessageCircleReply from "lucide-react/icons/message-circle-reply";
import PencilLine from "lucide-react/icons/pencil-line";
import BadgeCheck from "lucide-react/icons/badge-check";
import CircleSlash from "lucide-react/icons/circle-slash-2";
import type { LucideIcon } from "lucide-react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { EntryState, ReportState } from "@roundtable/shared/reports.ts";
import { Chip, type ChipTone } from "#web/ui/chip.tsx";

type Look = readonly [ChipTone, LucideIcon, () => string];

const reportLooks: Record<ReportState, Look> = {
  CERTIFYING: ["amber", PencilLine, m.reports_state_certifying],
  CHANGES_REQUESTED: ["amber", MessageCircleReply, m.reports_state_changes_requested],
  IN_REVIEW: ["teal", Eye, m.reports_state_in_review],
  FILED: ["green", CircleCheck, m.reports_state_filed],
};

const entryLooks: Record<EntryState, Look> = {
  DRAFT: ["plain", PencilLine, m.reports_entry_draft],
  CERTIFIED: ["green", BadgeCheck, m.reports_entry_certified],
  RETURNED: ["amber", MessageCircleReply, m.reports_entry_returned],
  EXCUSED: ["neutral", CircleSlash, m.reports_entry_excused],
};

/** Where a report stands. */
export function ReportStateChip({ state }: { state: ReportState }) {
  return <Look look={reportLooks[state]} />;
}

/** Where one agency's numbers stand. */
export function EntryStateChip({ state }: { state: EntryState }) {
  return <Look look={entryLooks[state]} />;
}

function Look({ look: [tone, Icon, words] }: { look: Look }) {
  return (
    <Chip tone={tone} icon={<Icon />}>
      {words()}
    </Chip>
  );
}
