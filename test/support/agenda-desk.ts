import { deskOf } from "./desk.ts";
import type { TestHub } from "./hub.ts";
import { makeBody, openMeeting } from "./meeting-room.ts";
import type { Someone, World } from "./world.ts";

/** What a test reads of an agenda. */
export type SeenAgenda = {
  id: string;
  minutesPlanned: number;
  items: {
    id: string;
    version: number;
    number: number;
    title: string;
    audience: string;
    codes: string[];
    notes: { words: string }[];
    decisions: SeenDecision[];
    handouts: { link: string }[];
  }[];
  openActions: { id: string; words: string; version: number }[];
  currentItem: { id: string } | null;
  startedAt: string | null;
  endedAt: string | null;
  attendance: {
    id: string;
    person: { name: string } | null;
    guestName: string | null;
    admitted: boolean;
    counts: boolean | null;
    late: boolean;
    leftAt: string | null;
  }[];
  quorum: { reached: boolean; present: number; needed: number; missingDisciplines: string[] };
  holds: { item: { id: string }; reason: string; mustStepOut: { person: { name: string } | null; guestName: string | null }[] }[];
  notAdmitted: { person: { name: string } | null; guestName: string | null }[];
  closedPurpose: string | null;
  closedOpenedAt: string | null;
  warnings: string[];
  viewerCan: string[];
  minutes: {
    id: string;
    version: number;
    part: string;
    state: string;
    hash: string | null;
    retainUntil: string | null;
    entries: { id: string; version: number; heading: string; words: string; amendment: boolean }[];
  }[];
};
type SeenDecision = { words: string; carried: boolean; quorumReached: boolean; inFavor: { name: string }[]; recused: { name: string }[] };

const who = "person { name } guestName";
const document = `query ($id: ID!) { agenda(meetingId: $id) {
  id minutesPlanned startedAt endedAt closedPurpose closedOpenedAt warnings viewerCan currentItem { id }
  items { id version number title audience codes notes { words } handouts { link } decisions { words carried quorumReached inFavor { name } recused { name } } }
  openActions { id words version }
  attendance { id ${who} admitted counts late leftAt }
  quorum { reached present needed missingDisciplines }
  holds { item { id } reason mustStepOut { ${who} } }
  notAdmitted { ${who} }
  minutes { id version part state hash retainUntil entries { id version heading words amendment } }
} }`;

/** The agenda as somebody sees it; null when it is not there for them. */
export async function seeAgenda(hub: TestHub, someone: Someone, id: string): Promise<SeenAgenda | null> {
  return (await deskOf(hub, someone).ask<{ agenda: SeenAgenda | null }>(document, { id })).agenda;
}

/** The same of somebody for whom it is. */
export async function readAgenda(hub: TestHub, someone: Someone, id: string): Promise<SeenAgenda> {
  const agenda = await seeAgenda(hub, someone, id);
  if (!agenda) throw new Error("there is no such agenda");
  return agenda;
}

/** An item for everybody, as it is sent. */
export const item = (bodyId: string, meetingId: string | null, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  bodyId,
  meetingId,
  section: "",
  title: "Shelter beds",
  kind: "DISCUSS",
  minutesPlanned: 10,
  audience: "ALL",
  ...overrides,
});

/** A meeting of a new body, whose chair is RCC-A, with its agenda begun. @returns the body and the meeting's own id */
export async function beginAgenda(hub: TestHub, world: World, overrides: Record<string, unknown> = {}): Promise<{ bodyId: string; meetingId: string }> {
  const { id: bodyId } = await makeBody(hub, world, overrides);
  return { bodyId, meetingId: await nextAgenda(hub, world.rccA, bodyId) };
}

/** One more meeting of a body with its agenda begun. @returns the meeting's own id */
export async function nextAgenda(hub: TestHub, keeper: Someone, bodyId: string, startsOn = "2031-01-08"): Promise<string> {
  const series = await openMeeting(hub, keeper, bodyId, { startsOn });
  return (await deskOf(hub, keeper).act("beginAgenda", { seriesId: series.id, onDay: startsOn })).id;
}

/** People come into the room, one after the other. */
export async function arrive(hub: TestHub, keeper: Someone, meetingId: string, people: Someone[]): Promise<void> {
  for (const { person } of people) await deskOf(hub, keeper).act("recordAttendance", { meetingId, personId: person.id, present: true });
}
