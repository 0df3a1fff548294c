import { m } from "@roundtable/shared/i18n/messages.js";
import type { MinutesState } from "@roundtable/shared/minutes.ts";

const states: Record<MinutesState, () => string> = {
  DRAFT: m.minutes_state_draft,
  CIRCULATED: m.minutes_state_circulated,
  APPROVED: m.minutes_state_approved,
};

/** "Approved and locked". */
export function minutesStateWord(state: MinutesState): string {
  return states[state]();
}
