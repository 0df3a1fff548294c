import { m } from "@roundtable/shared/i18n/messages.js";
import type { PollChoice, PollState } from "@roundtable/shared/meetings.ts";

const choices: Record<PollChoice, () => string> = { YES: m.polls_choice_yes, IF_NEED_BE: m.polls_choice_if_need_be, NO: m.polls_choice_no };

/** "If need be". */
export function choiceWord(choice: PollChoice): string {
  return choices[choice]();
}

const states: Record<PollState, () => string> = {
  OPEN: m.polls_chip_open,
  CLOSED: m.polls_chip_closed,
  DECIDED: m.polls_chip_decided,
  CANCELLED: m.polls_chip_cancelled,
};

/** "Closed, not decided". */
export function pollStateWord(state: PollState): string {
  return states[state]();
}
