import styles from "./part-links.module.css";
import { Link } from "./link.tsx";

type AgencyPart = "/a" | "/a/agreements" | "/a/file" | "/a/hub" | "/a/own" | "/a/legal" | "/a/people";
type MeetingPart = "/t" | "/t/b" | "/t/actions" | "/t/pack";
type RoadmapPart = "/m" | "/m/list" | "/m/trainings" | "/m/assess" | "/m/tables" | "/g" | "/g/calendar";

type PartLinksProps = {
  label: string;
  /** Addresses without an id. The router itself marks the one that is open. */
  parts: readonly { to: AgencyPart | MeetingPart | RoadmapPart; label: string }[];
};

/** The parts of one place, side by side under its name; on a phone they wrap, so that none is out of sight. */
export function PartLinks({ label, parts }: PartLinksProps) {
  return (
    <nav aria-label={label} className={styles.nav}>
      <ul className={styles.list}>
        {parts.map(({ to, label: words }) => (
          <li key={to}>
            <Link to={to} className={styles.link ?? ""} activeOptions={{ exact: true }}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
