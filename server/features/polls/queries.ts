import type { Prisma } from "../../../prisma/client/client.ts";
import type { PollAnswerModel, PollModel, PollOptionModel } from "../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { type Action, type AppAbility, readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { type BodyView, refuseMeeting, withSeats } from "#features/bodies/queries.ts";

/** A poll with its times, and the answers its reader may know of. */
export type PollView = PollModel & { body: BodyView; options: PollOptionModel[]; answers: PollAnswerModel[] };
export type OptionView = PollOptionModel & { poll: PollView };

const parts = (ability: AppAbility) =>
  ({
    body: { include: withSeats(ability) },
    options: { where: readable(ability, "PollOption"), orderBy: { startsAt: "asc" } },
    answers: { where: readable(ability, "PollAnswer"), orderBy: [{ answeredAt: "asc" }, { id: "asc" }] },
  }) satisfies Prisma.PollInclude;

/** The polls of the last year, the latest first, up to a hundred. */
export function listPolls({ db, ability, actor: { taskForceId }, clock }: Reading): Promise<PollView[]> {
  const recent = { taskForceId, createdAt: { gt: new Date(clock.now().getTime() - 366 * 86_400_000) } };
  return db.poll.findMany({
    where: { AND: [readable(ability, "Poll"), recent] },
    include: parts(ability),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
}

/** One poll; null for an unknown id and for a body's that is not theirs to know of. */
export async function findPoll({ db, ability }: Reading, id: string): Promise<PollView | null> {
  return isId(id) ? await db.poll.findFirst({ where: { AND: [readable(ability, "Poll"), { id }] }, include: parts(ability) }) : null;
}

/** A poll to do something with. @throws NotFound when it is not there or not theirs to do this with, and the attempt is logged */
export async function requirePoll(reading: Reading, id: string, log: string, right: Extract<Action, "keep" | "answer">): Promise<PollView> {
  const poll = await findPoll(reading, id);
  if (poll && reading.ability.can(right, subject("Poll", poll))) return poll;
  return refuseMeeting(reading, id, log);
}

/** Whether this reader keeps a poll, or was asked. */
export function mayPoll({ ability }: Reading, poll: PollView, right: "keep" | "answer"): boolean {
  return ability.can(right, subject("Poll", poll));
}

/** Whether this reader sees how all answered: where it is hidden only who keeps the poll does. */
export function seesAnswers(reading: Reading, poll: PollView): boolean {
  return mayPoll(reading, poll, "keep") || (!poll.hidden && mayPoll(reading, poll, "answer"));
}
