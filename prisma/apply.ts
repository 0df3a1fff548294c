import { applyMigrations } from "./migrate.ts";

const databaseUrl = process.env["DATABASE_URL"];
if (databaseUrl) {
  const { applied } = await applyMigrations(databaseUrl);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
} else {
  console.error("Set DATABASE_URL to the database to migrate. The embedded database is migrated whenever the hub starts.");
  process.exitCode = 1;
}
