import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Actor, currentActor } from "./actor.ts";
import { isPadded, padLists } from "./padded-lists.ts";

/** The settings that the policies of the database read (app.person() and its like), for the running transaction. */
const actorSettings = {
  name: "actor",
  text: `SELECT ${["person", "agency", "task_force", "discipline", "seats", "operator", "statement"].map((name, index) => `set_config('app.${name}', $${index + 1}, true)`).join(", ")}`,
};

function settingsOf(actor: Actor): string[] {
  return [actor.personId, actor.agencyId, actor.taskForceId, actor.discipline, actor.seats.join(","), String(actor.operator), String(actor.statementAccepted)];
}

/**
 * A pool on which a single statement is a transaction of its own that begins by saying who asks. All of it is sent at
 * once: when saying who asks fails, the transaction is void and PostgreSQL refuses the statement behind it.
 */
export class ActorPool extends pg.Pool {
  readonly #names = new Map<string, string>();
  readonly #keptPlans: number;

  /** @param keptPlans PostgreSQL keeps the plans of so many statements on each connection; those that come later are planned each time */
  constructor(config: pg.PoolConfig, keptPlans = 100) {
    super({ ...config, pipeline: true });
    this.#keptPlans = keptPlans;
    // A pool drops a connection that broke while idle. Prisma listens only as long as it is connected itself.
    this.on("error", () => {});
    const asActor = (statement: pg.QueryConfig) => this.#asActor(statement);
    this.query = asActor as pg.Pool["query"];
    // A connection that breaks fails what is sent on it; if nobody listened besides, it would end the process.
    this.on("error", () => {});
    this.on("connect", (client) => void client.on("error", () => {}));
  }

  /**
   * The name under which PostgreSQL keeps a statement's plan: with the policies in it, planning takes longer than answering.
   * Empty for one with a list that was not filled up, because it has another text for every number of its values.
   */
  nameOf(sql: string): string {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#keptPlans || !isPadded(sql)) return "";
    const name = `kept_${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }

  async #asActor(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    const values = settingsOf(currentActor());
    const client = await this.connect();
    const { stream } = client.connection;
    stream.cork();
    const sent = [client.query("BEGIN"), client.query({ ...actorSettings, values }), client.query(statement), client.query("COMMIT")] as const;
    stream.uncork();
    const [begun, named, answered, ended] = await Promise.allSettled(sent);
    // A transaction that did not end may still carry somebody's settings: its connection is thrown away.
    client.release(ended.status === "rejected");
    for (const step of [begun, named, ended]) if (step.status === "rejected") throw step.reason;
    if (answered.status === "rejected") throw answered.reason;
    return answered.value;
  }
}

/** Makes what is asked through `queryable` have few texts, of which PostgreSQL keeps the plans. */
function fillUpLists(queryable: Pick<Awaited<ReturnType<PrismaPg["connect"]>>, "queryRaw">): void {
  const read = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = (query) => read(padLists(query));
}

/**
 * Prisma's PostgreSQL adapter with row-level security: every statement runs on behalf of the current actor, and none
 * without one (RL-03). Settings live as long as their transaction, so a pooled connection carries nobody over (RL-04).
 */
export class ActorAdapter extends PrismaPg {
  constructor(pool: ActorPool) {
    super(pool, { disposeExternalPool: true, statementNameGenerator: ({ sql }) => pool.nameOf(sql) });
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    fillUpLists(adapter);
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const args = settingsOf(currentActor());
      const transaction = await begin(isolationLevel);
      fillUpLists(transaction);
      try {
        await transaction.executeRaw({ sql: actorSettings.text, args, argTypes: args.map(() => ({ scalarType: "string", arity: "scalar" })) });
      } catch (error) {
        // Given back with its transaction still open, the connection would be lost to everybody.
        try {
          await transaction.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] });
        } finally {
          await transaction.rollback();
        }
        throw error;
      }
      return transaction;
    };
    adapter.executeScript = () => Promise.reject(new Error("scripts are for migrations"));
    return adapter;
  }
}
