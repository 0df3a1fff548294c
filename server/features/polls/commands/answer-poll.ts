import { randomUUIDv7 } from "node:crypto";
import { AnswerPollInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { PollOver } from "../problems.ts";
import { requirePoll } from "../queries.ts";
import { takesAnswers } from "../rules.ts";

/** Says for oneself which of the times one can come; a time that is left out keeps its answer. */
export function answerPoll(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AnswerPollInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "answerPoll", input }, async ({ tx, reading, record }) => {
    const poll = await requirePoll(reading, input.pollId, "poll.answer", "answer");
    if (!takesAnswers(poll, now)) throw new PollOver();
    const { id: pollId, taskForceId, bodyId } = poll;
    const offered = new Set(poll.options.map(({ id }) => id));
    if (input.choices.some(({ optionId }) => !offered.has(optionId)))
      throw new InvalidInput([{ path: ["choices"], message: "names a time that is not offered" }]);
    for (const { optionId, answer } of new Map(input.choices.map((choice) => [choice.optionId, choice])).values()) {
      const whose = { optionId, personId: acting.actor.personId };
      const data = { answer, way: "PAGE", answeredAt: now } as const;
      const { count } = await tx.pollAnswer.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, pollId, ...whose, ...data }, skipDuplicates: true });
      if (count === 0) await tx.pollAnswer.updateMany({ where: whose, data });
    }
    record({ action: "poll.answer", outcome: "OK", subjectIds: [pollId], detail: { fields: "ACTION" } });
    return pollId;
  });
}
