import ChevronUp from "lucide-react/icons/chevron-up";
import ChevronsUp from "lucide-react/icons/chevrons-up";
import Minus from "lucide-react/icons/minus";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "./chip.tsx";

export type Urgency = "EMERGENCY" | "URGENT" | "ROUTINE";

/** How urgent, by weight: filled, tinted, outlined. */
export function UrgencyChip({ urgency }: { urgency: Urgency }) {
  if (urgency === "EMERGENCY")
    return (
      <Chip tone="clay-full" icon={<ChevronsUp />}>
        {m.ui_urgency_emergency()}
      </Chip>
    );
  if (urgency === "URGENT")
    return (
      <Chip tone="clay" icon={<ChevronUp />}>
        {m.ui_urgency_urgent()}
      </Chip>
    );
  return (
    <Chip tone="plain" icon={<Minus />}>
      {m.ui_urgency_routine()}
    </Chip>
  );
}
