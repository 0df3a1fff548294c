import Check from "lucide-react/icons/check";
import History from "lucide-react/icons/history";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import styles from "./stage-track.module.css";

export type Stages = readonly { number: number; name: string }[];

type StageTrackProps = {
  stages: Stages;
  at: number;
  isSlipped: boolean;
  /** Only the stage itself where the window is narrow: a picture of the whole road stands above. */
  isBrief?: boolean;
};

/** One element on its way through the stages: a picture for the eye, one sentence for the ear. */
export function StageTrack({ stages, at, isSlipped, isBrief = false }: StageTrackProps) {
  return (
    <>
      <VisuallyHidden>{stageSentence(stages, at, isSlipped)}</VisuallyHidden>
      <div className={classNames(styles.track, isBrief && styles.brief)} aria-hidden="true">
        {stages.map(({ number, name }) => (
          <span
            key={number}
            className={classNames(
              styles.stop,
              number < at ? styles.past : number > at ? styles.ahead : styles.here,
              number === at && isSlipped && styles.slipped,
            )}
          >
            {number < at ? <Check /> : null}
            {number === at ? <StagePill name={name} isSlipped={isSlipped} /> : null}
          </span>
        ))}
      </div>
    </>
  );
}

/** "At Build, stage 3 of 5." */
export function stageSentence(stages: Stages, at: number, isSlipped: boolean): string {
  const words = { stage: stages.find(({ number }) => number === at)?.name ?? "", number: at, total: stages.length };
  return isSlipped ? m.roadmap_at_stage_slipped(words) : m.roadmap_at_stage(words);
}

/** What the signs of the map mean. */
export function StageKey() {
  return (
    <ul className={styles.key} aria-label={m.roadmap_key()}>
      <li>
        <span className={classNames(styles.stop, styles.past)} aria-hidden="true">
          <Check />
        </span>
        {m.roadmap_key_behind()}
      </li>
      <li>
        <span className={classNames(styles.stop, styles.here)} aria-hidden="true">
          <StagePill name={m.roadmap_key_stage()} isSlipped={false} />
        </span>
        {m.roadmap_key_here()}
      </li>
      <li>
        <span className={classNames(styles.stop, styles.here, styles.slipped)} aria-hidden="true">
          <StagePill name={m.roadmap_key_stage()} isSlipped />
        </span>
        {m.roadmap_key_slipped()}
      </li>
      <li>
        <span className={classNames(styles.stop, styles.ahead)} aria-hidden="true" />
        {m.roadmap_key_ahead()}
      </li>
    </ul>
  );
}

/** The names of the stages over the stations; only where there is room for them. */
export function StageNames({ stages }: { stages: Stages }) {
  return (
    <div className={styles.names} aria-hidden="true">
      {stages.map(({ number, name }) => (
        <span key={number}>
          {number}
          <b>{name}</b>
        </span>
      ))}
    </div>
  );
}

function StagePill({ name, isSlipped }: { name: string; isSlipped: boolean }) {
  return (
    <b className={styles.pill}>
      {isSlipped ? <History /> : null}
      <span>{name}</span>
    </b>
  );
}
