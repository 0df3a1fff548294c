import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import type { CalendarDue } from "./calendar-dues.ts";
import type { AwardRowFragment } from "./grants.graphql.ts";
import { awardStateWord, funderWord, sideWord } from "./words.ts";

/** One award in the list: who gives it, to whom, until when, and what comes next. */
export function AwardRow({ award, next }: { award: AwardRowFragment; next: CalendarDue | undefined }) {
  const { id, title, funder, side, holder, startsOn, endsOn, state } = award;
  return (
    <Row
      title={
        <Link look="plain" to="/g/$id" params={{ id }}>
          {title}
        </Link>
      }
      meta={[
        funderWord(funder),
        sideWord(side),
        m.grants_held_by({ agency: holder.name }),
        m.grants_span({ from: formatDate(startsOn), until: formatDate(endsOn) }),
      ]}
      chips={<Chip tone={state === "RUNNING" ? "teal" : "neutral"}>{awardStateWord(state)}</Chip>}
    >
      {next ? m.grants_next({ report: next.title, date: formatDate(next.dueOn) }) : null}
    </Row>
  );
}
