import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "../../prisma/client/client.ts";
import { ActorAdapter, ActorPool } from "./actor-adapter.ts";

/** Limits of safety.md §9: a statement 5 s, waiting for a lock 2 s. */
const limits = "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=15000";

export type Database = PrismaClient;
/** The same, inside one transaction. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/**
 * With the policies in it a statement takes longer to plan than to run, and its plan does not depend on who asks: it is
 * planned once. Left to itself PostgreSQL would plan anew each time, because it believes a known instant to be worth it.
 */
const planOnce = "-c plan_cache_mode=force_generic_plan";

/** The request's database: role hub_app, every statement on behalf of the current actor. `max` is the size of its pool. */
export function openActorDatabase(url: string, max = 10, keptPlans?: number): Database {
  const pool = new ActorPool({ connectionString: url, max, options: `${limits} ${planOnce}` }, keptPlans);
  const db = new PrismaClient({ adapter: new ActorAdapter(pool) });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<object, ActorPool>();

/**
 * Runs one hand-written statement on behalf of the current actor and returns its rows as PostgreSQL's driver reads them:
 * for large answers, which Prisma would take apart and put together twice. Within a transaction it is Prisma's own.
 */
export async function ask<Row extends object>(db: Transaction, statement: Prisma.Sql): Promise<Row[]> {
  const pool = pools.get(db);
  if (!pool) return db.$queryRaw<Row[]>(statement);
  const { text, values } = statement;
  const { rows } = await pool.query<Row>({ name: pool.nameOf(text), text, values });
  return rows;
}

/** The database of sign-in (hub_auth) or of jobs (hub_worker): what they see is the role's, whoever asks. */
export function openRoleDatabase(url: string, max = 4): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max, options: limits }) });
}
