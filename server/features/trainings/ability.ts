import type { Rules } from "#platform/casl.ts";

/**
 * Everybody with a seat reads the log: it holds counts of people who came to learn, and nothing of any referral. An agency's
 * people keep their own agency's entries; a coordinator corrects and withdraws any. An adviser reads.
 */
export const trainingRules: Rules = ({ taskForceId, agencyId, seats }, can) => {
  if (seats.length === 0) return;
  can("read", "Training", { taskForceId });
  if (seats.every((seat) => seat === "ADVISER")) return;
  can(["record", "keep"], "Training", { taskForceId, agencyId }).because("its agency ran it");
  if (seats.includes("COORDINATOR")) can("keep", "Training", { taskForceId });
};
