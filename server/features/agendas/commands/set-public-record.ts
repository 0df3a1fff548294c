import { SetPublicRecordInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAgenda } from "../queries/require.ts";

/** When a public body gave notice of a meeting and posted its agenda (MT-12). Both days are replaced. */
export function setPublicRecord(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SetPublicRecordInput, raw);
  return transact(acting, { mutation: "setPublicRecord", input }, async ({ tx, reading, record }) => {
    const { meetingId } = await requireAgenda(reading, input.meetingId, "meeting.public-record");
    const day = (text: string | null | undefined) => (text == null ? null : new Date(text));
    await tx.sitting.updateMany({ where: { meetingId }, data: { noticeOn: day(input.noticeOn), postedOn: day(input.postedOn), version: { increment: 1 } } });
    record({ action: "meeting.public-record", outcome: "OK", subjectIds: [meetingId], detail: { fields: "ACTION" } });
    return meetingId;
  });
}
