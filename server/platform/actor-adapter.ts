import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Actor, currentActor } from "./actor.ts";

/**
 * The settings that the policies of the database read (app.person() and its like), as one statement for the running
 * transaction. Values are UUIDs and words of closed lists, parsed by `Actor`; they are quoted all the same.
 */
function actorSettings(actor: Actor): string {
  const settings = {
    "app.person": actor.personId,
    "app.agency": actor.agencyId,
    "app.task_force": actor.taskForceId,
    "app.discipline": actor.discipline,
    "app.seats": actor.seats.join(","),
    "app.operator": String(actor.operator),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  return `SELECT ${calls.join(", ")}`;
}

/** A pool on which a single statement is a transaction of its own that begins by saying who asks. */
class ActorPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    const asActor = (statement: pg.QueryConfig) => this.#asActor(statement);
    this.query = asActor as pg.Pool["query"];
  }

  async #asActor(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    const opening = `BEGIN; ${actorSettings(currentActor())}`;
    const client = await this.connect();
    let broken: Error | undefined;
    try {
      await client.query(opening);
      const result = await client.query(statement);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      // A connection that cannot roll back may still carry somebody's settings: it is thrown away.
      await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/**
 * Prisma's PostgreSQL adapter with row-level security: every statement runs on behalf of the current actor, and none
 * without one (RL-03). Settings live as long as their transaction, so a pooled connection carries nobody over (RL-04).
 */
export class ActorAdapter extends PrismaPg {
  constructor(config: pg.PoolConfig) {
    super(new ActorPool(config), { disposeExternalPool: true });
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const settings = actorSettings(currentActor());
      const transaction = await begin(isolationLevel);
      await transaction.executeRaw({ sql: settings, args: [], argTypes: [] });
      return transaction;
    };
    adapter.executeScript = () => Promise.reject(new Error("scripts are for migrations"));
    return adapter;
  }
}
