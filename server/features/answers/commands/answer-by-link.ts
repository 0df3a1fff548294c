import { randomUUIDv7 } from "node:crypto";
import type { AnswerByLinkInput } from "@roundtable/shared/meetings.ts";
import type { z } from "zod";
import type { AnswerDesk } from "#platform/answer-desk.ts";
import type { AuditEntry } from "#platform/audit.ts";
import { InvalidInput } from "#platform/problems.ts";
import { noteReply } from "#features/meetings/queries/replies.ts";
import { admitAnswerLink, sheetOf } from "../queries.ts";
import type { Sheet } from "../rules.ts";

/**
 * Answers a poll or a meeting with the link from a mail, in the name of whom the link was made for (MT-04, MT-06). It goes on
 * being good until the poll or the meeting is over, so that an answer can be changed.
 *
 * @throws LinkRefused, InvalidInput
 */
export async function answerByLink(desk: AnswerDesk, { token, answer, choices }: z.infer<typeof AnswerByLinkInput>): Promise<Sheet> {
  const { db, clock } = desk;
  const now = clock.now();
  const opened = await admitAnswerLink(desk, token);
  const { id: personId } = opened.person;
  const { id, taskForceId } = "poll" in opened ? opened.poll : opened.series;
  await db.$transaction(async (tx) => {
    if ("poll" in opened) {
      const { options, bodyId } = opened.poll;
      const wanted = new Map((choices ?? []).map((choice) => [choice.optionId, choice.answer]));
      if (wanted.size === 0 || [...wanted.keys()].some((optionId) => !options.some((option) => option.id === optionId)))
        throw new InvalidInput([{ path: ["choices"], message: "names no time that is offered" }]);
      for (const [optionId, chosen] of wanted) {
        const data = { answer: chosen, way: "LINK", answeredAt: now } as const;
        const made = { id: randomUUIDv7(), taskForceId, bodyId, pollId: id, optionId, personId, ...data };
        const { count } = await tx.pollAnswer.createMany({ data: made, skipDuplicates: true });
        if (count === 0) await tx.pollAnswer.updateMany({ where: { optionId, personId }, data });
      }
    } else {
      if (answer == null) throw new InvalidInput([{ path: ["answer"], message: "is missing or of another kind" }]);
      await noteReply(tx, opened.series, { personId, onDay: null, answer, way: "LINK", answeredAt: now });
    }
    const action = "poll" in opened ? "poll.answer" : "meeting.answer";
    const entry: AuditEntry = { action, outcome: "OK", taskForceId, personId, subjectIds: [id], detail: { fields: "ACTION", way: "LINK" } };
    await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([entry])}::jsonb)`;
  });
  return sheetOf(desk, opened);
}
