import { RecordDecisionInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingNotRunning } from "../problems.ts";
import { requireWritten } from "../queries/require.ts";
import { decide } from "../queries/decide.ts";

/** Keeps what was decided on an item of a meeting that goes on, with the votes of the agencies (MT-15). @throws QuorumMissing */
export function recordDecision(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordDecisionInput, raw);
  const { itemId, words, carried, votes } = input;
  return transact(acting, { mutation: "recordDecision", input }, async (unit) => {
    const { item, agenda } = await requireWritten(unit.reading, itemId, "agenda.decide");
    if (!agenda.sitting.startedAt || agenda.sitting.endedAt) throw new MeetingNotRunning();
    await decide(unit, { item, agenda, words, carried, votes });
    unit.record({ action: "agenda.decide", outcome: "OK", subjectIds: [itemId], detail: { fields: "ACTION" } });
    return itemId;
  });
}
