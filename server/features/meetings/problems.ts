import { Problem } from "#platform/problems.ts";

/** The meeting has taken place, or is cancelled: what was does not change. */
export class MeetingOver extends Problem {
  constructor() {
    super("This meeting has taken place or is cancelled. What was does not change.");
  }
}

/** The new rule leaves out a day for which something was prepared already. */
export class MeetingPrepared extends Problem {
  constructor() {
    super("There is an agenda for a meeting that would no longer be there. Move or cancel that meeting by itself first.");
  }
}
