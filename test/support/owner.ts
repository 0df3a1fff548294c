import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../prisma/client/client.ts";

/** The database as its owner: for arranging and inspecting, past every policy but not past the triggers. Disconnect it before dropping the database. */
export function openOwner({ ownerUrl }: { ownerUrl: string }): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 4 }) });
}
