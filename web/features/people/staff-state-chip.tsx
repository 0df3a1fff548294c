import CircleCheck from "lucide-react/icons/circle-check";
import CircleSlash from "lucide-react/icons/circle-slash-2";
import Mail from "lucide-react/icons/mail";
import type { StaffState } from "@roundtable/shared/people.ts";
import { Chip } from "#web/ui/chip.tsx";
import { staffStateWord } from "./words.ts";

/** Whether somebody works here now, has yet to come, or is out. */
export function StaffStateChip({ state }: { state: StaffState }) {
  if (state === "INVITED")
    return (
      <Chip tone="amber" icon={<Mail />}>
        {staffStateWord(state)}
      </Chip>
    );
  return state === "ACTIVE" ? (
    <Chip tone="green" icon={<CircleCheck />}>
      {staffStateWord(state)}
    </Chip>
  ) : (
    <Chip tone="clay" icon={<CircleSlash />}>
      {staffStateWord(state)}
    </Chip>
  );
}
