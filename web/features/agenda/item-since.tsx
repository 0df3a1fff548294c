import { m } from "@roundtable/shared/i18n/messages.js";
import { useNow } from "#web/lib/now.ts";

/** How long the meeting has been at an item, renewed each minute and not announced. */
export function ItemSince({ since, planned, time }: { since: string; planned: number; time: string }) {
  const spent = Math.max(0, Math.floor((useNow().getTime() - Date.parse(since)) / 60_000));
  return <p>{m.agenda_since({ time, spent, planned })}</p>;
}
