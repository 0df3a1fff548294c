import DataLoader from "dataloader";
import type { MinutesModel } from "../../../../prisma/client/models.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { type Page, pageOf, pageSize, readCursor, writeCursor } from "#platform/paging.ts";
import { heldMeetings } from "#features/agendas/queries/held.ts";
import { localOf } from "#features/meetings/rules/days.ts";

/** Approved minutes as far as a list names them: of which body, of which day at the table, and how many agencies attended. */
export type ApprovedMinutes = { id: string; bodyName: string; heldOn: string; approvedAt: Date; agencies: number };

const approved = { part: "OPEN", state: "APPROVED" } as const;

/** The approved minutes of open sessions that are for this reader, the latest approval first. */
export async function listApproved(reading: Reading, { first, after }: { first?: number | null; after?: string | null }): Promise<Page<ApprovedMinutes>> {
  const { db, ability, actor } = reading;
  const size = pageSize(first);
  const last = readCursor(after);
  const before = last ? { OR: [{ approvedAt: { lt: last.at } }, { approvedAt: last.at, id: { lt: last.id } }] } : {};
  const rows = await db.minutes.findMany({
    where: { AND: [readable(ability, "Minutes"), { taskForceId: actor.taskForceId, ...approved }, before] },
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const { nodes, ...more } = pageOf(rows, size, ({ approvedAt, id }) => writeCursor(approvedAt ?? new Date(0), id));
  return { nodes: await named(reading, nodes), ...more };
}

const loaders = new WeakMap<Acting, DataLoader<string, ApprovedMinutes | null>>();

/** Approved minutes by id, null for whom they are not; those of one moment are read in the same few statements. */
export function approvedLoader(acting: Acting): DataLoader<string, ApprovedMinutes | null> {
  const known =
    loaders.get(acting) ??
    new DataLoader<string, ApprovedMinutes | null>(async (ids) => {
      const found = await actingAs(acting.actor, async () => {
        const where = { AND: [readable(acting.ability, "Minutes"), { id: { in: [...ids] }, ...approved }] };
        return named(acting, await acting.db.minutes.findMany({ where }));
      });
      const byId = new Map(found.map((one) => [one.id, one]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  loaders.set(acting, known);
  return known;
}

async function named(reading: Reading, rows: MinutesModel[]): Promise<ApprovedMinutes[]> {
  if (rows.length === 0) return [];
  const { db, ability } = reading;
  const bodies = await db.body.findMany({
    where: { AND: [readable(ability, "Body"), { id: { in: rows.map(({ bodyId }) => bodyId) } }] },
    select: { id: true, name: true },
  });
  const names = new Map(bodies.map(({ id, name }) => [id, name]));
  const meetings = await heldMeetings(reading, { meetingId: { in: rows.map(({ meetingId }) => meetingId) } });
  const held = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  return rows.flatMap(({ id, bodyId, meetingId, approvedAt }) => {
    const [bodyName, meeting] = [names.get(bodyId), held.get(meetingId)];
    if (bodyName === undefined || !meeting || !approvedAt) return [];
    const agencies = new Set(meeting.present.flatMap(({ personId, agencyId }) => (personId === null || agencyId === null ? [] : [agencyId])));
    return [{ id, bodyName, heldOn: localOf(meeting.startedAt, meeting.timeZone).day, approvedAt, agencies: agencies.size }];
  });
}
