import { KeepMinutesUntilInput, longestMonths } from "@roundtable/shared/minutes.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findAgenda } from "#features/agendas/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { requireMinutes } from "../queries.ts";
import { canEndOn } from "../rules/keeping.ts";

/**
 * Until when minutes of a closed session are kept, before and after their approval (MT-11): the night after that day they are removed.
 *
 * @throws InvalidInput for open minutes, which have no such day, and for a day that is not tomorrow or within ten years
 */
export function keepMinutesUntil(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(KeepMinutesUntilInput, raw);
  return transact(acting, { mutation: "keepMinutesUntil", input }, async ({ tx, reading, record }) => {
    const { id, part, meetingId } = await requireMinutes(reading, input.minutesId, "minutes.keep-until");
    const agenda = await findAgenda(reading, meetingId);
    if (!agenda) throw new NotFound();
    if (part !== "CLOSED") throw new InvalidInput([{ path: ["minutesId"], message: "are not of a closed session" }]);
    const today = dayOf(acting.clock.now(), agenda.meeting.series.timeZone);
    if (!canEndOn(input.retainUntil, today))
      throw new InvalidInput([{ path: ["retainUntil"], message: `is a day from tomorrow on, within ${longestMonths} months` }]);
    const { count } = await tx.minutes.updateMany({
      where: { id, version: input.version },
      data: { retainUntil: new Date(input.retainUntil), version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Minutes", id);
    record({ action: "minutes.keep-until", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
