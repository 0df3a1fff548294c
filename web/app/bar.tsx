import Phone from "lucide-react/icons/phone";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/i18n/runtime.js";
import type { Viewer } from "../lib/viewer.ts";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { Link } from "../ui/link.tsx";
import { Mark } from "../ui/mark.tsx";
import { Account } from "./account.tsx";
import styles from "./bar.module.css";
import { showHotlines } from "./hotlines.tsx";
import { MainNav } from "./main-nav.tsx";

type BarProps = {
  viewer: Viewer | null;
  onSignOut: () => void;
  onLanguage: ((locale: Locale) => void) | undefined;
  onTaskForce: (id: string) => Promise<void>;
};

/** The bar: the mark, where one can go, help lines, language, one's own seat. The exit lies over its end. */
export function Bar({ viewer, onSignOut, onLanguage, onTaskForce }: BarProps) {
  return (
    <header className={styles.bar}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        {m.shell_skip()}
      </a>
      <div className={styles.inner}>
        <Link to="/" className={styles.brand} aria-label={m.shell_home()}>
          <Mark className={styles.mark} />
          <b className={styles.name}>{m.shell_name()}</b>
        </Link>
        {viewer ? <MainNav hasReferrals={viewer.canWorkWithReferrals} hasSeat={viewer.hasSeat} /> : null}
        <div className={styles.tools}>
          <a
            className={styles.tool}
            href="#help-lines"
            aria-label={m.shell_help_lines()}
            onClick={(event) => {
              event.preventDefault();
              showHotlines();
            }}
          >
            <Phone />
            <span className={styles.word}>{m.shell_help_lines()}</span>
          </a>
          <LanguageSwitch onChange={onLanguage} />
          {viewer ? <Account viewer={viewer} onSignOut={onSignOut} onTaskForce={onTaskForce} /> : null}
        </div>
      </div>
    </header>
  );
}
