import { useSyncExternalStore } from "react";
import { isLocale, overwriteGetLocale, type Locale } from "@roundtable/shared/i18n/runtime.js";

// Kept in memory only: a language in an address or in browser storage would tell something about a person.
let current: Locale = "en";
const watchers = new Set<() => void>();

/** Begins in the first language of the browser that the client knows; called once, before anything is written. */
export function startLocale(): void {
  overwriteGetLocale(currentLocale);
  changeLocale(navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale) ?? "en");
}

/** The language everything is written in at this moment. */
export function currentLocale(): Locale {
  return current;
}

/** Switches the whole client to a language at once, without a reload; what was typed stays. */
export function changeLocale(locale: Locale): void {
  if (locale === current) return;
  current = locale;
  document.documentElement.lang = locale;
  for (const renew of watchers) renew();
}

/** The language, renewing the component that asks when it changes. */
export function useLocale(): Locale {
  return useSyncExternalStore(watch, currentLocale);
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  return () => watchers.delete(renew);
}
