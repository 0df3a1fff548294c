import { useLocation } from "@tanstack/react-router";
import styles from "./part-links.module.css";
import { Link } from "./link.tsx";

type PartLinksProps = {
  label: string;
  /** Addresses without an id; `also` begins the addresses of the pages under it. */
  parts: readonly { to: "/a" | "/a/agreements" | "/a/file" | "/a/hub" | "/a/own" | "/a/people"; also?: string; label: string }[];
};

/** The parts of one place, side by side under its name; on a phone they wrap, so that none is out of sight. */
export function PartLinks({ label, parts }: PartLinksProps) {
  const { pathname } = useLocation();
  return (
    <nav aria-label={label} className={styles.nav}>
      <ul className={styles.list}>
        {parts.map(({ to, also, label: words }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles.link ?? ""}
              aria-current={pathname === to || (also !== undefined && pathname.startsWith(also)) ? "page" : undefined}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
