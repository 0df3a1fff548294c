import CircleDot from "lucide-react/icons/circle-dot";
import Lock from "lucide-react/icons/lock";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatTimeIn } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";

/** Whether the meeting goes on, is over, or is closed now; of a closed session the purpose and the times, which everybody may know. */
export function SessionChips({ agenda: { startedAt, endedAt, closedOpenedAt, closedEndedAt, closedPurpose, meeting } }: { agenda: AgendaDetailsFragment }) {
  const at = (instant: string) => formatTimeIn(instant, meeting.series.timeZone);
  const purpose = closedPurpose ?? "";
  return (
    <>
      {startedAt !== null && endedAt === null ? (
        <Chip tone="green" icon={<CircleDot />}>
          {m.agenda_chip_running({ time: at(startedAt) })}
        </Chip>
      ) : null}
      {endedAt === null ? null : <Chip>{m.agenda_chip_over({ time: at(endedAt) })}</Chip>}
      {closedOpenedAt === null ? null : (
        <Chip tone="plum" icon={<Lock />}>
          {closedEndedAt === null
            ? m.agenda_closed_running({ time: at(closedOpenedAt), purpose })
            : m.agenda_closed_over({ from: at(closedOpenedAt), to: at(closedEndedAt), purpose })}
        </Chip>
      )}
    </>
  );
}
