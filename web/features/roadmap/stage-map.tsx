import CircleCheck from "lucide-react/icons/circle-check";
import History from "lucide-react/icons/history";
import CornerDownRight from "lucide-react/icons/corner-down-right";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import type { MapElementFragment, RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import { StageGlance } from "./stage-glance.tsx";
import styles from "./stage-map.module.css";
import { StageTable } from "./stage-table.tsx";
import { StageKey, StageNames, StageTrack, type Stages } from "./stage-track.tsx";
import { ownerWords, whenWords } from "./words.ts";

type StageMapProps = { roadmap: Pick<RoadmapPage_roadmapFragment, "stages" | "areas"> };

/** Every element on its way through the stages, and what holds it back. A guide for planning, so it holds no figure. */
export function StageMap({ roadmap }: StageMapProps) {
  const { stages, areas } = roadmap;
  return (
    <Section title={m.roadmap_map_title()} isTitleHidden>
      <div className={styles.head}>
        <StageKey />
        <div className={styles.columns} aria-hidden="true">
          <span />
          <StageNames stages={stages} />
          <span>{m.roadmap_holds_title()}</span>
        </div>
      </div>
      <StageGlance roadmap={roadmap} />
      {areas.map(({ id, name, elements }) => (
        <section key={id} className={styles.area} aria-labelledby={`area-${id}`}>
          <h3 id={`area-${id}`} className={styles.name}>
            {name}
          </h3>
          <ul>
            {elements.map((element) => (
              <Element key={element.id} element={element} stages={stages} />
            ))}
          </ul>
        </section>
      ))}
      <StageTable roadmap={roadmap} />
    </Section>
  );
}

function Element({ element, stages }: { element: MapElementFragment; stages: Stages }) {
  const { id, name, stage, slippedBack, override } = element;
  return (
    <li className={styles.element}>
      <div>
        <h4 className={styles.title}>
          <Link to="/m/e/$id" params={{ id }} look="plain">
            {name}
          </Link>
        </h4>
        {override ? <small className={styles.hand}>{m.roadmap_by_hand()}</small> : null}
      </div>
      <StageTrack stages={stages} at={stage} isSlipped={slippedBack} isBrief />
      <Holds milestone={element.holdsBack} />
    </li>
  );
}

function Holds({ milestone }: { milestone: MapElementFragment["holdsBack"] }) {
  if (!milestone)
    return (
      <p className={styles.holds}>
        <CircleCheck className={styles.fine} />
        <span className={styles.nothing}>{m.roadmap_holds_nothing()}</span>
      </p>
    );
  const isLapsed = milestone.status === "LAPSED";
  const when = whenWords(milestone);
  return (
    <div className={styles.holds}>
      {isLapsed ? <History className={styles.late} /> : <CornerDownRight />}
      <div>
        <p className={styles.what}>
          {isLapsed ? <b className={styles.late}>{m.roadmap_holds_lapsed()} </b> : null}
          <Link to="/m/$id" params={{ id: milestone.id }} look="plain">
            {milestone.title}
          </Link>
        </p>
        <p className={styles.owner}>{[ownerWords(milestone), ...(when === null ? [] : [when])].join(", ")}</p>
      </div>
    </div>
  );
}
