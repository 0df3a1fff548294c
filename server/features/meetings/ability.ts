import type { Rules } from "#platform/casl.ts";

/** Who sees a body sees its meetings; a draft only those who keep them: chair, minute-taker, and a coordinator who sees the body. */
export const meetingRules: Rules = ({ taskForceId, personId, seats }, can) => {
  if (seats.length === 0) return;
  const visible = [{ restricted: false }, { seats: { some: { personId } } }];
  const kept = [
    { seats: { some: { personId, role: "CHAIR" } } } as const,
    { seats: { some: { personId, role: "MINUTE_TAKER" } } } as const,
    ...(seats.includes("COORDINATOR") ? visible : []),
  ];
  for (const body of visible) {
    for (const state of ["OPEN", "CANCELLED"] as const) {
      can("read", "MeetingSeries", { taskForceId, state, body: { is: body } });
      can("read", "Meeting", { taskForceId, series: { is: { state, body: { is: body } } } });
    }
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
