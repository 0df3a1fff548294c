import CircleCheck from "lucide-react/icons/circle-check";
import Circle from "lucide-react/icons/circle";
import CircleDotDashed from "lucide-react/icons/circle-dot-dashed";
import CircleSlash from "lucide-react/icons/circle-slash";
import History from "lucide-react/icons/history";
import type { ReactNode } from "react";
import type { MilestoneStatus } from "@roundtable/shared/roadmap.ts";
import { Chip, type ChipTone } from "#web/ui/chip.tsx";
import { statusWord } from "./words.ts";

const looks: Record<MilestoneStatus, { tone: ChipTone; icon: ReactNode }> = {
  NOT_STARTED: { tone: "plain", icon: <Circle /> },
  UNDER_WAY: { tone: "teal", icon: <CircleDotDashed /> },
  IN_PLACE: { tone: "green", icon: <CircleCheck /> },
  LAPSED: { tone: "clay", icon: <History /> },
  NOT_APPLICABLE: { tone: "neutral", icon: <CircleSlash /> },
};

/** Where a milestone stands: a sign and its word. */
export function MilestoneStatusChip({ status }: { status: MilestoneStatus }) {
  const { tone, icon } = looks[status];
  return (
    <Chip tone={tone} icon={icon}>
      {statusWord(status)}
    </Chip>
  );
}
