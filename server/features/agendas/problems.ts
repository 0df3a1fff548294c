import type { HoldReason } from "@roundtable/shared/agendas.ts";
import { Problem } from "#platform/problems.ts";
import type { QuorumState } from "#features/bodies/rules.ts";

/** The item waits: for somebody to step out, for a consent, or for the closed session. */
export class ItemHeld extends Problem {
  readonly reason: HoldReason;
  /** Entries of the attendance, where somebody has to step out. */
  readonly mustStepOut: string[];
  readonly meetingId: string;
  constructor(reason: HoldReason, meetingId: string, mustStepOut: string[] = []) {
    super("This item is held. See who has to step out, or what is missing.");
    this.reason = reason;
    this.meetingId = meetingId;
    this.mustStepOut = mustStepOut;
  }
}

/** This body decides nothing without a quorum (MT-07). */
export class QuorumMissing extends Problem {
  readonly quorum: QuorumState;
  constructor(quorum: QuorumState) {
    super("There is no quorum, and this body decides nothing without one.");
    this.quorum = quorum;
  }
}

/** The meeting has not begun, or is over already. */
export class MeetingNotRunning extends Problem {
  constructor() {
    super("That is for a meeting that is going on. Look at it as it is now.");
  }
}

/** The code is of no share of this agency under a living consent for case review. */
export class CaseNotReviewable extends Problem {
  constructor() {
    super("A case comes on the agenda by a code of your agency's own, under a consent for case review that has not ended.");
  }
}
