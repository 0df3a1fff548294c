import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SignInDesk } from "../../server/platform/sign-in-desk.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.authUrl, max: 4 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

test("AU-11 colleagues who sign in at the same moment from one address do not make each other wait", async () => {
  const start = Date.now();
  // Whoever looked at the clock first need not be the first to be counted.
  const admitAt = (milliseconds: number, name: string) =>
    new SignInDesk(pool, { now: () => new Date(start + milliseconds) }).admit(`${name}@example.org`, "192.0.2.7");
  expect(await admitAt(5, "second")).toBe(0);
  expect(await admitAt(0, "first")).toBe(0);
});
