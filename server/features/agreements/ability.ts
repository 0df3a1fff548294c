import type { Rules } from "#platform/casl.ts";

/** Agreements are read by everybody at the table (agencies/ability.ts), and recorded by its coordinator and the operator. */
export const agreementRules: Rules = ({ taskForceId, seats, operator }, can) => {
  if (seats.includes("COORDINATOR")) can("record", "SharingAgreement", { taskForceId });
  if (operator) can("record", "SharingAgreement");
};
