import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startHub, type TestHub } from "../support/hub.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Clock } from "../../server/platform/clock.ts";

const hour = 3_600_000;

let table: Table;
let hub: TestHub;
let token: string;
let clock: Clock;

const generic = JSON.stringify({ errors: [{ message: "The hub cannot answer at the moment.", extensions: { code: "UNAVAILABLE" } }] });
const arrange = (statement: string): Promise<unknown> => rowsOf(table.database.superuserUrl, statement);

/** What a signed-in advocate's list and a visitor's sign-in are answered. */
async function ask(): Promise<{ status: number; body: string }[]> {
  const list = "{ inbox { nodes { id code brief { reason } } } }";
  const signIn = 'mutation { signIn(input: { email: "a@example.org", password: "quiet-harbor-lantern" }) { __typename } }';
  return Promise.all(
    [
      { query: list, cookie: `roundtable=${token}` },
      { query: signIn, cookie: "" },
    ].map(async ({ query, cookie }) => {
      const response = await hub.request("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", "x-roundtable": "1", cookie },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, body: await response.text() };
    }),
  );
}

/** Until the hub has noticed: it looks once a second at the most, when it is asked. */
const untilReadiness = (status: number) =>
  vi.waitFor(async () => expect((await hub.request("/readyz")).status).toBe(status), { timeout: 15_000, interval: 200 });

beforeAll(async () => {
  clock = { now: () => new Date() };
  table = await layTable();
  hub = await startHub({ database: table.database, clock: { now: () => clock.now() }, holdsClockAgainstDatabase: true });
  token = await hub.signIn(table.world.rccB.person.email);
  await untilReadiness(200);
});

afterEach(async () => {
  clock = { now: () => new Date() };
  await arrange("GRANT EXECUTE ON FUNCTION app.audit_append(jsonb) TO hub_app");
  await untilReadiness(200);
  const [list] = await ask();
  if (!list?.body.includes(table.world.shares.sent.id)) throw new Error(`the hub does not answer again: ${list?.body}`);
});

afterAll(async () => {
  await hub.close();
  await table.close();
});

describe("RE-11 nothing is answered while what protects the data is not in force", () => {
  test("RE-11 the log cannot be written to", async () => {
    await arrange("REVOKE EXECUTE ON FUNCTION app.audit_append(jsonb) FROM hub_app");
    // Until the hub has noticed, the read fails by itself.
    for (const { body } of await ask()) expect(body).not.toContain(table.world.shares.sent.id);
    await untilReadiness(503);
    for (const answer of await ask()) expect(answer).toEqual({ status: 503, body: generic });
    expect((await hub.request("/livez")).status).toBe(200);
  });

  test.each([
    ["forward", hour],
    ["back", -hour],
  ])("RE-11 the clock jumps %s, away from the database's", async (_, by) => {
    clock = { now: () => new Date(Date.now() + by) };
    await untilReadiness(503);
    for (const answer of await ask()) expect(answer).toEqual({ status: 503, body: generic });
  });

  test("RE-11 both clocks jump back behind the last entry of the log, where ended consents would be open again", async () => {
    // An entry that stands an hour ahead is what a clock that went back leaves behind.
    await arrange(
      "INSERT INTO audit_entry (seq, at, action, outcome, subject_ids, body, previous_hash, hash) SELECT seq + 1, now() + interval '1 hour', 'x', 'OK', '{}', '{}', hash, hash FROM audit_head",
    );
    await untilReadiness(503);
    for (const answer of await ask()) expect(answer).toEqual({ status: 503, body: generic });
    await arrange("DELETE FROM audit_entry WHERE action = 'x'");
  });

  test("RE-11 the database is down", { timeout: 60_000 }, async () => {
    const [name] = await rowsOf<{ name: string }>(table.database.superuserUrl, "SELECT current_database() AS name");
    const other = Object.assign(new URL(table.database.superuserUrl), { pathname: "/postgres" }).href;
    await rowsOf(other, `ALTER DATABASE ${name?.name} WITH ALLOW_CONNECTIONS false`);
    await rowsOf(other, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name?.name]);
    const [list, signIn] = await ask();
    expect(list).toEqual({ status: 503, body: generic });
    expect(signIn?.body).toMatch(/^\{"errors":\[\{"message":"(?:Unexpected error|The hub cannot answer at the moment\.)",/);
    expect(signIn?.body).not.toMatch(/ECONN|postgres|connect|database|password/i);
    await untilReadiness(503);
    expect((await hub.request("/livez")).status).toBe(200);
    await rowsOf(other, `ALTER DATABASE ${name?.name} WITH ALLOW_CONNECTIONS true`);
  });
});
