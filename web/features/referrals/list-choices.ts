import { useState } from "react";
import type { Need } from "@roundtable/shared/needs.ts";
import type { ShareFilter, Urgency } from "@roundtable/shared/referrals.ts";

export const listTabs = ["inbox", "sent", "drafts", "closed"] as const;
export type ListTab = (typeof listTabs)[number];

/** Which part of the lists someone looks at. */
export type ListChoices = {
  tab: ListTab;
  urgency: Urgency | "";
  need: Need | "";
  state: Exclude<ShareFilter, "CLOSED">;
};

const first: ListChoices = { tab: "inbox", urgency: "", need: "", state: "OPEN" };
let kept: { viewerId: string; choices: ListChoices } | undefined;

/** Has the lists open at a tab the next time this person goes there. */
export function openListsAt(viewerId: string, tab: ListTab): void {
  kept = { viewerId, choices: { ...first, tab } };
}

/** The choices of this person, kept in memory while the page lives: an address or browser storage would tell them. */
export function useListChoices(viewerId: string): [ListChoices, (change: Partial<ListChoices>) => void] {
  const [choices, setChoices] = useState(kept?.viewerId === viewerId ? kept.choices : first);
  const change = (some: Partial<ListChoices>) => {
    const next = { ...choices, ...some };
    kept = { viewerId, choices: next };
    setChoices(next);
  };
  return [choices, change];
}
