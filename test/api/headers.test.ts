import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebClient } from "../../server/platform/web-client.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";

let database: TestDatabase;
let hub: TestHub;
let overHttps: TestHub;
let web: string;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await mkdtemp(join(tmpdir(), "roundtable-web-"));
  await mkdir(join(web, "assets"));
  await writeFile(join(web, "index.html"), "<!doctype html><title>Workspace</title>");
  await writeFile(join(web, "assets", "main-abc.js"), "console.log(1)");
  hub = await startHub({ database, webDirectory: web, documents: "trusted" });
  overHttps = await startHub({ database, webDirectory: web, origin: "https://hub.example.org" });
});

afterAll(async () => {
  await Promise.all([hub.close(), overHttps.close()]);
  await database.drop();
  await rm(web, { recursive: true });
});

type Answer = { status: number | undefined; headers: IncomingHttpHeaders };

/** What fetch refuses to send. */
function ask(of: TestHub, method: string, path: string, headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  return new Promise((settle, fail) => {
    const { hostname, port } = new URL(of.address);
    httpRequest({ hostname, port, path, method, headers }, (answer) => settle({ status: answer.resume().statusCode, headers: answer.headers }))
      .on("error", fail)
      .end(body);
  });
}

function expectClosed(headers: IncomingHttpHeaders, { cached = "no-store", isSecure = false } = {}): void {
  expect(headers["content-security-policy"]).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": cached,
  });
  expect(headers["permissions-policy"]).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/u);
  // Passkeys are what this site itself may use; everything else is nobody's.
  const own = ["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"];
  expect(
    String(headers["permissions-policy"])
      .split(", ")
      .filter((one) => !one.endsWith("=()")),
  ).toEqual(own);
  const seconds = Number(/^max-age=(\d+)/u.exec(headers["strict-transport-security"] ?? "")?.[1] ?? 0);
  expect(seconds > 0).toBe(isSecure);
  expect([headers.server, headers["x-powered-by"], headers["access-control-allow-origin"]]).toEqual([undefined, undefined, undefined]);
}

const json = { "content-type": "application/json", "x-roundtable": "1" };

describe("WB-01 every answer carries the headers that close the page", () => {
  test.for<[string, string, number, Record<string, string>?, string?]>([
    ["GET", "/", 200],
    ["HEAD", "/", 200],
    ["GET", "/r", 200],
    ["GET", "/s/0192", 200],
    ["GET", "/m", 200],
    ["GET", "/m/e/0192", 200],
    ["GET", "/assets/main-abc.js", 200],
    ["GET", "/livez", 200],
    ["GET", "/readyz", 200],
    ["POST", "/exit", 204],
    ["GET", "/exit", 405],
    ["POST", "/exit", 403, { origin: "https://evil.example" }],
    ["GET", "/graphql", 405],
    ["OPTIONS", "/graphql", 405],
    ["POST", "/graphql", 400, json, "{}"],
    ["POST", "/graphql", 403, { "content-type": "application/json" }, "{}"],
    ["POST", "/graphql", 413, json, "x".repeat(66_000)],
    ["POST", "/graphql", 415, { "x-roundtable": "1" }],
    ["GET", "/events", 401],
    ["GET", "/events", 403, { "sec-fetch-site": "cross-site" }],
    ["POST", "/events", 405],
    ["DELETE", "/", 405],
    ["GET", "/nowhere", 404],
    ["GET", "/nowhere", 404, { accept: "text/html" }],
    ["GET", "/assets/nothing.js", 404],
    ["GET", "/assets/../index.html", 404],
    ["GET", "/assets/%2e%2e%2f%2e%2e%2fpackage.json", 404],
    ["GET", "//", 404],
    ["GET", "/", 421, { host: "evil.example" }],
    ["GET", "/livez", 200, { expect: "something" }],
  ])("WB-01 %s %s is %i", async ([method, path, status, headers, body]) => {
    const answer = await ask(hub, method, path, headers, body);
    expect(answer.status).toBe(status);
    expectClosed(answer.headers, { cached: path === "/assets/main-abc.js" ? "public, max-age=31536000, immutable" : "no-store" });
    expectClosed((await ask(overHttps, method, path, headers, body)).headers, {
      cached: path === "/assets/main-abc.js" ? "public, max-age=31536000, immutable" : "no-store",
      isSecure: true,
    });
  });

  test.for<[string, string]>([
    ["what is no HTTP", "Hello\r\n\r\n"],
    ["headers without end", `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${"x".repeat(70_000)}\r\n\r\n`],
    ["two lengths", "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"],
  ])("WB-01 also to %s", async ([, sent]) => {
    const socket = connect(Number(new URL(hub.address).port), "127.0.0.1");
    socket.write(sent);
    const [head = "", body] = (await text(socket)).split("\r\n\r\n");
    const [status, ...lines] = head.split("\r\n");
    expect([status, body]).toEqual(["HTTP/1.1 400 Bad Request", ""]);
    expectClosed(Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)])));
  });

  test("WB-01 also when the database is gone, which is said in the same words as every other fault", async () => {
    const gone = await createTestDatabase();
    const lost = await startHub({ database: gone, webDirectory: web });
    await gone.drop();
    // What it knows of its database is at most a second old.
    await vi.waitFor(async () => expect((await lost.request("/readyz")).status).toBe(503), { timeout: 15_000, interval: 200 });
    const token = "a".repeat(43);
    for (const [method, path] of [
      ["POST", "/graphql"],
      ["GET", "/events"],
      ["POST", "/exit"],
      ["GET", "/readyz"],
    ] as const) {
      const { status, headers } = await ask(lost, method, path, { ...json, cookie: `roundtable=${token}` }, method === "POST" ? "{}" : "");
      expect([path, status]).toEqual([path, 503]);
      expectClosed(headers);
    }
    await lost.close();
  });
});

test("the page says where quick exit leads when the hub was told", async () => {
  await writeFile(join(web, "index.html"), '<meta name="exit-url" content="https://www.weather.gov/" /><a id="exit" href="https://www.weather.gov/">');
  expect(await new WebClient(web, 'https://news.example.org/?a=1&b="2"').page()).toBe(
    '<meta name="exit-url" content="https://news.example.org/?a=1&amp;b=&quot;2&quot;" /><a id="exit" href="https://news.example.org/?a=1&amp;b=&quot;2&quot;">',
  );
});
