import type { Prisma } from "../../../prisma/client/client.ts";
import type { Rules } from "#platform/casl.ts";

/**
 * Who sees a body sees its meetings; closed sessions only its roster, and a draft only those who keep them: chair, minute-taker, and a
 * coordinator who sees the body.
 */
export const meetingRules: Rules = ({ taskForceId, personId, seats }, can) => {
  if (seats.length === 0) return;
  // Each condition on a body is a join of its own in every statement: few and wide ones are planned in a fraction of the time.
  const mine: Prisma.BodyWhereInput = { seats: { some: { personId } } };
  const visible: Prisma.BodyWhereInput = { OR: [{ restricted: false }, mine] };
  const runs: Prisma.BodyWhereInput = { seats: { some: { personId, role: { in: ["CHAIR", "MINUTE_TAKER"] } } } };
  const kept = seats.includes("COORDINATOR") ? { OR: [runs, visible] } : runs;
  const toAll: Prisma.MeetingSeriesWhereInput = { closed: false, body: { is: { restricted: false } } };
  const sent: Prisma.MeetingSeriesWhereInput = { state: { in: ["OPEN", "CANCELLED"] }, OR: [toAll, { body: { is: mine } }] };
  can("read", "MeetingSeries", { taskForceId, ...sent });
  can("read", "Meeting", { taskForceId, series: { is: sent } });
  can(["read", "keep"], "MeetingSeries", { taskForceId, body: { is: kept } });
  can(["read", "keep"], "Meeting", { taskForceId, series: { is: { body: { is: kept } } } });
  can("answer", "MeetingSeries", { taskForceId, state: "OPEN", body: { is: mine } });
  can("read", "MeetingReply", { taskForceId, personId, series: { is: { body: { is: visible } } } });
  if (seats.includes("COORDINATOR")) can("read", "MeetingReply", { taskForceId, series: { is: { body: { is: visible } } } });
  can("read", "MeetingReply", { taskForceId, series: { is: { body: { is: mine } } } }).because("they meet together");
  can("read", "DayOff", { taskForceId });
  if (seats.includes("COORDINATOR")) can("coordinate", "DayOff", { taskForceId });
};
