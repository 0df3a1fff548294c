import Lock from "lucide-react/icons/lock";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleUserRound from "lucide-react/icons/circle-user-round";
import CornerDownRight from "lucide-react/icons/corner-down-right";
import DoorOpen from "lucide-react/icons/door-open";
import UsersRound from "lucide-react/icons/users-round";
import Vote from "lucide-react/icons/vote";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { formatTimeIn } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Note } from "#web/ui/note.tsx";
import type { AgendaDetailsFragment, AgendaItemFragment } from "./agenda.graphql.ts";
import styles from "./agenda-item.module.css";
import { ItemActs } from "./item-acts.tsx";
import { ItemLive } from "./item-live.tsx";
import { ItemRecord } from "./item-record.tsx";
import { ItemSince } from "./item-since.tsx";
import { agendaKindWord, audienceWords, itemTitle, namesOf } from "./words.ts";

export type ItemProps = { agenda: AgendaDetailsFragment; item: AgendaItemFragment; onChanged: () => void };

/** One item: its place among what the reader sees, who may hear it, what holds it, and what came of it. */
export function AgendaItem({ agenda, item, onChanged }: ItemProps) {
  const { number, kind, minutesPlanned, owner, carried, codes, id } = item;
  const isNow = agenda.currentItem?.id === id;
  const keeps = agenda.viewerCan.includes("KEEP");
  const isRunning = agenda.startedAt !== null && agenda.endedAt === null;
  return (
    <li className={classNames(styles.item, isNow && styles.now)} aria-current={isNow ? "step" : undefined}>
      <div className={styles.place}>
        <b>{number}</b>
        <small>{m.agenda_minutes({ count: minutesPlanned })}</small>
        {isNow ? <span className={styles.flag}>{m.agenda_now()}</span> : null}
      </div>
      <div className={styles.body}>
        <h4 className={styles.title}>{itemTitle(item)}</h4>
        <div className={styles.chips}>
          <AudienceChip item={item} />
          <Chip tone={kind === "DECIDE" ? "teal" : "plain"} icon={kind === "DECIDE" ? <Vote /> : undefined}>
            {agendaKindWord(kind)}
          </Chip>
          {owner ? (
            <Chip tone="plain" icon={<CircleUserRound />}>
              {m.agenda_owner({ name: owner.name })}
            </Chip>
          ) : null}
          {carried ? (
            <Chip tone="plain" icon={<CornerDownRight />}>
              {m.agenda_carried()}
            </Chip>
          ) : null}
        </div>
        {codes.length === 0 ? null : <p className={styles.small}>{m.agenda_codes({ codes: codes.join(", ") })}</p>}
        <Hold agenda={agenda} item={item} />
        <Leaving agenda={agenda} item={item} />
        {isNow && agenda.currentSince !== null ? (
          <ItemSince since={agenda.currentSince} planned={minutesPlanned} time={formatTimeIn(agenda.currentSince, agenda.meeting.series.timeZone)} />
        ) : null}
        <ItemRecord item={item} timeZone={agenda.meeting.series.timeZone} keeps={keeps} />
        {keeps && isRunning ? <ItemLive agenda={agenda} item={item} onChanged={onChanged} /> : null}
        {keeps && agenda.startedAt === null ? <ItemActs agenda={agenda} item={item} onChanged={onChanged} /> : null}
      </div>
    </li>
  );
}

function AudienceChip({ item }: { item: AgendaItemFragment }) {
  return (
    <Chip tone={item.audience === "ALL" ? "plain" : "plum"} icon={item.audience === "ALL" ? <UsersRound /> : <Lock />}>
      {audienceWords(item)}
    </Chip>
  );
}

/** Of an item for some disciplines or agencies: who in the room is of none of them, by name. */
function Leaving({ agenda, item: { audience, disciplines, agencies } }: Omit<ItemProps, "onChanged">) {
  const here = agenda.attendance.filter(({ leftAt }) => leftAt === null && agenda.endedAt === null);
  const leaving =
    audience === "DISCIPLINES"
      ? here.filter(({ discipline }) => discipline === null || !disciplines.includes(discipline))
      : audience === "AGENCIES"
        ? here.filter(({ agency }) => !agencies.some(({ id }) => id === agency?.id))
        : [];
  return leaving.length === 0 ? null : (
    <p className={styles.small}>
      {m.agenda_leaving()} <b>{namesOf(leaving)}</b>. {m.agenda_leaving_see()}
    </p>
  );
}

/** What an item waits for. Before the closed session that is said calmly: nobody is late, and nobody has done anything wrong. */
function Hold({ agenda, item }: Omit<ItemProps, "onChanged">) {
  const hold = agenda.holds.find((one) => one.item.id === item.id);
  if (!hold) return null;
  const { reason, mustStepOut } = hold;
  const [count, names] = [mustStepOut.length, namesOf(mustStepOut)];
  const leave = count === 0 ? null : item.audience === "CASE" ? m.agenda_hold_step_out_case({ count, names }) : m.agenda_hold_step_out({ count, names });
  if (reason === "SESSION_NOT_CLOSED")
    return (
      <p className={styles.small}>
        {agenda.closedEndedAt === null ? m.agenda_hold_session() : m.agenda_hold_session_over()}{" "}
        {leave === null || agenda.closedEndedAt !== null ? null : m.agenda_hold_then({ leave })}
      </p>
    );
  return (
    <>
      <div>
        <Chip tone="amber" icon={<CirclePause />}>
          {m.agenda_chip_hold()}
        </Chip>
      </div>
      <Note tone="plum" icon={<DoorOpen />} title={m.agenda_hold_title()}>
        {reason === "NO_CONSENT" ? m.agenda_hold_no_consent() : leave}
      </Note>
    </>
  );
}
