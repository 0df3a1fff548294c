import { useSyncExternalStore } from "react";
import type { Locale } from "@roundtable/shared/i18n/runtime.js";
import { changeLocale } from "./locale.ts";

/** The signed-in person, as far as the shell shows them. */
export type Viewer = {
  name: string;
  agencyName: string;
  /** Whether mail to them does not come through. */
  isOutOfMailReach: boolean;
  /** Their seats at the table, already in words. */
  seats: readonly string[];
  /** Whether they sit at this table at all; an operator need not. */
  hasSeat: boolean;
  /** Whether one of those seats works with referrals. */
  canWorkWithReferrals: boolean;
  taskForceName: string;
  taskForceId: string;
  /** The tables they may sit down at. */
  taskForces: readonly { id: string; name: string }[];
  /** Minutes without activity after which the hub ends the session. */
  idleMinutes: number;
  locale: Locale;
  isDemo: boolean;
};

let viewer: Viewer | null = null;
const watchers = new Set<() => void>();

/** Tells the shell who is signed in, or that nobody is. Their language becomes the page's. */
export function rememberViewer(next: Viewer | null): void {
  viewer = next;
  if (next) changeLocale(next.locale);
  for (const renew of watchers) renew();
}

/** Who is signed in at this moment, for what is not a component. */
export function currentViewer(): Viewer | null {
  return viewer;
}

/** Who is signed in; null before sign-in and after sign-out. */
export function useViewer(): Viewer | null {
  return useSyncExternalStore(watch, currentViewer);
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  return () => watchers.delete(renew);
}
