import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../prisma/client/client.ts";

/**
 * The database as its owner: for arranging and inspecting, past every policy but not past the triggers. PostgreSQL plans each
 * statement that reads once on each of its connections, because a test asks the same of small tables many times. Disconnect it before dropping the database.
 */
export function openOwner({ ownerUrl }: { ownerUrl: string }, connections = 4): PrismaClient {
  const names = new Map<string, string>();
  const statementNameGenerator = ({ sql }: { sql: string }): string => {
    if (!sql.startsWith("SELECT")) return "";
    const name = names.get(sql) ?? `asked_${names.size}`;
    names.set(sql, name);
    return name;
  };
  const config = { connectionString: ownerUrl, max: connections, options: "-c plan_cache_mode=force_generic_plan" };
  return new PrismaClient({ adapter: new PrismaPg(config, { statementNameGenerator }) });
}
