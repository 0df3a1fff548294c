import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { openLog } from "../../server/platform/log.ts";
import { RequestBudget } from "../../server/platform/request-budget.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { openStream } from "../support/stream.ts";
import { worldPassword as password } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let pool: pg.Pool;
const start = new Date("2026-11-23T09:00:00Z").getTime();
let moment = start;
const clock = { now: () => new Date(moment) };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  pool = new pg.Pool({ connectionString: database.authUrl, max: 2 });
});

afterAll(async () => {
  await pool.end();
  await owner.$disconnect();
  await database.drop();
});

describe("how many requests came in a minute", () => {
  const open = (perMinute: number) => new RequestBudget(pool, clock, openLog("silent"), perMinute);

  test("is known to every hub, and outlives a restart", async () => {
    const [one, other] = [open(5), open(5)];
    expect([1, 2, 3].map(() => one.take("person", "a"))).toEqual([0, 0, 0]);
    expect([1, 2].map(() => other.take("person", "a"))).toEqual([0, 0]);
    await Promise.all([one.close(), other.close()]);
    const restarted = open(5);
    expect(restarted.take("person", "a"), "nothing is asked of the database for one request").toBe(0);
    await restarted.sync();
    expect(restarted.take("person", "a")).toBe(60);
    expect([restarted.take("person", "b"), restarted.take("address", "a")]).toEqual([0, 0]);
    moment += 60_000;
    expect(restarted.take("person", "a")).toBe(0);
    await restarted.close();
  });

  test("is counted by one hub alone while the database does not answer", async () => {
    const gone = new pg.Pool({ connectionString: database.authUrl.replace(/\/[^/]*$/u, "/nowhere"), max: 1 });
    const alone = new RequestBudget(gone, clock, openLog("silent"), 2);
    expect([alone.take("person", "c"), alone.take("person", "c")]).toEqual([0, 0]);
    await alone.sync();
    expect(alone.take("person", "c")).toBeGreaterThan(0);
    await alone.close();
    await gone.end();
  });

  test("is kept without names, and for an hour", async () => {
    const budget = open(5);
    budget.take("address", "192.0.2.7");
    await budget.sync();
    moment += 2 * 3_600_000;
    budget.take("address", "192.0.2.8");
    await budget.close();
    const rows = await owner.requestCount.findMany();
    expect(rows.map(({ minute, requests, bucketHash }) => [minute.getTime(), requests, bucketHash.length])).toEqual([[moment - (moment % 60_000), 1, 32]]);
  });
});

describe("a hub that is asked too much", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub({ database, clock, requestsPerMinute: 6 });
  });
  afterAll(() => hub.close());

  test("refuses the person, and nobody else; leaving and looking whether it lives go on", async () => {
    const [busy, quiet] = [await buildPerson(owner, { password }), await buildPerson(owner, { password })];
    const tokens = [await hub.signIn(busy.email), await hub.signIn(quiet.email)] as const;
    const ask = (token: string) =>
      hub.request("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", "x-roundtable": "1", cookie: `roundtable=${token}` },
        body: JSON.stringify({ query: "{ viewer { id } }" }),
      });
    const answers = [];
    for (let asked = 0; asked < 13; asked += 1) answers.push(await ask(tokens[0]));
    const refused = answers.find(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(6);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({ errors: [{ extensions: { code: "TOO_MANY" } }] });
    expect((await openStream(hub, tokens[0])).status).toBe(429);
    expect((await ask(tokens[1])).status).toBe(200);
    expect((await hub.request("/livez")).status).toBe(200);
    expect((await hub.request("/exit", { method: "POST", headers: { cookie: `roundtable=${tokens[0]}` } })).status).toBe(204);
  });
});
