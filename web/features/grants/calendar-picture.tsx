import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { todayIso } from "#web/lib/dates.ts";
import { Link } from "#web/ui/link.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import type { CalendarDue } from "./calendar-dues.ts";
import { lanesOf, type AwardLanes, type Lane } from "./calendar-lanes.ts";
import styles from "./calendar-picture.module.css";
import { addMonths, dayNumber, monthInitial, monthName, monthOf, weekdayAndDay, weekdayShort } from "./months.ts";
import { StandingSign, standingWord } from "./standing-mark.tsx";
import { dueSentence, leftWords, weekendWords } from "./words.ts";

type CalendarPictureProps = {
  dues: readonly CalendarDue[];
  /** The first month, `2026-11`. */
  from: string;
  count: number;
};

/** Twelve months of everything that is owed: one line for each report of each award, a shape and a word on each due date. */
export function CalendarPicture({ dues, from, count }: CalendarPictureProps) {
  const months = Array.from({ length: count }, (_, at) => addMonths(from, at));
  return (
    <div className={styles.picture}>
      {lanesOf(dues, from, count).map((award) => (
        <Award key={award.awardId} award={award} months={months} />
      ))}
    </div>
  );
}

function Award({ award: { awardId, lanes }, months }: { award: AwardLanes<CalendarDue>; months: readonly string[] }) {
  const [first] = lanes[0]?.dues ?? [];
  if (!first) return null;
  return (
    <section className={styles.award} aria-labelledby={`award-${awardId}`}>
      <div className={styles.head}>
        <h3 id={`award-${awardId}`} className={styles.name}>
          <Link to="/g/$id" params={{ id: awardId }} look="plain">
            {first.awardTitle}
          </Link>
        </h3>
        <Months months={months} />
      </div>
      <ul>
        {lanes.map((lane) => (
          <Line key={lane.key} lane={lane} months={months} />
        ))}
      </ul>
    </section>
  );
}

function Months({ months }: { months: readonly string[] }) {
  const today = monthOf(todayIso());
  return (
    <div className={styles.strip} aria-hidden="true">
      {months.map((month, at) => (
        <span key={month} className={classNames(styles.month, month === today && styles.now)}>
          <b className={styles.long}>{monthName(month)}</b>
          <b className={styles.short}>{monthInitial(month)}</b>
          {at === 0 || month.endsWith("-01") ? <small className={styles.year}>{month.slice(0, 4)}</small> : null}
        </span>
      ))}
    </div>
  );
}

function Line({ lane, months }: { lane: Lane<CalendarDue>; months: readonly string[] }) {
  const [first] = lane.dues;
  const today = monthOf(todayIso());
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <h4 className={styles.title}>{first?.laneTitle}</h4>
        <Next lane={lane} />
      </div>
      <VisuallyHidden>{lane.dues.map(dueSentence).join(" ")}</VisuallyHidden>
      <div className={styles.strip} aria-hidden="true">
        {lane.months.map((dues, at) => (
          <span key={months[at]} className={classNames(styles.cell, months[at] === today && styles.now)}>
            {dues.map((due) => (
              <Mark key={due.key} due={due} />
            ))}
          </span>
        ))}
      </div>
    </li>
  );
}

function Mark({ due: { dueOn, standing, isOnWeekend } }: { due: CalendarDue }) {
  return (
    <span className={classNames(styles.mark, styles[standing])}>
      <StandingSign standing={standing} />
      <span className={styles.day}>
        {isOnWeekend ? <span className={styles.weekend}>{weekdayShort(dueOn)} </span> : null}
        <b className={classNames(isOnWeekend && styles.dotted)}>{dayNumber(dueOn)}</b>
      </span>
      <span className={styles.word}>{standingWord(standing)}</span>
    </span>
  );
}

/** What of a line comes next, in words: for a phone, where the marks have no room for theirs. */
function Next({ lane: { next, late } }: { lane: Lane<CalendarDue> }) {
  if (!next) return <p className={styles.next}>{m.grants_line_done()}</p>;
  const isLate = next.standing === "LATE" || next.standing === "VERY_LATE";
  const weekend = weekendWords(next);
  return (
    <p className={classNames(styles.next, isLate && styles.late, next.standing === "DUE_SOON" && styles.soon)}>
      <b>{leftWords(next)}.</b> {m.grants_due_on({ date: weekdayAndDay(next.dueOn) })}
      {late > 1 ? `. ${m.grants_more_late({ count: late - 1 })}` : null}
      {weekend === null ? null : <span className={styles.rule}>{weekend}</span>}
    </p>
  );
}
