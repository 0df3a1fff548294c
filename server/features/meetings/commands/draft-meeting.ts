import { randomUUID, randomUUIDv7 } from "node:crypto";
import { DraftMeetingInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { requireBody } from "#features/bodies/queries.ts";
import { asDate, minutesOf } from "../rules/days.ts";
import { changedSeries } from "../rules/changes.ts";
import { ruleText } from "../rules/recurrence.ts";

/** Plans a meeting, or meetings that come round, for a body. Nobody but its keepers sees a draft, and nothing is sent. */
export function draftMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DraftMeetingInput, raw);
  const { taskForceId, personId } = acting.actor;
  return transact(acting, { mutation: "draftMeeting", input }, async ({ tx, reading, record }) => {
    const body = await requireBody(reading, input.bodyId, "meeting.draft", "keep");
    const { timeZone } = await findTaskForce(reading);
    const { title, closed, placeKind, place = null, link = null, minutes, skipsDaysOff, rule } = input;
    const plain = { title, placeKind, place, link, startsOn: asDate(input.startsOn), startsAt: minutesOf(input.startsAt), minutes, skipsDaysOff };
    const wish = rule ? { rule: ruleText(rule), untilOn: rule.untilOn } : {};
    const planned = changedSeries({ ...plain, rule: null, untilOn: null }, wish, input.startsOn);
    if (planned === null) throw new InvalidInput([{ path: ["rule"], message: "gives no meeting before its end" }]);
    const id = randomUUIDv7();
    const now = acting.clock.now();
    const made = {
      id,
      taskForceId,
      bodyId: body.id,
      timeZone,
      closed,
      uid: `${randomUUID()}@roundtable.invalid`,
      createdById: personId,
      createdAt: now,
      changedAt: now,
    };
    await tx.meetingSeries.createMany({ data: { ...made, ...planned } });
    record({ action: "meeting.draft", outcome: "OK", subjectIds: [id, body.id], detail: { fields: "ACTION", comesRound: rule != null } });
    return id;
  });
}
