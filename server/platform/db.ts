import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../prisma/client/client.ts";
import { ActorAdapter } from "./actor-adapter.ts";

/** Limits of safety.md §9: a statement 5 s, waiting for a lock 2 s. */
const limits = "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=15000";

export type Database = PrismaClient;
/** The same, inside one transaction. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** The request's database: role hub_app, every statement on behalf of the current actor. `max` is the size of its pool. */
export function openActorDatabase(url: string, max = 10): Database {
  return new PrismaClient({ adapter: new ActorAdapter({ connectionString: url, max, options: limits }) });
}

/** The database of sign-in (hub_auth) or of jobs (hub_worker): what they see is the role's, whoever asks. */
export function openRoleDatabase(url: string, max = 4): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max, options: limits }) });
}
