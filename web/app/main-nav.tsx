import { useLocation } from "@tanstack/react-router";
import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import Building2 from "lucide-react/icons/building-2";
import House from "lucide-react/icons/house";
import Milestone from "lucide-react/icons/milestone";
import UsersRound from "lucide-react/icons/users-round";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "../ui/link.tsx";
import styles from "./main-nav.module.css";

const places = [
  { to: "/", starts: /^\/$/u, Sign: House, words: m.shell_today },
  { to: "/r", starts: /^\/[rs](?:\/|$)/u, Sign: ArrowLeftRight, words: m.shell_referrals },
  { to: "/m", starts: /^\/[mg](?:\/|$)/u, Sign: Milestone, words: m.shell_roadmap },
  { to: "/t", starts: /^\/t(?:\/|$)/u, Sign: UsersRound, words: m.shell_meetings },
  { to: "/a", starts: /^\/a(?:\/|$)/u, Sign: Building2, words: m.shell_agencies },
] as const;

/** The few words one goes by: in the bar on a wide window, along the bottom of a phone. */
export function MainNav({ hasReferrals, hasSeat }: { hasReferrals: boolean; hasSeat: boolean }) {
  const { pathname } = useLocation();
  return (
    <nav className={styles.nav} aria-label={m.shell_nav()}>
      <ul className={styles.list}>
        {places
          .filter(({ to }) => (to !== "/r" || hasReferrals) && ((to !== "/m" && to !== "/t") || hasSeat))
          .map(({ to, starts, Sign, words }) => (
            <li key={to}>
              <Link to={to} className={styles.place} aria-current={starts.test(pathname) ? "page" : undefined}>
                <Sign />
                <span>{words()}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
