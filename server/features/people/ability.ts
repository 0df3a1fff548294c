import type { Rules } from "#platform/casl.ts";

/**
 * A lead keeps the people of their own agency, but no operator among them; a coordinator sees how the people of the table
 * stand and gives the table's own seats; the operator keeps everybody. Which seats each gives is `seatsToGive` in rules.ts.
 */
export const peopleRules: Rules = (actor, can) => {
  const { agencyId, taskForceId, personId, seats } = actor;
  const atOurTable = { agency: { is: { memberships: { some: { taskForceId } } } } };
  can("read", "TrainingRecord", { personId });
  can("read", "StatementAcceptance", { personId });
  if (seats.includes("AGENCY_LEAD")) {
    can("oversee", "Person", { agencyId });
    can(["keep", "seat"], "Person", { agencyId, operator: false });
    can("read", "TrainingRecord", { agencyId });
    can("read", "StatementAcceptance", { agencyId });
  }
  if (seats.includes("COORDINATOR")) {
    can(["oversee", "seat"], "Person", atOurTable);
    can("read", "TrainingRecord", atOurTable);
    can("read", "StatementAcceptance", atOurTable);
  }
  if (!actor.operator) return;
  can(["oversee", "keep", "seat"], "Person");
  can("read", "TrainingRecord");
  can("read", "StatementAcceptance");
};
