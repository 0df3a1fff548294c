import Circle from "lucide-react/icons/circle";
import CircleCheck from "lucide-react/icons/circle-check-big";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleSlash from "lucide-react/icons/circle-slash";
import Hourglass from "lucide-react/icons/hourglass";
import OctagonAlert from "lucide-react/icons/octagon-alert";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { GrantStanding } from "@roundtable/shared/grants.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip, type ChipTone } from "#web/ui/chip.tsx";

type Look = { Sign: typeof Circle; word: () => string; tone: ChipTone };

const looks: Record<GrantStanding, Look> = {
  ON_TRACK: { Sign: Circle, word: m.grants_standing_on_track, tone: "plain" },
  DUE_SOON: { Sign: Hourglass, word: m.grants_standing_due_soon, tone: "amber" },
  LATE: { Sign: TriangleAlert, word: m.grants_standing_late, tone: "clay" },
  VERY_LATE: { Sign: OctagonAlert, word: m.grants_standing_very_late, tone: "clay-full" },
  FILED: { Sign: CircleCheck, word: m.grants_standing_filed, tone: "green" },
  MET: { Sign: CircleCheck, word: m.grants_standing_met, tone: "green" },
  NO_DATE: { Sign: CircleDashed, word: m.grants_standing_no_date, tone: "plain" },
  WAIVED: { Sign: CircleSlash, word: m.grants_standing_waived, tone: "neutral" },
};

/** "Late". */
export function standingWord(standing: GrantStanding): string {
  return looks[standing].word();
}

/** The shape of a standing, for the eye beside its word. */
export function StandingSign({ standing }: { standing: GrantStanding }) {
  const { Sign } = looks[standing];
  return <Sign />;
}

/** How a due date stands: shape, then word, then colour. */
export function StandingChip({ standing }: { standing: GrantStanding }) {
  return (
    <Chip tone={looks[standing].tone} icon={<StandingSign standing={standing} />}>
      {standingWord(standing)}
    </Chip>
  );
}
