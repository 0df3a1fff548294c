import type { Rules } from "#platform/casl.ts";

/** Who sits at the table is known to everyone who sits there; the operator sees every table of the installation. */
export const agencyRules: Rules = (actor, can) => {
  const { taskForceId, agencyId } = actor;
  const atOurTable = { memberships: { some: { taskForceId } } };
  can("read", "TaskForce", { id: taskForceId });
  can("read", "Region", { taskForceId });
  can("read", "Membership", { taskForceId });
  can("read", "SharingAgreement", { taskForceId });
  can("read", "Seat", { taskForceId });
  can("read", "Agency", atOurTable).because("agencies of one task force know each other");
  can("read", "Agency", { id: agencyId });
  can("read", "Person", { agency: { is: atOurTable } });
  can("read", "Person", { agencyId });
  can("read", "AgencyService", { agency: { is: atOurTable } });
  can("read", "AgencyService", { agencyId });
  can("read", "AgencyRegion", { agency: { is: atOurTable } });
  can("read", "AgencyRegion", { agencyId });
  if (actor.seats.includes("AGENCY_LEAD")) can("keep", "Agency", { id: agencyId }).because("its lead keeps what partners need to know");
  if (!actor.operator) return;
  for (const subject of ["TaskForce", "Region", "Membership", "SharingAgreement", "Seat", "Agency", "Person", "AgencyService", "AgencyRegion"] as const)
    can("read", subject).because("the operator keeps people and agencies, and no referral (AZ-19)");
  can("read", "DisciplineChange");
  can(["keep", "administer"], "Agency");
  for (const subject of ["TaskForce", "Region", "Membership", "DisciplineChange"] as const) can("administer", subject);
};
