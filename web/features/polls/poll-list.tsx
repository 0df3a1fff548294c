import Check from "lucide-react/icons/check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatShortDayIn, formatTimeIn } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import type { PollRowFragment } from "../meetings/meetings.graphql.ts";
import { pollStateWord } from "./words.ts";

/** The polls that are not settled; those that wait for the reader first. Nothing where there is none. */
export function PollList({ polls }: { polls: readonly PollRowFragment[] }) {
  const open = polls.filter(({ state }) => state === "OPEN" || state === "CLOSED").toSorted((one, other) => Number(waits(other)) - Number(waits(one)));
  if (open.length === 0) return null;
  return (
    <Section title={m.polls_title()}>
      <Sheet isFlush>
        <Rows label={m.polls_title()}>
          {open.map((poll) => (
            <PollRow key={poll.id} poll={poll} />
          ))}
        </Rows>
      </Sheet>
    </Section>
  );
}

function PollRow({ poll }: { poll: PollRowFragment }) {
  const { id, title, body, deadlineAt, timeZone, state, viewerCanAnswer } = poll;
  return (
    <Row
      title={
        <Link look="plain" to="/t/q/$id" params={{ id }}>
          {title}
        </Link>
      }
      meta={[body.name, m.polls_until({ when: `${formatShortDayIn(deadlineAt, timeZone)}, ${formatTimeIn(deadlineAt, timeZone)}` })]}
      chips={
        viewerCanAnswer ? (
          <Chip tone={waits(poll) ? "amber" : "green"} icon={waits(poll) ? <CircleDashed /> : <Check />}>
            {waits(poll) ? m.polls_chip_waits() : m.polls_chip_answered()}
          </Chip>
        ) : (
          <Chip>{pollStateWord(state)}</Chip>
        )
      }
    />
  );
}

function waits({ viewerCanAnswer, options }: PollRowFragment): boolean {
  return viewerCanAnswer && options.every(({ viewerAnswer }) => viewerAnswer === null);
}
