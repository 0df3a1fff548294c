import DataLoader from "dataloader";
import {
  type MaterialCode,
  materialCodes,
  type TrainingAction,
  trainingActions,
  type TrainingAudience,
  trainingAudiences,
} from "@roundtable/shared/trainings.ts";
import type { TrainingModel } from "../../../prisma/client/models.ts";
import { actingAs } from "#platform/actor.ts";
import { type Acting, type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize, readCursor, writeCursor } from "#platform/paging.ts";
import { addUp, type Counts } from "./rules.ts";

export type TrainingKind = TrainingModel["kind"];
export type Period = { from?: string | null; to?: string | null };
export type TrainingFilter = Period & { first?: number | null; after?: string | null; kind?: TrainingKind | null; withdrawn?: boolean | null };

const held = ({ from, to }: Period) => ({ heldOn: { ...(from != null && { gte: new Date(from) }), ...(to != null && { lte: new Date(to) }) } });

/** The log of the table, the latest first; what was withdrawn only when it is asked for. */
export async function listTrainings({ db, ability, actor }: Reading, filter: TrainingFilter): Promise<Page<TrainingModel>> {
  const size = pageSize(filter.first);
  const last = readCursor(filter.after);
  const rows = await db.training.findMany({
    where: {
      AND: [
        readable(ability, "Training"),
        { taskForceId: actor.taskForceId, ...(filter.kind != null && { kind: filter.kind }) },
        filter.withdrawn === true ? {} : { withdrawnAt: null },
        held(filter),
        last ? { OR: [{ heldOn: { lt: last.at } }, { heldOn: last.at, id: { lt: last.id } }] } : {},
      ],
    },
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  return pageOf(rows, size, ({ heldOn, id }) => writeCursor(heldOn, id));
}

/** One entry, withdrawn or not; null for an unknown id and for another table's. */
export async function findTraining({ db, ability }: Reading, id: string): Promise<TrainingModel | null> {
  return isId(id) ? await db.training.findFirst({ where: { AND: [readable(ability, "Training"), { id }] } }) : null;
}

const loaders = new WeakMap<Acting, DataLoader<string, TrainingModel | null>>();

/** Entries by id; those of one moment are read in one statement. */
export function trainingLoader(acting: Acting): DataLoader<string, TrainingModel | null> {
  const known =
    loaders.get(acting) ??
    new DataLoader<string, TrainingModel | null>(async (ids) => {
      const where = { AND: [readable(acting.ability, "Training"), { id: { in: [...ids] } }] };
      const rows = await actingAs(acting.actor, async () => await acting.db.training.findMany({ where }));
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    });
  loaders.set(acting, known);
  return known;
}

/** An entry to change. @throws NotFound when it is not there or not theirs to change, and the attempt is logged */
export async function requireTraining(reading: Reading, id: string, action: string): Promise<TrainingModel> {
  const training = await findTraining(reading, id);
  if (training && reading.ability.can("keep", subject("Training", training))) return training;
  return refuseTraining(reading, id, action);
}

/** @throws NotFound always, and the attempt is logged */
export async function refuseTraining(reading: Reading, id: string | null, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

/** Whether this reader may log what their agency did. */
export function mayLogTraining({ ability, actor: { agencyId, taskForceId } }: Reading): boolean {
  return ability.can("record", subject("Training", { agencyId, taskForceId } as TrainingModel));
}

/** What this reader may do with an entry: nothing any more once it was withdrawn. */
export function actionsOnTraining({ ability }: Reading, training: TrainingModel): TrainingAction[] {
  return training.withdrawnAt === null && ability.can("keep", subject("Training", training)) ? [...trainingActions] : [];
}

export type TrainingTotal = {
  kind: TrainingKind;
  sessions: number;
  minutes: number;
  people: number;
  audience: Counts<TrainingAudience>;
  materials: Counts<MaterialCode>;
};

/**
 * What a table did in a period, both days included, by kind. Exact numbers: they count people who came to learn, and no
 * survivor. Somebody who came twice is counted twice. Nothing for whom the log is not.
 */
export async function trainingTotals({ db, ability, actor }: Reading, period: Period): Promise<TrainingTotal[]> {
  if (actor.seats.length === 0) return [];
  const rows = await db.training.findMany({
    where: { AND: [readable(ability, "Training"), { taskForceId: actor.taskForceId, withdrawnAt: null }, held(period)] },
    select: { kind: true, minutes: true, attendees: true, audience: true, materials: true },
  });
  return (["TRAINING", "OUTREACH"] as const).map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    return {
      kind,
      sessions: own.length,
      minutes: sum(own.map(({ minutes }) => minutes)),
      people: sum(own.map(({ attendees }) => attendees)),
      audience: addUp(
        trainingAudiences,
        own.map(({ audience }) => audience),
      ),
      materials: addUp(
        materialCodes,
        own.map(({ materials }) => materials),
      ),
    };
  });
}
