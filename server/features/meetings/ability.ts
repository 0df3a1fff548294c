import type { Rules } from "#platform/casl.ts";

/**
 * Who sees a body sees its meetings; closed sessions only its roster, and a draft only those who keep them: chair, minute-taker, and a
 * coordinator who sees the body.
 */
export const meetingRules: Rules = ({ taskForceId, personId, seats }, can) => {
  if (seats.length === 0) return;
  const mine = { seats: { some: { personId } } };
  const visible = [{ restricted: false }, mine];
  const kept = [
    { seats: { some: { personId, role: "CHAIR" } } } as const,
    { seats: { some: { personId, role: "MINUTE_TAKER" } } } as const,
    ...(seats.includes("COORDINATOR") ? visible : []),
  ];
  for (const state of ["OPEN", "CANCELLED"] as const)
    for (const seen of [{ closed: false, body: { is: { restricted: false } } }, { body: { is: mine } }]) {
      can("read", "MeetingSeries", { taskForceId, state, ...seen });
      can("read", "Meeting", { taskForceId, series: { is: { state, ...seen } } });
    }
  for (const body of visible) {
    can("read", "MeetingReply", { taskForceId, personId, series: { is: { body: { is: body } } } });
    if (seats.includes("COORDINATOR")) can("read", "MeetingReply", { taskForceId, series: { is: { body: { is: body } } } });
  }
  can("read", "MeetingReply", { taskForceId, series: { is: { body: { is: { seats: { some: { personId } } } } } } }).because("they meet together");
  can("answer", "MeetingSeries", { taskForceId, state: "OPEN", body: { is: { seats: { some: { personId } } } } });
  for (const body of kept) {
    can(["read", "keep"], "MeetingSeries", { taskForceId, body: { is: body } });
    can(["read", "keep"], "Meeting", { taskForceId, series: { is: { body: { is: body } } } });
  }
  can("read", "DayOff", { taskForceId });
  if (seats.includes("COORDINATOR")) can("coordinate", "DayOff", { taskForceId });
};
