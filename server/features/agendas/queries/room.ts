import type { HoldReason } from "@roundtable/shared/agendas.ts";
import { statementVersion } from "@roundtable/shared/people.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { quorumOf, type QuorumState } from "#features/bodies/rules.ts";
import type { AgendaView, ItemView } from "../queries.ts";

/** Why an item is not talked about now. */
export type Hold = { reason: HoldReason; mustStepOut: string[] };

/** Whether an item is held, and who of those in the room has to step out (MT-13). The database compares consent and room; it names no code. */
export async function holdOn({ db }: Reading, { audience, id }: ItemView, { sitting }: Pick<AgendaView, "sitting">): Promise<Hold | null> {
  if (audience !== "CLOSED" && audience !== "CASE") return null;
  const [room] = await db.$queryRaw<{ open: boolean; out: string[] }[]>`
    SELECT app.case_is_open(${id}::uuid) AS open, ARRAY(SELECT app.must_step_out(${id}::uuid))::text[] AS out`;
  if (audience === "CASE" && !room?.open) return { reason: "NO_CONSENT", mustStepOut: [] };
  if (sitting.closedOpenedAt === null || sitting.closedEndedAt !== null) return { reason: "SESSION_NOT_CLOSED", mustStepOut: room?.out ?? [] };
  return room && room.out.length > 0 ? { reason: "STEP_OUT", mustStepOut: room.out } : null;
}

/** The codes under which this reader knows a case: of what they sent, or of what was sent to them, for case review. */
export async function codesOf({ db, ability }: Reading, { caseItem }: ItemView): Promise<string[]> {
  if (!caseItem) return [];
  const where = { AND: [readable(ability, "Share"), { referralId: caseItem.referralId, consent: { is: { purpose: "CASE_REVIEW" as const, endedAt: null } } }] };
  return (await db.share.findMany({ where, select: { code: true }, orderBy: { code: "asc" } })).map(({ code }) => code);
}

/** Whether each of these people signed the confidentiality statement in force within a year (MT-09). */
export async function whoSigned({ db }: Reading, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id::text AS id FROM unnest(${[...personIds]}::uuid[]) AS p(id) WHERE app.statement_holds(p.id, ${statementVersion})`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether the people of the roster who are in the room could decide now (MT-07). Guests do not count. */
export function quorumNow({ body, attendance }: Pick<AgendaView, "body" | "attendance">): QuorumState {
  const roster = new Set(body.seats.map(({ personId }) => personId));
  const present = attendance.flatMap(({ personId, leftAt, discipline }) =>
    personId !== null && leftAt === null && discipline !== null && roster.has(personId) ? [discipline] : [],
  );
  return quorumOf(body, body.seats.length, present);
}
