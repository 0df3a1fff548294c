import { arrive, beginAgenda, item, nextAgenda } from "./agenda-desk.ts";
import { deskOf } from "./desk.ts";
import type { TestHub } from "./hub.ts";
import type { World } from "./world.ts";

type Place = { hub: TestHub; world: World };
type Held = { bodyId: string; meetingId: string };

/** A meeting of a new body that is over: an open item with a note, and a closed one with another; RCC-A and RCC-B were there. */
export async function holdMeeting({ hub, world }: Place, overrides: Record<string, unknown> = {}): Promise<Held> {
  const chair = deskOf(hub, world.rccA);
  const { bodyId, meetingId } = await beginAgenda(hub, world, overrides);
  const open = await chair.act("addAgendaItem", item(bodyId, meetingId, { title: "Shelter beds" }));
  const closed = await chair.act("addAgendaItem", item(bodyId, meetingId, { title: "Staffing of the shelter", audience: "CLOSED" }));
  await chair.act("startMeeting", { meetingId });
  await arrive(hub, world.rccA, meetingId, [world.rccA, world.rccB]);
  await chair.act("writeNote", { itemId: open.id, words: "Four beds are free." });
  await chair.act("recordDecision", {
    itemId: open.id,
    words: "We ask for ten more.",
    carried: true,
    votes: [{ agencyId: world.rccA.agency.id, vote: "IN_FAVOR" }],
  });
  await chair.act("openClosedSession", { meetingId, purpose: "Personnel" });
  await chair.act("setCurrentItem", { meetingId, itemId: closed.id });
  await chair.act("writeNote", { itemId: closed.id, words: "The night shift is short." });
  await chair.act("endClosedSession", { meetingId });
  await chair.act("endMeeting", { meetingId });
  return { bodyId, meetingId };
}

/** The next meeting of the body, at which minutes can be approved. */
export async function nextMeeting({ hub, world }: Place, bodyId: string): Promise<{ meetingId: string; itemId: string }> {
  const chair = deskOf(hub, world.rccA);
  const meetingId = await nextAgenda(hub, world.rccA, bodyId, "2031-02-12");
  const { id: itemId } = await chair.act("addAgendaItem", item(bodyId, meetingId, { title: "Minutes of last time", kind: "DECIDE" }));
  await chair.act("startMeeting", { meetingId });
  await arrive(hub, world.rccA, meetingId, [world.rccA, world.leA]);
  return { meetingId, itemId };
}

/** A vote that carries. */
export const carryingVotes = ({ rccA, leA }: World) => [
  { agencyId: rccA.agency.id, vote: "IN_FAVOR" },
  { agencyId: leA.agency.id, vote: "ABSTAINED" },
];

/** Minutes of a meeting that is over, drafted and circulated. */
export async function circulate({ hub, world }: Place, meetingId: string, part = "OPEN"): Promise<{ id: string; version: number }> {
  const chair = deskOf(hub, world.rccA);
  const { id, version } = await chair.act("draftMinutes", { meetingId, part });
  const circulated = await chair.act("circulateMinutes", { minutesId: id, version });
  return { id, version: circulated.version };
}

/** A meeting of a new body whose open minutes the next meeting approved. @returns the minutes with the meeting they are of */
export async function approveMinutes(place: Place, overrides: Record<string, unknown> = {}): Promise<Held & { minutesId: string }> {
  const { hub, world } = place;
  const held = await holdMeeting(place, overrides);
  const { id: minutesId, version } = await circulate(place, held.meetingId);
  const { itemId } = await nextMeeting(place, held.bodyId);
  await deskOf(hub, world.rccA).act("approveMinutes", { minutesId, version, itemId, votes: carryingVotes(world) });
  return { ...held, minutesId };
}
