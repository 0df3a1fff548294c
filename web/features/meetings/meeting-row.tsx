import CalendarX from "lucide-react/icons/calendar-x";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Check from "lucide-react/icons/check";
import Lock from "lucide-react/icons/lock";
import MoveRight from "lucide-react/icons/move-right";
import PencilLine from "lucide-react/icons/pencil-line";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useNow } from "#web/lib/now.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import type { MeetingRowFragment } from "./meetings.graphql.ts";
import { When } from "./when.tsx";
import { answeredWord, whereWords } from "./words.ts";

/** One meeting in a list: when, what, who meets, where, and whether you come. */
export function MeetingRow({ meeting }: { meeting: MeetingRowFragment }) {
  const { title, startsAt, endsAt, onDay, series } = meeting;
  return (
    <Row
      clock={<When look="row" startsAt={startsAt} endsAt={endsAt} timeZone={series.timeZone} />}
      title={
        <Link look="plain" to="/t/$id/$day" params={{ id: series.id, day: onDay }}>
          {title}
        </Link>
      }
      meta={[...(series.body.name === title ? [] : [series.body.name]), whereWords(meeting)]}
      chips={<MeetingChips meeting={meeting} />}
    />
  );
}

type Chipped = Pick<MeetingRowFragment, "endsAt" | "cancelled" | "moved" | "viewerReply" | "series">;

/** What is special about a meeting, and your answer to it. */
export function MeetingChips({ meeting: { endsAt, cancelled, moved, viewerReply, series } }: { meeting: Chipped }) {
  const isOver = Date.parse(endsAt) <= useNow().getTime();
  return (
    <>
      {cancelled ? (
        <Chip tone="clay" icon={<CalendarX />}>
          {m.meetings_chip_cancelled()}
        </Chip>
      ) : null}
      {series.state === "DRAFT" ? (
        <Chip tone="amber" icon={<PencilLine />}>
          {m.meetings_chip_draft()}
        </Chip>
      ) : null}
      {moved && !cancelled ? (
        <Chip tone="amber" icon={<MoveRight />}>
          {m.meetings_chip_moved()}
        </Chip>
      ) : null}
      {series.closed ? (
        <Chip tone="plum" icon={<Lock />}>
          {m.meetings_chip_closed()}
        </Chip>
      ) : null}
      {series.viewerCanAnswer && series.state === "OPEN" && !cancelled && !isOver ? (
        <Chip tone={viewerReply?.answer === "YES" ? "green" : "plain"} icon={viewerReply ? <Check /> : <CircleDashed />}>
          {answeredWord(viewerReply?.answer)}
        </Chip>
      ) : null}
    </>
  );
}
