import { request as httpRequest } from "node:http";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { worldPassword as password } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let web: string;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  web = await mkdtemp(join(tmpdir(), "roundtable-web-"));
  await mkdir(join(web, "assets"));
  await writeFile(join(web, "index.html"), "<!doctype html><title>Workspace</title>");
  await writeFile(join(web, "assets", "main-abc.js"), "console.log(1)");
  hub = await startHub({ database, webDirectory: web });
  cookie = `roundtable=${await hub.signIn((await buildPerson(owner, { password })).email)}`;
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
  await rm(web, { recursive: true });
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

  test("GQ-06 cannot end a session by quick exit", async () => {
    expect(await statusOf("/exit", { method: "POST", headers: { cookie, origin: "https://evil.example" } })).toBe(403);
    expect(await statusOf("/graphql", { method: "POST", headers: { ...json, cookie, origin: hub.address }, body: question })).toBe(200);
  });

  test("find nothing under a name that only points at this machine", async () => {
    expect(await rawStatus("/", { host: "evil.example" })).toBe(421);
    expect(await rawStatus("/", { host: "localhost:4000" })).toBe(200);
  });
});

describe("documents that are too much", () => {
  const nested = (levels: number): string => (levels === 0 ? "id" : `agency { people { ${nested(levels - 1)} } }`);
  test.for<[string, string]>([
    ["depth", `{ viewer { person { ${nested(4)} } } }`],
    [
      "depth through fragments",
      `{ viewer { person { ...a } } } fragment a on Person { agency { people { agency { people { ...b } } } } } fragment b on Person { agency { people { agency { people { id } } } } }`,
    ],
    ["aliases", `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: viewer { id }`).join(" ")} }`],
    ["aliases through fragments", `{ ${"...a ".repeat(16)} } fragment a on Query { a: viewer { id } b: viewer { id } }`],
    ["tokens", `{ ${"viewer { id } ".repeat(600)} }`],
    ["a fragment that contains itself", "{ viewer { person { ...a } } } fragment a on Person { agency { people { ...a } } }"],
    ["a list", "{ agencies(first: 101) { hasMore } }"],
    ["introspection", "{ __schema { types { name } } }"],
  ])("GQ-07 are refused at once: %s", async ([, query]) => {
    const response = await hub.request("/graphql", { method: "POST", headers: { ...json, cookie }, body: JSON.stringify({ query }) });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe("BAD_REQUEST");
  });

  test("GQ-07 are refused at once: a body over 64 KB, and several questions in one", async () => {
    expect(
      await statusOf("/graphql", { method: "POST", headers: json, body: JSON.stringify({ query: "{ viewer { id } }", padding: "x".repeat(65_536) }) }),
    ).toBe(413);
    const batch = await hub.request("/graphql", { method: "POST", headers: json, body: `[${question},${question}]` });
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

describe("every answer", () => {
  test.for<[string, number]>([
    ["/", 200],
    ["/r", 200],
    ["/s/0192", 200],
    ["/a/p/0192", 200],
    ["/m", 200],
    ["/m/e/0192", 200],
    ["/assets/main-abc.js", 200],
    ["/livez", 200],
    ["/readyz", 200],
    ["/graphql", 405],
    ["/nowhere", 404],
    ["/assets/../index.html", 404],
    ["/assets/%2e%2e%2f%2e%2e%2fpackage.json", 404],
    ["//", 404],
  ])("WB-01 carries the headers that close the page: %s", async ([path, status]) => {
    const { headers, ...response } = await new Promise<{ status?: number; headers: Record<string, string | string[] | undefined> }>((settle, fail) => {
      const { hostname, port } = new URL(hub.address);
      httpRequest({ hostname, port, path }, (answer) => settle({ status: answer.resume().statusCode, headers: answer.headers }))
        .on("error", fail)
        .end();
    });
    expect(response.status).toBe(status);
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["cache-control"]).toBe(path === "/assets/main-abc.js" ? "public, max-age=31536000, immutable" : "no-store");
    expect([headers["server"], headers["x-powered-by"], headers["strict-transport-security"]]).toEqual([undefined, undefined, undefined]);
  });

  test("says where quick exit leads when the hub was told", async () => {
    const { WebClient } = await import("../../server/platform/web-client.ts");
    await writeFile(join(web, "index.html"), '<meta name="exit-url" content="https://www.weather.gov/" />');
    expect(await new WebClient(web, 'https://news.example.org/?a=1&b="2"').page()).toBe(
      '<meta name="exit-url" content="https://news.example.org/?a=1&amp;b=&quot;2&quot;" />',
    );
  });
});
