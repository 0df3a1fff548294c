import type { AgencyRecordRowFragment } from "./hub.graphql.ts";

/** The tables an agency sits at now; those it has left stay in its record. */
export function tablesOf({ memberships }: Pick<AgencyRecordRowFragment, "memberships">): { id: string; name: string }[] {
  return memberships.flatMap(({ taskForce, leftAt }) => (taskForce !== null && leftAt === null ? [taskForce] : []));
}
