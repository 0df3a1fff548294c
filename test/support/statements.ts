import pg from "pg";
import type { Actor } from "../../server/platform/actor.ts";
import { sqlState } from "../../server/platform/errors.ts";

/** The rows of one statement on a connection of its own. */
export async function rowsOf<Row extends pg.QueryResultRow>(url: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** What the server's adapter says before a statement of `actor`. */
export async function becomeActor(client: pg.Client, actor: Actor): Promise<void> {
  const { personId, agencyId, taskForceId, discipline, seats, operator, statementAccepted } = actor;
  await client.query(
    `SELECT set_config('app.person', $1, true), set_config('app.agency', $2, true), set_config('app.task_force', $3, true),
       set_config('app.discipline', $4, true), set_config('app.seats', $5, true), set_config('app.operator', $6, true), set_config('app.statement', $7, true)`,
    [personId, agencyId, taskForceId, discipline, seats.join(","), String(operator), String(statementAccepted)],
  );
}

/** The code with which the database refuses `work`; "done" when it does not. Anything but a refusal of the database is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    const state = sqlState(error);
    if (state === undefined) throw error;
    return state;
  }
}
