import { defineConfig } from "prisma/config";

// No connection here: the hub migrates itself (prisma/migrate.ts), and generating needs none.
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
});
