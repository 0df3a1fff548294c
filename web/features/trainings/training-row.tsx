import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import type { TrainingRowFragment } from "./trainings.graphql.ts";
import { entryName, lengthWords } from "./words.ts";

/** One entry of the log in a list: what, when, how long, how many, and who ran it. */
export function TrainingRow({ entry }: { entry: TrainingRowFragment }) {
  const { id, heldOn, minutes, attendees, ranByAgency, withdrawal } = entry;
  return (
    <Row
      title={
        <Link look="plain" to="/m/t/$id" params={{ id }}>
          {entryName(entry)}
        </Link>
      }
      meta={[formatDate(heldOn), lengthWords(minutes), m.trainings_people({ count: attendees }), ranByAgency.name]}
      {...(withdrawal !== null && { chips: <Chip>{m.trainings_withdrawn()}</Chip> })}
    />
  );
}
