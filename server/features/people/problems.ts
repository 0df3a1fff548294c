import type { SeatRole } from "@roundtable/shared/roles.ts";
import { Problem } from "#platform/problems.ts";

/** Somebody in this hub signs in with that address already; who and where is not said. */
export class AddressTaken extends Problem {
  constructor() {
    super("Somebody signs in with this address already.");
  }
}

/** Seats among those asked for, or taken away, that are somebody else's to give. */
export class SeatNotYours extends Problem {
  readonly seats: SeatRole[];
  constructor(seats: SeatRole[]) {
    super("These seats are for somebody else to give and to take.");
    this.seats = seats;
  }
}

/** The agency would have no active lead left at a table. */
export class LastLead extends Problem {
  constructor() {
    super("An agency keeps a lead. Make somebody else lead first.");
  }
}

/** The hub would have no active operator left. */
export class LastOperator extends Problem {
  constructor() {
    super("The hub keeps an operator. Invite another one first.");
  }
}

/** The invitation was accepted: there is nothing to send again. */
export class AlreadyJoined extends Problem {
  constructor() {
    super("They have accepted the invitation already.");
  }
}

/** Fewer hours of training are recorded than the flag stands for (CR-25). */
export class NotEnoughHours extends Problem {
  /** What is recorded now. */
  readonly hours: number;
  constructor(hours: number) {
    super("Privileged agents have twenty recorded hours of training.");
    this.hours = hours;
  }
}
