import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleSlash from "lucide-react/icons/circle-slash-2";
import ClockFading from "lucide-react/icons/clock-fading";
import CornerUpRight from "lucide-react/icons/corner-up-right";
import Hourglass from "lucide-react/icons/hourglass";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question-mark";
import MessageCircleReply from "lucide-react/icons/message-circle-reply";
import PencilLine from "lucide-react/icons/pencil-line";
import Phone from "lucide-react/icons/phone";
import Undo from "lucide-react/icons/undo-2";
import type { LucideIcon } from "lucide-react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip, type ChipTone } from "./chip.tsx";

const looks = {
  DRAFT: ["plain", PencilLine, m.ui_status_draft],
  OPEN: ["plain", CircleDashed, m.ui_status_open],
  SENT: ["plain", CircleDashed, m.ui_status_sent],
  INFO_REQUESTED: ["amber", MessageCircleQuestion, m.ui_status_info_requested],
  ANSWERED: ["amber", MessageCircleReply, m.ui_status_answered],
  ACCEPTED: ["teal", CircleCheck, m.ui_status_accepted],
  DECLINED: ["neutral", CircleSlash, m.ui_status_declined],
  WAITLISTED: ["amber", Hourglass, m.ui_status_waitlisted],
  CONTACT_MADE: ["green", Phone, m.ui_status_contact_made],
  SERVICES_STARTED: ["green", CircleCheck, m.ui_status_services_started],
  CLOSED: ["neutral", CircleCheck, m.ui_status_closed],
  WITHDRAWN_BY_SURVIVOR: ["neutral", Undo, m.ui_status_withdrawn],
  WITHDRAWN_BY_SENDER: ["neutral", Undo, m.ui_status_withdrawn],
  EXPIRED: ["neutral", ClockFading, m.ui_status_expired],
  CONSENT_ENDED: ["neutral", ClockFading, m.ui_status_consent_ended],
  REDIRECTED: ["neutral", CornerUpRight, m.ui_status_redirected],
  ENTERED_IN_ERROR: ["neutral", CircleSlash, m.ui_status_entered_in_error],
} satisfies Record<string, readonly [ChipTone, LucideIcon, () => string]>;

export type Status = keyof typeof looks;

/** Where a referral or a share stands. Withdrawn looks the same whoever withdrew: the reason is nobody's business. */
export function StatusChip({ status }: { status: Status }) {
  const [tone, Icon, words] = looks[status];
  return (
    <Chip tone={tone} icon={<Icon />}>
      {words()}
    </Chip>
  );
}
