import CalendarDays from "lucide-react/icons/calendar-days";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CornerDownRight from "lucide-react/icons/corner-down-right";
import FileText from "lucide-react/icons/file-text";
import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { MeetingTaskKind } from "@roundtable/shared/meetings.ts";
import { differsHere, formatShortDayIn, formatTimeIn, ownZone } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import type { MeetingTasksQuery } from "./meeting-tasks.graphql.ts";
import styles from "./when.module.css";

type Task = MeetingTasksQuery["meetingTasks"][number];

/** What waits for the reader from meetings, in the order in which the hub gives it: by when its time is up. */
export function MeetingTasks({ tasks }: { tasks: readonly Task[] }) {
  return (
    <Section title={m.meetings_tasks()} aside={tasks.length > 1 ? m.referrals_today_soonest() : undefined}>
      <Sheet isFlush>
        <Rows label={m.meetings_tasks()}>
          {tasks.map((task) => (
            <TaskRow key={`${task.kind} ${task.id}`} task={task} />
          ))}
        </Rows>
      </Sheet>
    </Section>
  );
}

const chips: Record<MeetingTaskKind, { icon: ReactNode; words: () => string }> = {
  POLL: { icon: <CircleDashed />, words: m.meetings_task_poll },
  MEETING: { icon: <CalendarDays />, words: m.meetings_task_meeting },
  ACTION: { icon: <CornerDownRight />, words: m.meetings_task_action },
  MINUTES_DRAFT: { icon: <FileText />, words: m.meetings_task_minutes_draft },
  MINUTES_TO_APPROVE: { icon: <FileText />, words: m.meetings_task_minutes_to_approve },
};

function TaskRow({ task }: { task: Task }) {
  const { kind, body, day, late } = task;
  const { icon, words } = chips[kind];
  const isMinutes = kind === "MINUTES_DRAFT" || kind === "MINUTES_TO_APPROVE";
  return (
    <Row
      clock={<TaskClock task={task} />}
      isPast={late}
      title={<TaskLink task={task} />}
      meta={[body, ...(isMinutes && day !== null ? [m.meetings_task_of({ day: plainDay(day) })] : [])]}
      chips={
        <>
          {late ? <Chip tone="clay">{m.agenda_past_due()}</Chip> : null}
          <Chip tone={kind === "ACTION" ? "plain" : "amber"} icon={icon}>
            {words()}
          </Chip>
        </>
      }
    />
  );
}

/** Until when, or by which day; minutes have none. */
function TaskClock({ task: { kind, at, day, late, timeZone } }: { task: Task }) {
  if (at === null)
    return (
      <div className={styles.row}>
        {kind === "ACTION" && day !== null ? <b className={styles.day}>{plainDay(day)}</b> : null}
        {late ? null : <small>{kind === "ACTION" ? m.meetings_task_by() : m.meetings_task_no_day()}</small>}
      </div>
    );
  const time = formatTimeIn(at, timeZone);
  return (
    <div className={styles.row}>
      <b className={styles.day}>{formatShortDayIn(at, timeZone)}</b>
      <small>{kind === "POLL" ? m.meetings_task_until({ time }) : time}</small>
      {differsHere(at, timeZone) ? <small>{m.meetings_your_time({ time: formatTimeIn(at, ownZone()) })}</small> : null}
    </div>
  );
}

function TaskLink({ task: { id, kind, title } }: { task: Task }) {
  if (kind === "POLL")
    return (
      <Link look="plain" to="/t/q/$id" params={{ id }}>
        {title}
      </Link>
    );
  if (kind === "ACTION")
    return (
      <Link look="plain" to="/t/actions">
        {title}
      </Link>
    );
  if (kind === "MEETING") {
    const [series = "", day = ""] = id.split(".");
    return (
      <Link look="plain" to="/t/$id/$day" params={{ id: series, day }}>
        {title}
      </Link>
    );
  }
  return (
    <Link look="plain" to="/t/m/$id" params={{ id }}>
      {title}
    </Link>
  );
}

function plainDay(day: string): string {
  return formatShortDayIn(`${day}T12:00:00Z`, "UTC");
}
