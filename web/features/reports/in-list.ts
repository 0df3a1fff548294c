import { currentLocale } from "#web/lib/locale.ts";

/** "Larkspur, Harbor Row, and Dogwood". */
export function inList(names: readonly string[]): string {
  return new Intl.ListFormat(currentLocale() === "es" ? "es-US" : "en-US", { type: "conjunction" }).format(names);
}
