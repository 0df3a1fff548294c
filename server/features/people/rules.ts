import { privilegeHours, type StaffAction, staffActions, type StaffState, statementDays, statementVersion } from "@roundtable/shared/people.ts";
import { type SeatRole, seatRoles } from "@roundtable/shared/roles.ts";

/** Seats that an agency fills by itself. The table's own, COORDINATOR and ADVISER, are given by its coordinator or the operator. */
const agencySeats: readonly SeatRole[] = ["ADVOCATE", "LIAISON", "AGENCY_LEAD"];
const day = 86_400_000;

export type Keeper = { personId: string; agencyId: string; seats: readonly SeatRole[]; operator: boolean };
export type Kept = { id: string; agencyId: string; operator: boolean };

/** Where somebody stands: suspended before all else, and not yet here until the first full sign-in. */
export function stateOf({ disabledAt, joinedAt }: { disabledAt: Date | null; joinedAt: Date | null }): StaffState {
  if (disabledAt) return "SUSPENDED";
  return joinedAt ? "ACTIVE" : "INVITED";
}

/** Whether this keeper looks after the person: the operator after everybody, a lead after their own agency but no operator in it. */
export function keeps(keeper: Keeper, person: Pick<Kept, "agencyId" | "operator">): boolean {
  return keeper.operator || (keeper.seats.includes("AGENCY_LEAD") && keeper.agencyId === person.agencyId && !person.operator);
}

/** The seats that this keeper gives to, and takes from, people of that agency at the table where the keeper sits. */
export function seatsToGive(keeper: Keeper, person: Pick<Kept, "agencyId" | "operator">): SeatRole[] {
  const isCoordinator = keeper.seats.includes("COORDINATOR");
  return seatRoles.filter((seat) => (agencySeats.includes(seat) ? keeps(keeper, person) : isCoordinator || keeper.operator));
}

/** What has to change, and which of it is somebody else's to change. */
export function planSeats(
  now: readonly SeatRole[],
  wanted: readonly SeatRole[],
  mine: readonly SeatRole[],
): { give: SeatRole[]; take: SeatRole[]; others: SeatRole[] } {
  const give = wanted.filter((seat) => !now.includes(seat));
  const take = now.filter((seat) => !wanted.includes(seat));
  return { give, take, others: [...give, ...take].filter((seat) => !mine.includes(seat)) };
}

/** What a keeper may do about somebody who stands so. That an agency keeps a lead and the hub an operator is found out when it is tried. */
export function actionsOn(keeper: Keeper, person: Kept & { state: StaffState }): StaffAction[] {
  const { state } = person;
  const mine = keeps(keeper, person);
  const isLead = mine && keeper.seats.includes("AGENCY_LEAD") && keeper.agencyId === person.agencyId && !person.operator;
  const may: Record<StaffAction, boolean> = {
    INVITE_AGAIN: mine && state === "INVITED",
    CHANGE_SEATS: seatsToGive(keeper, person).length > 0,
    CORRECT: mine,
    SUSPEND: mine && state !== "SUSPENDED" && keeper.personId !== person.id,
    RESTORE: mine && state === "SUSPENDED",
    RECORD_TRAINING: isLead,
    SET_PRIVILEGED: isLead && state !== "SUSPENDED",
  };
  return staffActions.filter((action) => may[action]);
}

/** Hours of the records that stand. */
export function hoursOf(trainings: readonly { halfHours: number; takenBackAt: Date | null }[]): number {
  return trainings.reduce((sum, { halfHours, takenBackAt }) => (takenBackAt ? sum : sum + halfHours), 0) / 2;
}

/** CR-25: twenty hours, and not before. */
export function mayBePrivileged(hours: number): boolean {
  return hours >= privilegeHours;
}

/** Until when an acceptance holds; an acceptance of an earlier statement holds no longer. */
export function holdsUntil({ version, acceptedAt }: { version: number; acceptedAt: Date }): Date | null {
  return version === statementVersion ? new Date(acceptedAt.getTime() + statementDays * day) : null;
}
