import { currentLocale } from "#web/lib/locale.ts";

/** "$700,000" of US cents; cents only where there are some. */
export function dollars(cents: number): string {
  const how: Intl.NumberFormatOptions = { style: "currency", currency: "USD", minimumFractionDigits: cents % 100 === 0 ? 0 : 2 };
  return new Intl.NumberFormat(currentLocale() === "es" ? "es-US" : "en-US", how).format(cents / 100);
}

/** US cents of what was typed as dollars; null for nothing, undefined for what is no amount. */
export function centsTyped(text: string): number | null | undefined {
  const bare = text.replaceAll(/[\s$,]/gu, "");
  if (bare === "") return null;
  return /^\d{1,9}(?:\.\d{1,2})?$/u.test(bare) ? Math.round(Number(bare) * 100) : undefined;
}
