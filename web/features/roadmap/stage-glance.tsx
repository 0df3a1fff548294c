import { classNames } from "#web/lib/class-names.ts";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import styles from "./stage-glance.module.css";

type StageGlanceProps = { roadmap: Pick<RoadmapPage_roadmapFragment, "stages" | "areas"> };

/** The whole map in one look where the window is too narrow for its columns. The rows under it say the same in words, so it is for the eye alone. */
export function StageGlance({ roadmap: { stages, areas } }: StageGlanceProps) {
  return (
    <div className={styles.glance} aria-hidden="true">
      <p className={styles.stages}>
        {stages.map(({ number, name }) => (
          <span key={number}>
            <b>{number}</b> {name}
          </span>
        ))}
      </p>
      {areas.map(({ id, name, elements }) => (
        <div key={id} className={styles.area}>
          <p className={styles.name}>{name}</p>
          {elements.map((element) => (
            <p key={element.id} className={styles.row}>
              <span>{element.name}</span>
              <span className={styles.road}>
                {stages.map(({ number }) => (
                  <span
                    key={number}
                    className={classNames(
                      styles.stop,
                      number < element.stage ? styles.past : number > element.stage ? styles.ahead : styles.here,
                      number === element.stage && element.slippedBack && styles.slipped,
                    )}
                  >
                    {number === element.stage ? <b>{number}</b> : null}
                  </span>
                ))}
              </span>
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
