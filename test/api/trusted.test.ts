import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildSchema, Kind, parse, specifiedRules, validate } from "graphql";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { withinCost } from "../../server/graphql/cost.ts";
import { withinLimits } from "../../server/graphql/limits.ts";
import { readTrustedDocuments } from "../../server/graphql/trusted.ts";
import { buildPerson } from "../factories/person.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { trustedBody } from "../support/trusted.ts";
import { worldPassword as password } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let development: TestHub;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  hub = await startHub({ database, documents: "trusted" });
  development = await startHub({ database, mode: "development" });
  cookie = `roundtable=${await development.signIn((await buildPerson(owner, { password })).email)}`;
});

afterAll(async () => {
  await hub.close();
  await development.close();
  await owner.$disconnect();
  await database.drop();
});

const json = { "content-type": "application/json", "x-roundtable": "1" };
const generic = { errors: [{ message: "This request does not fit.", extensions: { code: "BAD_REQUEST" } }] };
const post = (body: string, headers: Record<string, string> = {}) =>
  hub.request("/graphql", { method: "POST", headers: { ...json, cookie, ...headers }, body });

describe("what the web client asks", () => {
  test("is answered by its hash, signed in or not", async () => {
    const known = await post(trustedBody("WhoIsHere"));
    expect(await known.json()).toMatchObject({ data: { viewer: { __typename: "Viewer" } } });
    const stranger = await post(trustedBody("WhoIsHere"), { cookie: "" });
    expect(await stranger.json()).toMatchObject({ data: { viewer: null } });
  });

  test("is what the hash says, fits the contract and keeps within every limit", () => {
    const schema = buildSchema(readFileSync(new URL("../../shared/schema.graphql", import.meta.url), "utf8"));
    const documents = [...readTrustedDocuments()];
    expect(documents.length).toBeGreaterThan(40);
    for (const [hash, text] of documents) {
      expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
      expect(validate(schema, parse(text, { maxTokens: 800 }), [...specifiedRules, withinLimits, withinCost]), text).toEqual([]);
      expect(parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)).toHaveLength(1);
    }
  });
});

describe("GQ-02 only the web client's own documents are carried out", () => {
  const hash = (of: string) => createHash("sha256").update(of).digest("hex");
  const byHash = (sha256Hash: unknown, more: object = {}) => JSON.stringify({ ...more, extensions: { persistedQuery: { version: 1, sha256Hash } } });
  const query = "{ viewer { id } }";

  test.for<[string, () => string]>([
    ["a document of one's own", () => JSON.stringify({ query })],
    ["one of the client's, sent as a text", () => JSON.stringify({ query: [...readTrustedDocuments().values()][0] })],
    ["an unknown hash", () => byHash(hash(query))],
    ["a document that registers itself under its hash", () => byHash(hash(query), { query })],
    ["a document beside a hash that is known", () => JSON.stringify({ ...(JSON.parse(trustedBody("WhoIsHere")) as object), query })],
    ["__proto__", () => byHash("__proto__")],
    ["constructor", () => byHash("constructor")],
    ["toString", () => byHash("toString")],
    ["a hash that is a list", () => byHash([hash(query)])],
    ["a hash that is nothing", () => byHash(null)],
    ["another version of the extension", () => trustedBody("WhoIsHere").replace('"version":1', '"version":2')],
    ["another operation of a known document", () => trustedBody("WhoIsHere").replace('"operationName":"WhoIsHere"', '"operationName":"constructor"')],
    ["__proto__ beside it", () => trustedBody("WhoIsHere").replace("{", '{"__proto__":{"query":"{ viewer { id } }"},')],
    ["a list of questions", () => `[${trustedBody("WhoIsHere")}]`],
    ["nothing", () => ""],
    ["a hash of a megabyte", () => byHash("a".repeat(1_048_576))],
  ])("GQ-02 refused, always with the same words: %s", async ([, body]) => {
    const response = await post(body());
    expect([400, 413]).toContain(response.status);
    expect(await response.json()).toEqual(generic);
    expect((await post(trustedBody("WhoIsHere"))).status).toBe(200);
  });
});

describe("GQ-01 what scanners of GraphQL servers try finds nothing", () => {
  const deep = Array.from({ length: 20 }, () => "__typename @include(if: true)").join(" ");
  test.for<[string, RequestInit]>([
    ["introspection", { body: JSON.stringify({ query: "{ __schema { types { name } } }" }) }],
    ["suggestions of fields", { body: JSON.stringify({ query: "{ viewr { id } }" }) }],
    ["a mutation by GET", { method: "GET" }],
    ["a form", { body: "query=%7B__typename%7D", headers: { "content-type": "application/x-www-form-urlencoded" } }],
    ["several questions in one", { body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: "{ __typename }" }))) }],
    ["many aliases", { body: JSON.stringify({ query: `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: __typename`).join(" ")} }` }) }],
    ["one field many times", { body: JSON.stringify({ query: `{ ${"__typename ".repeat(500)} }` }) }],
    ["many directives", { body: JSON.stringify({ query: `{ __typename ${"@aa".repeat(50)} }` }) }],
    ["directives on every field", { body: JSON.stringify({ query: `{ ${deep} }` }) }],
    ["fragments in a circle", { body: JSON.stringify({ query: "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }" }) }],
    ["tracing", { body: JSON.stringify({ query: "{ __typename }", extensions: { tracing: true } }), headers: { "x-apollo-tracing": "1" } }],
    ["a mistake that the server did not expect", { body: JSON.stringify({ query: "qwerty {abc" }) }],
    ["a post from another site", { body: trustedBody("WhoIsHere"), headers: { origin: "https://evil.example" } }],
    ["a post without our header", { body: trustedBody("WhoIsHere"), headers: { "x-roundtable": "" } }],
  ])("GQ-01 %s", async ([name, init]) => {
    const path = init.method === "GET" ? `/graphql?query=${encodeURIComponent('mutation { chooseLanguage(input: { locale: "es" }) { id } }')}` : "/graphql";
    const headers: Record<string, string> = { ...json, cookie, ...(init.headers as Record<string, string>) };
    if (name.endsWith("our header")) delete headers["x-roundtable"];
    const response = await hub.request(path, { method: "POST", ...init, headers });
    const text = await response.text();
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    expect(text).not.toMatch(/"data"|Did you mean|__schema|tracing|locations| at \//u);
  });

  test.for(["/graphql", "/graphiql", "/playground", "/console", "/graphql/console", "/altair", "/voyager"])(
    "GQ-01 no tool for exploring at %s",
    async (path) => {
      const response = await hub.request(path, { headers: { accept: "text/html" } });
      expect(response.status).toBeGreaterThanOrEqual(404);
      expect(await response.text()).not.toMatch(/graphiql|playground|altair|voyager/iu);
    },
  );
});

describe("in development, GraphQL over HTTP is spoken as its specification has it", () => {
  const audits = serverAudits({ url: () => `${development.address}/graphql`, fetchFn: fetch });

  test("there are sixty-one audits", () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("audit %s: %s", async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: "ok" });
  });

  test("limits and foreign sites are kept there too", async () => {
    const ask = (init: RequestInit, path = "/graphql") => development.request(path, init);
    const body = JSON.stringify({ query: "{ viewer { id } }", padding: "x".repeat(66_000) });
    expect((await ask({ method: "POST", headers: json, body })).status).toBe(413);
    expect((await ask({ headers: { origin: "https://evil.example" } }, "/graphql?query=%7B__typename%7D")).status).toBe(403);
    expect((await ask({ method: "POST", headers: { "content-type": "text/plain" }, body: "{ __typename }" })).status).toBe(415);
    expect((await ask({}, `/graphql?query=${encodeURIComponent("mutation { signOut }")}`)).status).toBe(405);
    const tooDeep = `{ viewer { person { ${"agency { people { ".repeat(4)} id ${"} }".repeat(4)} } } }`;
    const refused = await ask({ headers: { accept: "application/graphql-response+json" } }, `/graphql?query=${encodeURIComponent(tooDeep)}`);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("nests deeper than 8 levels")]);
  });
});
