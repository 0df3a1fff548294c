import type { PollChoice, PollState } from "@roundtable/shared/meetings.ts";

/** Whether a poll takes answers now. The deadline holds by itself; the job that closes polls only notes it. */
export function takesAnswers({ state, deadlineAt }: { state: PollState; deadlineAt: Date }, now: Date): boolean {
  return state === "OPEN" && deadlineAt > now;
}

/** Where a poll stands, by the clock. */
export function shownState(poll: { state: PollState; deadlineAt: Date }, now: Date): PollState {
  return poll.state === "OPEN" && !takesAnswers(poll, now) ? "CLOSED" : poll.state;
}

export type Tally = { yes: number; ifNeedBe: number; no: number };

export function tallyOf(answers: readonly { answer: PollChoice }[]): Tally {
  const count = (wanted: PollChoice) => answers.filter(({ answer }) => answer === wanted).length;
  return { yes: count("YES"), ifNeedBe: count("IF_NEED_BE"), no: count("NO") };
}

/** Who was asked and has not answered any of the times. */
export function waitingFor(asked: readonly string[], answers: readonly { personId: string }[]): string[] {
  const answered = new Set(answers.map(({ personId }) => personId));
  return asked.filter((id) => !answered.has(id));
}

/** Whether those who have not answered are asked again: once a day at most, and not on the day on which the poll was made. */
export function isNudgeDue({ nudgedOn, createdOn }: { nudgedOn: string | null; createdOn: string }, today: string): boolean {
  return today > createdOn && (nudgedOn === null || today > nudgedOn);
}
