import type { Reading } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { InvalidInput } from "#platform/problems.ts";
import { type BodyView, findBody, refuseMeeting } from "#features/bodies/queries.ts";
import { MeetingNotRunning } from "../problems.ts";
import { type AgendaView, findAgenda, findItem, type ItemView } from "../queries.ts";

/** An agenda that the actor keeps. @throws NotFound when it is not there or not theirs to keep, and the attempt is logged */
export async function requireAgenda(reading: Reading, meetingId: string, log: string): Promise<AgendaView> {
  const agenda = await findAgenda(reading, meetingId);
  if (agenda && reading.ability.can("keep", subject("Body", agenda.body))) return agenda;
  return refuseMeeting(reading, meetingId, log);
}

/** The same of a meeting that goes on now. @throws MeetingNotRunning before and after it */
export async function requireRunning(reading: Reading, meetingId: string, log: string): Promise<AgendaView> {
  const agenda = await requireAgenda(reading, meetingId, log);
  if (!agenda.sitting.startedAt || agenda.sitting.endedAt) throw new MeetingNotRunning();
  return agenda;
}

/** An item that is for the actor, in whose body they do this. @throws NotFound as above */
export async function requireOwnItem(
  reading: Reading,
  itemId: string,
  log: string,
  right: "keep" | "answer" = "keep",
): Promise<{ item: ItemView; body: BodyView }> {
  const item = await findItem(reading, itemId);
  const body = item && (await findBody(reading, item.bodyId));
  if (body && reading.ability.can(right, subject("Body", body))) return { item, body };
  return refuseMeeting(reading, itemId, log);
}

/** An item on an agenda that the actor keeps. @throws NotFound as above, and for what waits in a backlog */
export async function requireItem(reading: Reading, itemId: string, log: string): Promise<{ item: ItemView; agenda: AgendaView }> {
  const { item } = await requireOwnItem(reading, itemId, log);
  const agenda = item.meetingId === null ? null : await findAgenda(reading, item.meetingId);
  return agenda ? { item, agenda } : refuseMeeting(reading, itemId, log);
}

/** The same of an item of which something is written down. @throws InvalidInput for a case, whose words stay in the room */
export async function requireWritten(reading: Reading, itemId: string, log: string): Promise<{ item: ItemView; agenda: AgendaView }> {
  const found = await requireItem(reading, itemId, log);
  if (found.item.audience === "CASE") throw new InvalidInput([{ path: ["itemId"], message: "is a case, of which nothing is written down here" }]);
  return found;
}
