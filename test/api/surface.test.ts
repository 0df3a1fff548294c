import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { openLog } from "../../server/platform/log.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { worldPassword as password } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  hub = await startHub({ database });
  cookie = `roundtable=${await hub.signIn((await buildPerson(owner, { password })).email)}`;
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

const json = { "content-type": "application/json", "x-roundtable": "1" };
const question = JSON.stringify({ query: "{ viewer { id } }" });
const statusOf = async (path: string, init: RequestInit): Promise<number> => (await hub.request(path, init)).status;

/** What fetch refuses to send. */
function rawStatus(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((settle, fail) => {
    httpRequest(hub.address + path, { headers, method: "GET" }, (response) => settle(response.resume().statusCode))
      .on("error", fail)
      .end();
  });
}

describe("requests of other sites", () => {
  test.for<[string, Omit<RequestInit, "headers"> & { headers: Record<string, string> }, number]>([
    ["a GET", { method: "GET", headers: json }, 405],
    ["a preflight", { method: "OPTIONS", headers: { origin: "https://evil.example", "access-control-request-method": "POST" } }, 405],
    ["a form", { method: "POST", headers: { "x-roundtable": "1", "content-type": "application/x-www-form-urlencoded" }, body: "query={viewer{id}}" }, 415],
    ["plain text", { method: "POST", headers: { "x-roundtable": "1", "content-type": "text/plain" }, body: question }, 415],
    ["an upload", { method: "POST", headers: { "x-roundtable": "1", "content-type": "multipart/form-data; boundary=x" }, body: question }, 415],
    ["JSON without our header", { method: "POST", headers: { "content-type": "application/json" }, body: question }, 403],
    ["another origin", { method: "POST", headers: { ...json, origin: "https://evil.example" }, body: question }, 403],
    ["a null origin", { method: "POST", headers: { ...json, origin: "null" }, body: question }, 403],
    ["another site by the browser's word", { method: "POST", headers: { ...json, "sec-fetch-site": "cross-site" }, body: question }, 403],
    ["a neighbour by the browser's word", { method: "POST", headers: { ...json, "sec-fetch-site": "same-site" }, body: question }, 403],
  ])("GQ-06 are refused: %s", async ([, init, status]) => {
    const response = await hub.request("/graphql", { ...init, headers: { ...init.headers, cookie } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.for(["https://evil.example", "null"])("GQ-05 are allowed nothing, whatever they ask first: from %s", async (origin) => {
    const asked = { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type,x-roundtable" };
    for (const path of ["/graphql", "/events", "/exit", "/", "/livez"])
      for (const response of [
        await hub.request(path, { method: "OPTIONS", headers: asked }),
        await hub.request(path, { method: "POST", headers: { ...json, cookie, origin }, body: question }),
        await hub.request(path, { headers: { cookie, origin } }),
      ]) {
        expect(
          [...response.headers.keys()].filter((name) => name.startsWith("access-control")),
          path,
        ).toEqual([]);
        expect(await response.text(), path).not.toContain('"data"');
      }
  });

  test("GQ-06 change nothing with the cookie of somebody who is signed in", async () => {
    const person = await buildPerson(owner, { password });
    const theirs = `roundtable=${await hub.signIn(person.email)}`;
    const query = "mutation { chooseLanguage(input: { locale: es }) { locale } }";
    const body = JSON.stringify({ query });
    const form = new FormData();
    form.set("operations", body);
    const attempts: [string, RequestInit][] = [
      [`/graphql?query=${encodeURIComponent(query)}`, { headers: { ...json, cookie: theirs } }],
      ["/graphql", { method: "POST", headers: { cookie: theirs, "x-roundtable": "1" }, body: new URLSearchParams({ query }) }],
      ["/graphql", { method: "POST", headers: { cookie: theirs, "x-roundtable": "1" }, body: form }],
      ["/graphql", { method: "POST", headers: { cookie: theirs, "x-roundtable": "1", "content-type": "text/plain" }, body }],
      ["/graphql", { method: "POST", headers: { cookie: theirs, "content-type": "application/json" }, body }],
      ["/graphql", { method: "POST", headers: { ...json, cookie: theirs, origin: "https://evil.example" }, body }],
      ["/graphql", { method: "POST", headers: { ...json, cookie: theirs, "sec-fetch-site": "cross-site" }, body }],
      ["/exit", { method: "POST", headers: { cookie: theirs, "sec-fetch-site": "cross-site" } }],
    ];
    for (const [path, init] of attempts) {
      const status = await statusOf(path, init);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await owner.person.findUniqueOrThrow({ where: { id: person.id } })).locale).toBe("en");
    expect(await statusOf("/graphql", { method: "POST", headers: { ...json, cookie: theirs }, body })).toBe(200);
    expect((await owner.person.findUniqueOrThrow({ where: { id: person.id } })).locale).toBe("es");
  });

  test("GQ-06 cannot end a session by quick exit", async () => {
    expect(await statusOf("/exit", { method: "POST", headers: { cookie, origin: "https://evil.example" } })).toBe(403);
    expect(await statusOf("/graphql", { method: "POST", headers: { ...json, cookie, origin: hub.address }, body: question })).toBe(200);
  });

  test("find nothing under a name that only points at this machine", async () => {
    expect(await rawStatus("/", { host: "evil.example" })).toBe(421);
    expect(await rawStatus("/livez", { host: "localhost:4000" })).toBe(200);
  });
});

describe("documents that are too much", () => {
  const ask = async (query: string) => {
    const response = await hub.request("/graphql", { method: "POST", headers: { ...json, cookie }, body: JSON.stringify({ query }) });
    return {
      status: response.status,
      codes: ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.map((e) => e.extensions.code),
    };
  };
  const accepted = { status: 200, codes: undefined };
  const refused = { status: 400, codes: ["BAD_REQUEST"] };
  const nested = (fields: string[]): string => fields.reduceRight((inner, field) => (inner ? `${field} { ${inner} }` : field), "");
  const deep = ["viewer", "person", "agency", "people", "agency", "people", "agency"];
  const page = (first: number): string => `agencies(first: ${first}) { nodes { id } }`;
  const aliases = (count: number): string => Array.from({ length: count }, (_, n) => `a${n}: viewer { id }`).join(" ");
  // Each asks for one object and as many more as the list is long: 601 and four times 101 are 1005.
  const costly = (last: number): string =>
    `{ agencies(first: 100) { nodes { people { id } } } a: ${page(100)} b: ${page(100)} c: ${page(100)} d: ${page(last)} }`;

  test.for<[string, string, string]>([
    ["depth", `{ ${nested([...deep, "id"])} }`, `{ ${nested([...deep, "people", "id"])} }`],
    [
      "depth through fragments",
      "{ viewer { person { ...a } } } fragment a on Person { agency { people { ...b } } } fragment b on Person { agency { people { agency { id } } } }",
      "{ viewer { person { ...a } } } fragment a on Person { agency { people { ...b } } } fragment b on Person { agency { people { agency { people { id } } } } }",
    ],
    ["aliases", `{ ${aliases(5)} }`, `{ ${aliases(6)} }`],
    [
      "aliases through fragments",
      "{ ...a ...b } fragment a on Query { a: viewer { id } b: viewer { id } } fragment b on Query { c: viewer { id } }",
      `{ ${"...a ".repeat(3)} } fragment a on Query { a: viewer { id } b: viewer { id } }`,
    ],
    ["tokens", `query Q { ${"viewer { id } ".repeat(199)} }`, `query Q { ${"viewer { id } ".repeat(198)} viewer { id id } }`],
    ["cost", costly(95), costly(96)],
    ["a list", "{ agencies(first: 100) { hasMore } }", "{ agencies(first: 101) { hasMore } }"],
  ])("GQ-07 are refused at once, and what is just within the limit is not: %s", async ([, within, over]) => {
    expect(await ask(within)).toEqual(accepted);
    expect(await ask(over)).toMatchObject({ codes: ["BAD_REQUEST"] });
    expect((await hub.request("/livez")).status).toBe(200);
  });

  test.for<[string, string]>([
    ["a fragment that contains itself", "{ viewer { person { ...a } } } fragment a on Person { agency { people { ...a } } }"],
    ["two fragments that contain each other", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"],
    ["introspection", "{ __schema { types { name } } }"],
    ["introspection of one type", '{ __type(name: "Person") { name } }'],
  ])("GQ-07 are refused at once: %s", async ([, query]) => {
    expect(await ask(query)).toEqual(refused);
  });

  test("GQ-07 are refused at once: a body over 64 KB, and several questions in one", async () => {
    const body = (bytes: number) => {
      const text = JSON.stringify({ query: "{ viewer { id } }", operationName: null, variables: {} });
      return text + " ".repeat(bytes - text.length);
    };
    const send = (bytes: number) => statusOf("/graphql", { method: "POST", headers: json, body: body(bytes) });
    expect(await send(64 * 1024)).toBe(200);
    expect(await send(64 * 1024 + 1)).toBe(413);
    const batch = await hub.request("/graphql", { method: "POST", headers: json, body: `[${Array.from({ length: 10 }, () => question).join(",")}]` });
    expect(batch.status).toBe(400);
    expect((await hub.request("/livez")).status).toBe(200);
  });

  test("GQ-09 say neither what was sent nor what the schema would have had", async () => {
    const answers = await Promise.all([
      hub.graphql("query ($first: Int) { agencies(first: $first) { hasMore } }", { first: "Maria Lopez" }),
      hub.graphql("{ agencys { hasMore } }"),
      hub.graphql('{ agency(id: "x", nam: "Maria Lopez") { id } }'),
      hub.graphql("{ agency("),
      hub.graphql('mutation { chooseLanguage(input: { locale: "Maria Lopez" }) { id } }'),
    ]);
    for (const { errors } of answers)
      expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
        { message: "This request does not fit.", extensions: { code: "BAD_REQUEST" } },
      ]);
  });
});

test("GQ-09 a mistake of ours says only that it happened; the log knows where, and neither what was sent nor what the database said", async () => {
  const lines: string[] = [];
  const other = await startHub({ database, log: openLog("warn", { write: (line: string) => void lines.push(line) }) });
  await rowsOf(
    database.superuserUrl,
    `CREATE FUNCTION secret_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Maria Lopez, SELECT secret'; END $$`,
  );
  await rowsOf(database.superuserUrl, "CREATE TRIGGER secret_words BEFORE INSERT ON sign_in_failure FOR EACH ROW EXECUTE FUNCTION secret_words()");
  const { data, errors } = await other.graphql("mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }", {
    input: { email: "maria@example.org", password: "her-password" },
  });
  await rowsOf(database.superuserUrl, "DROP FUNCTION secret_words() CASCADE");
  await other.close();
  expect([data, errors?.length, errors?.[0]?.message, errors?.[0]?.extensions.code]).toEqual([null, 1, "Unexpected error", "UNEXPECTED"]);
  expect(lines.join("")).toContain(String(errors?.[0]?.extensions.reference));
  for (const secret of ["Maria", "maria", "SELECT", "her-password"]) expect(lines.join("") + JSON.stringify(errors)).not.toContain(secret);
});
