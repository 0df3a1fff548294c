import { randomUUIDv7 } from "node:crypto";
import type { AgencyVote } from "@roundtable/shared/agendas.ts";
import type { Unit } from "#platform/transact.ts";
import { InvalidInput } from "#platform/problems.ts";
import { QuorumMissing } from "../problems.ts";
import type { AgendaView, ItemView } from "../queries.ts";
import { quorumNow } from "./room.ts";
import { tally } from "../rules.ts";

type Motion = { item: ItemView; agenda: AgendaView; words: string; carried: boolean; votes: { agencyId: string; vote: AgencyVote }[] };

/** Writes a decision with its votes and whether there was a quorum. Only agencies that are there vote. @returns its id @throws QuorumMissing, InvalidInput */
export async function decide({ tx, reading }: Unit, { item, agenda, words, carried, votes }: Motion): Promise<string> {
  const quorum = quorumNow(agenda);
  if (!quorum.reached && agenda.body.quorumBlocks) throw new QuorumMissing(quorum);
  const present = new Set(agenda.attendance.flatMap(({ personId, agencyId, leftAt }) => (personId !== null && leftAt === null ? [agencyId] : [])));
  if (votes.some(({ agencyId }) => !present.has(agencyId))) throw new InvalidInput([{ path: ["votes"], message: "names an agency that is not there" }]);
  const id = randomUUIDv7();
  const { taskForceId, bodyId } = item;
  const { actor, clock } = reading;
  await tx.decision.createMany({
    data: {
      id,
      taskForceId,
      bodyId,
      itemId: item.id,
      words,
      carried,
      quorumReached: quorum.reached,
      ...tally(votes),
      decidedAt: clock.now(),
      recordedById: actor.personId,
    },
  });
  return id;
}
