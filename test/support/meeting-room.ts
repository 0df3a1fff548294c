import type { BodyRole } from "@roundtable/shared/meetings.ts";
import { deskOf, type Outcome } from "./desk.ts";
import type { TestHub } from "./hub.ts";
import type { Someone, World } from "./world.ts";

const seat = (someone: Someone, role: BodyRole) => ({ personId: someone.person.id, role });

export const quorum = { quorumLeast: 2, quorumShare: 50, quorumDisciplines: ["VICTIM_SERVICES", "LAW_ENFORCEMENT"] };

/** A body whose chair is RCC-A, with RCC-B and a liaison in it. */
export function makeBody(hub: TestHub, world: World, overrides: Record<string, unknown> = {}): Promise<Outcome> {
  const roster = [seat(world.rccA, "CHAIR"), seat(world.rccB, "MEMBER"), seat(world.leA, "MEMBER")];
  return deskOf(hub, world.coord).act("makeBody", { kind: "CORE", name: "Core team", restricted: false, ...quorum, roster, ...overrides });
}

/** One that nobody may know of but the coordinator, its chair, and RCC-B. */
export function makeRestricted(hub: TestHub, world: World): Promise<Outcome> {
  const roster = [seat(world.coord, "CHAIR"), seat(world.rccB, "MEMBER")];
  return makeBody(hub, world, { kind: "CASE_REVIEW", name: "Case review", restricted: true, quorumDisciplines: [], roster });
}

export const thirdWednesday = { frequency: "MONTHLY", interval: 1, weekdays: ["WE"], nth: 3 };

/** What is sent to plan a meeting: at ten in the morning, for an hour and a half, in a room. */
export const plan = (bodyId: string, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  bodyId,
  title: "Core team meeting",
  closed: false,
  placeKind: "IN_PERSON",
  place: "Courthouse, room B",
  startsOn: "2031-01-02",
  startsAt: "10:00",
  minutes: 90,
  skipsDaysOff: true,
  ...overrides,
});

/** Plans a meeting and opens it. @returns the series, open */
export async function openMeeting(hub: TestHub, keeper: Someone, bodyId: string, overrides: Record<string, unknown> = {}): Promise<Outcome> {
  const desk = deskOf(hub, keeper);
  const { id: seriesId, version } = await desk.act("draftMeeting", plan(bodyId, overrides));
  return desk.act("openMeeting", { seriesId, version });
}
