import type { Rules } from "#platform/casl.ts";

/** A restricted body is there for its roster alone; every other for whoever sits at the table (MT-02). */
export const bodyRules: Rules = ({ taskForceId, personId, seats }, can) => {
  if (seats.length === 0) return;
  const mine = { seats: { some: { personId } } };
  can("read", "Body", { taskForceId, restricted: false });
  can(["read", "answer"], "Body", { taskForceId, ...mine }).because("they are on its roster");
  can("read", "BodySeat", { taskForceId, body: { is: { restricted: false } } });
  can("read", "BodySeat", { taskForceId, body: { is: mine } });
  can(["coordinate", "keep"], "Body", { taskForceId, seats: { some: { personId, role: "CHAIR" } } }).because("they chair it");
  can("keep", "Body", { taskForceId, seats: { some: { personId, role: "MINUTE_TAKER" } } });
  if (!seats.includes("COORDINATOR")) return;
  can(["coordinate", "keep"], "Body", { taskForceId, restricted: false });
  can(["coordinate", "keep"], "Body", { taskForceId, ...mine });
};
