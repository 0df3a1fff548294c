import CirclePause from "lucide-react/icons/circle-pause";
import ClockAlert from "lucide-react/icons/clock-alert";
import { useEffect, useRef, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import { addDays, formatShortDay, formatTime, formatWeekday, todayIso } from "../lib/dates.ts";
import { useNow } from "../lib/now.ts";
import { readClock, type ClockReading } from "./clock-reading.ts";
import styles from "./clock.module.css";
import { Pie } from "./pie.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

// At half past midnight, "11:14 PM" can only be the one before.
const halfDay = 12 * 3_600_000;

type ClockProps = {
  /** Instant by which an answer is due. */
  dueAt: string;
  /** Instant at which the clock began; the pie shows what remains of the span. */
  startedAt?: string | undefined;
  /** Instant at which the clock was stopped, while a question waits for its answer. */
  stoppedAt?: string | null | undefined;
  size?: "row" | "large";
};

/** How long is left: words first, a pie beside them. Renewed each minute; announced only when a threshold is crossed. */
export function Clock({ dueAt, startedAt, stoppedAt, size = "row" }: ClockProps) {
  const now = useNow();
  const due = new Date(dueAt);
  const stopped = stoppedAt ? new Date(stoppedAt) : undefined;
  const reading = readClock({ dueAt: due, startedAt: startedAt ? new Date(startedAt) : undefined, stoppedAt: stopped, now });
  const headline = say(reading, due, now);
  const detail = sayWhen(reading, due, stopped, now);
  return (
    <div className={classNames(styles.clock, styles[reading.state], size === "large" && styles.large)}>
      {reading.state === "past" ? <ClockAlert /> : reading.state === "stopped" ? <CirclePause /> : <Pie percent={reading.remaining} />}
      <span>
        <b className={styles.headline}>{headline}</b> <small className={styles.detail}>{detail}</small>
      </span>
      <Crossing state={reading.state} words={`${headline}, ${detail}`} />
    </div>
  );
}

/** Speaks once when the state changes while the page is open, never on arrival and never each minute. */
function Crossing({ state, words }: { state: ClockReading["state"]; words: string }) {
  const before = useRef(state);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    setSpoken(words);
  }, [state, words]);
  return (
    <VisuallyHidden>
      <span role="status">{spoken}</span>
    </VisuallyHidden>
  );
}

function say({ state, minutes }: ClockReading, due: Date, now: Date): string {
  if (state === "stopped") return m.ui_clock_stopped();
  if (state === "today") return m.ui_clock_today();
  if (state === "soon") return m.ui_clock_minutes_left({ count: minutes });
  if (state === "later") return isTomorrow(due, now) ? m.ui_clock_tomorrow() : isThisWeek(due, now) ? formatWeekday(due) : formatShortDay(due);
  const late = -minutes;
  if (late < 60) return m.ui_clock_past_minutes({ count: late });
  if (late < 48 * 60) return m.ui_clock_past_hours({ count: Math.floor(late / 60) });
  return m.ui_clock_past_days({ count: Math.floor(late / 1440) });
}

function sayWhen({ state }: ClockReading, due: Date, stopped: Date | undefined, now: Date): string {
  if (stopped) return m.ui_clock_since({ when: near(stopped, now) });
  if (state === "past") return m.ui_clock_due({ when: near(due, now) });
  if (state !== "later") return m.ui_clock_by({ when: formatTime(due) });
  if (isTomorrow(due, now)) return m.ui_clock_by({ when: formatTime(due) });
  return isThisWeek(due, now) ? m.ui_clock_by({ when: formatShortDay(due) }) : formatWeekday(due);
}

function near(instant: Date, now: Date): string {
  const isNear = todayIso(instant) === todayIso(now) || Math.abs(now.getTime() - instant.getTime()) < halfDay;
  return isNear ? formatTime(instant) : formatShortDay(instant);
}

function isTomorrow(due: Date, now: Date): boolean {
  return todayIso(due) === addDays(todayIso(now), 1);
}

/** Near enough that a weekday can only mean one day. */
function isThisWeek(due: Date, now: Date): boolean {
  return todayIso(due) <= addDays(todayIso(now), 6);
}
