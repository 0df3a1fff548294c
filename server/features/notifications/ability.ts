import type { Rules } from "#platform/casl.ts";

/** Everybody chooses how soon they want mail; that mail does not arrive, their lead and the operator know as well. */
export const notificationRules: Rules = (actor, can) => {
  const { personId, agencyId, seats, operator } = actor;
  can("read", "MailPreference", { personId });
  can("read", "MailReach", { personId });
  if (seats.includes("AGENCY_LEAD")) can("read", "MailReach", { person: { is: { agencyId } } }).because("a lead sees to it that their people can be reached");
  if (operator) can("read", "MailReach").because("the operator keeps people, and no referral (AZ-19)");
};
