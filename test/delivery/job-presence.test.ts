import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { joinQueue } from "../../server/platform/job-presence.ts";
import { startJobs } from "../../server/platform/jobs.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { rowsOf } from "../support/statements.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await rowsOf(database.workerUrl, "SELECT graphile_worker.add_job('left.behind')");
  await rowsOf(database.superuserUrl, "UPDATE graphile_worker._private_jobs SET locked_by = 'worker-of-a-killed-hub', locked_at = now(), attempts = 1");
});

afterEach(() => database.drop());

const locked = () => rowsOf(database.superuserUrl, "SELECT FROM graphile_worker.jobs WHERE locked_by IS NOT NULL");

test("RE-01 a hub that finds itself alone takes up the jobs that a killed hub had begun", async () => {
  const done: string[] = [];
  const jobs = await startJobs({ url: database.workerUrl, handlers: { "left.behind": (_, { id }) => Promise.resolve(void done.push(id)) } });
  await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 10_000 });
  await jobs.stop();
});

test("RE-01 while another hub works on the queue, what is begun stays its own; and the last to leave frees the place", async () => {
  await rowsOf(database.superuserUrl, "UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL");
  const leaves = [await joinQueue(database.workerUrl)];
  await rowsOf(database.superuserUrl, "UPDATE graphile_worker._private_jobs SET locked_by = 'worker-of-the-other', locked_at = now()");
  leaves.push(...(await Promise.all([joinQueue(database.workerUrl), joinQueue(database.workerUrl)])));
  expect(await locked()).toHaveLength(1);
  await Promise.all(leaves.map((leave) => leave()));
  const leave = await vi.waitFor(
    async () => {
      const again = await joinQueue(database.workerUrl);
      const isFree = (await locked()).length === 0;
      if (!isFree) await again();
      expect(isFree).toBe(true);
      return again;
    },
    { timeout: 10_000 },
  );
  await leave();
});
