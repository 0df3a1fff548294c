import type { Prisma } from "../../../prisma/client/client.ts";
import type { Rules } from "#platform/casl.ts";

/**
 * Minutes are kept by whoever keeps the meeting, and read by all who see it once they were circulated. Those of a closed session
 * are for whoever was let into it, and for nobody else (MT-11).
 */
export const minutesRules: Rules = ({ taskForceId, personId, seats }, can, now) => {
  if (seats.length === 0) return;
  // In memory an instant that is not there would count as one before now.
  const never = new Date(0);
  const mine: Prisma.BodyWhereInput = { seats: { some: { personId } } };
  const visible: Prisma.BodyWhereInput = { OR: [{ restricted: false }, mine] };
  const runs: Prisma.BodyWhereInput[] = [{ seats: { some: { personId, role: "CHAIR" } } }, { seats: { some: { personId, role: "MINUTE_TAKER" } } }];
  const kept: Prisma.BodyWhereInput = { OR: [...runs, ...(seats.includes("COORDINATOR") ? [visible] : [])] };
  const meeting: Prisma.MeetingWhereInput = {
    OR: [
      { series: { is: { state: { in: ["OPEN", "CANCELLED"] }, closed: false, body: { is: { restricted: false } } } } },
      { series: { is: { state: { in: ["OPEN", "CANCELLED"] }, body: { is: mine } } } },
      { series: { is: { body: { is: kept } } } },
    ],
  };
  const wasIn: Prisma.MeetingWhereInput = { AND: [meeting, { attendance: { some: { personId, admittedAt: { gt: never, lte: now } } } }] };
  const told: Prisma.MinutesWhereInput = { taskForceId, state: { in: ["CIRCULATED", "APPROVED"] } };
  const rights: Record<"read" | "keep", Prisma.MinutesWhereInput[]> = {
    read: [
      { ...told, part: "OPEN", meeting: { is: meeting } },
      { ...told, part: "CLOSED", meeting: { is: wasIn } },
    ],
    keep: [
      { taskForceId, part: "OPEN", meeting: { is: meeting }, body: { is: kept } },
      { taskForceId, part: "CLOSED", meeting: { is: wasIn }, body: { is: { OR: runs } } },
    ],
  };
  for (const minutes of rights.read) {
    can("read", "Minutes", minutes);
    can("read", "MinutesEntry", { taskForceId, minutes: { is: minutes } });
  }
  for (const minutes of rights.keep) {
    can(["read", "keep"], "Minutes", minutes);
    can(["read", "keep"], "MinutesEntry", { taskForceId, minutes: { is: minutes } });
  }
};
