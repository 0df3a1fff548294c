import CircleCheck from "lucide-react/icons/circle-check";
import CircleSlash from "lucide-react/icons/circle-slash-2";
import Clock from "lucide-react/icons/clock";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useNow } from "#web/lib/now.ts";
import { Chip } from "#web/ui/chip.tsx";
import type { AgreementStandingFragment } from "./agreements.graphql.ts";
import { daysLeft } from "./words.ts";

/** Whether an agency may share now, and how long still where that is little. */
export function StandingChip({ standing }: { standing: Pick<AgreementStandingFragment, "current" | "endsSoon" | "endsOn" | "versions"> }) {
  const now = useNow();
  const { current, endsSoon, endsOn, versions } = standing;
  if (current === null)
    return (
      <Chip tone="clay" icon={<CircleSlash />}>
        {versions.some(({ state }) => state === "ENDED")
          ? m.agreements_state_ended()
          : versions.length === 0
            ? m.agreements_state_none()
            : m.agreements_state_to_come()}
      </Chip>
    );
  if (endsSoon && endsOn !== null) {
    const count = daysLeft(endsOn, now);
    return (
      <Chip tone="amber" icon={<Clock />}>
        {count === 0 ? m.agreements_ends_today() : m.agreements_ends_in({ count })}
      </Chip>
    );
  }
  return (
    <Chip tone="green" icon={<CircleCheck />}>
      {m.agreements_state_live()}
    </Chip>
  );
}
