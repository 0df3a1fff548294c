import { useQuery } from "@apollo/client/react";
import ArrowRight from "lucide-react/icons/arrow-right";
import CircleCheck from "lucide-react/icons/circle-check";
import History from "lucide-react/icons/history";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { DateField } from "#web/ui/date-field.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import { RoadmapMovementDocument, type RoadmapMovementQuery } from "./movement.graphql.ts";
import styles from "./movement.module.css";
import type { Stages } from "./stage-track.tsx";

/** A quarter: the span between two meetings of most core teams. */
const usualDays = -90;

/** What has gone forward or slipped back since a day one chooses. */
export function Movement({ stages }: { stages: Stages }) {
  const [since, setSince] = useState<string | null>(() => addDays(todayIso(), usualDays));
  const { data, previousData, error, refetch } = useQuery(RoadmapMovementDocument, { ...asksAgain, variables: { since: since ?? "" }, skip: since === null });
  const moved = (data ?? previousData)?.roadmapMovement;
  return (
    <Section title={m.roadmap_moved_title()}>
      <div className={styles.since}>
        <DateField id="moved-since" label={m.roadmap_moved_since()} value={since} onChange={setSince} max={todayIso()} />
      </div>
      {!moved ? (
        since === null ? null : (
          <Unread error={error} onRetry={() => void refetch()} />
        )
      ) : moved.length === 0 ? (
        <Empty title={m.roadmap_moved_none()} />
      ) : (
        <ul className={styles.list}>
          {moved.map((one) => (
            <Moved key={one.element.id} moved={one} stages={stages} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Moved({ moved, stages }: { moved: RoadmapMovementQuery["roadmapMovement"][number]; stages: Stages }) {
  const { element, stageFrom, stageTo, reached, lapsed } = moved;
  const nameOf = (wanted: number) => stages.find(({ number }) => number === wanted)?.name ?? String(wanted);
  const way = { from: nameOf(stageFrom), to: nameOf(stageTo) };
  return (
    <li className={styles.item}>
      <div>
        <h3 className={styles.name}>
          <Link to="/m/e/$id" params={{ id: element.id }} look="plain">
            {element.name}
          </Link>
        </h3>
        {stageFrom === stageTo ? null : (
          <p className={stageTo < stageFrom ? styles.back : styles.forward}>
            {stageTo < stageFrom ? <History /> : <ArrowRight />}
            {stageTo < stageFrom ? m.roadmap_moved_back(way) : m.roadmap_moved_forward(way)}
          </p>
        )}
      </div>
      <ul className={styles.milestones}>
        {reached.map(({ id, title }) => (
          <li key={id} className={styles.reached}>
            <CircleCheck />
            <span>
              <b>{m.roadmap_status_in_place()}.</b>{" "}
              <Link to="/m/$id" params={{ id }} look="plain">
                {title}
              </Link>
            </span>
          </li>
        ))}
        {lapsed.map(({ id, title }) => (
          <li key={id} className={styles.lapsed}>
            <History />
            <span>
              <b>{m.roadmap_status_lapsed()}.</b>{" "}
              <Link to="/m/$id" params={{ id }} look="plain">
                {title}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
