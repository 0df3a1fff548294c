import { useRef } from "react";
import type { Locale } from "@roundtable/shared/i18n/runtime.js";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import { changeLocale, useLocale } from "../lib/locale.ts";
import styles from "./language-switch.module.css";

const languages: { locale: Locale; short: string; name: string; read: string }[] = [
  { locale: "en", short: "EN", name: "English", read: "EN: change to English" },
  { locale: "es", short: "ES", name: "Español", read: "ES: cambiar a español" },
];

type LanguageSwitchProps = {
  look?: "short" | "long";
  /** Told as well, so that a signed-in person's choice can be kept by the hub. */
  onChange?: ((locale: Locale) => void) | undefined;
};

/** EN and ES, each named in its own language. */
export function LanguageSwitch({ look = "short", onChange }: LanguageSwitchProps) {
  const here = useLocale();
  const group = useRef<HTMLDivElement>(null);
  const choose = (locale: Locale) => {
    changeLocale(locale);
    onChange?.(locale);
    // On a phone only the other language shows: the one that was pressed goes, and the focus with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) group.current?.querySelector<HTMLElement>("button[aria-pressed=false]")?.focus();
    });
  };
  return (
    <div ref={group} className={classNames(styles.switch, styles[look])} role="group" aria-label={m.shell_language()}>
      {languages.map(({ locale, short, name, read }) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={classNames(styles.language, locale === here && styles.here)}
          aria-pressed={locale === here}
          aria-label={look === "short" ? (locale === here ? `${short}: ${name}` : read) : undefined}
          onClick={() => choose(locale)}
        >
          {look === "short" ? short : name}
        </button>
      ))}
    </div>
  );
}
