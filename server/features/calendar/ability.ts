import type { Rules } from "#platform/casl.ts";

/** Everybody with a seat may have a calendar feed of their own; nobody else knows that there is one. */
export const calendarRules: Rules = ({ personId, taskForceId, seats }, can) => {
  if (seats.length > 0) can(["read", "keep"], "CalendarFeed", { personId, taskForceId });
};
