import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getNamedType, isEnumType, isInputObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { findReferralUnlogged } from "../../server/features/referrals/queries/referrals.ts";
import { eventsOf, findDetail, findShareUnlogged, shareVersion } from "../../server/features/referrals/queries/shares.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { type Database, openActorDatabase } from "../../server/platform/db.ts";
import { runAs } from "../support/acting.ts";
import { askRaw } from "../support/ask.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { consentInput, deskOf, documentOf } from "../support/desk.ts";
import { fingerprint } from "../support/fingerprint.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { documentsFor, fieldsOf, inputFor } from "../support/sdl.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let db: Database;
let readLog: ReadLog;
let hub: TestHub;
let world: World;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  hub = await startHub({ database });
  db = openActorDatabase(database.appUrl, 2);
  readLog = new ReadLog(database.appUrl);
  token = await hub.signIn(world.rccB.person.email);
});

afterAll(async () => {
  await hub.close();
  await Promise.all([owner.$disconnect(), db.$disconnect(), readLog.close()]);
  await database.drop();
});

type Error = { message: string; extensions: { code: string; reference?: string } };
type Answer = { status: number; codes: string[]; data: unknown; body: string };

async function ask(document: string, variables: Record<string, unknown>): Promise<Answer> {
  const { status, body } = await askRaw(hub, token, document, variables);
  const { data, errors = [] } = JSON.parse(body) as { data?: unknown; errors?: Error[] };
  return { status, codes: errors.map(({ extensions }) => extensions.code), data, body };
}

/** Carries out `work` and finds nothing changed by it. */
async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await fingerprint(database);
  await work();
  expect(await fingerprint(database)).toEqual(before);
}

/** Left out, these mean less and not more: one's own calendar address, and no body's. */
const ownWithout = ["makeCalendarFeed.bodyId", "revokeCalendarFeed.bodyId"];
const oddities = [undefined, null, "", " ", "undefined", "00000000", "' OR 1=1 --", "%", 0, -1, 1.5, true, [], {}, { not: null }, "é".repeat(50)];

describe("RL-08 what is missing never means everything", () => {
  test("RL-08 every query that takes an id refuses every oddity in its place, and shows nothing", async () => {
    await changesNothing(async () => {
      const wrong = [];
      for (const field of fieldsOf("query").filter(({ args }) => args.some(({ type }) => String(type) === "ID!")))
        for (const odd of oddities) {
          const [{ document, variables } = { document: "", variables: [] }] = documentsFor("query", field.name, { depth: 2, first: 5 });
          const answer = await ask(document, Object.fromEntries(variables.map((name) => [name, odd])));
          const shown = answer.data === undefined || answer.data === null ? null : Object.values(answer.data)[0];
          if (shown !== null || answer.codes.includes("UNEXPECTED") || answer.status >= 500) wrong.push({ field: field.name, odd, body: answer.body });
        }
      expect(wrong).toEqual([]);
    });
  });

  test("RL-08 every mutation refuses every oddity in every place of its input, and changes nothing", { timeout: 240_000 }, async () => {
    await changesNothing(async () => {
      const wrong = [];
      for (const field of fieldsOf("mutation")) {
        const input = field.args[0] && getNamedType(field.args[0].type);
        if (!isInputObjectType(input) || ["signIn", "chooseLanguage", "draftReferral"].includes(field.name)) continue;
        for (const name of Object.keys(input.getFields()))
          for (const odd of oddities) {
            if (ownWithout.includes(`${field.name}.${name}`) && (odd === undefined || odd === null)) continue;
            const valid = inputFor(input, () => randomUUID()) as Record<string, unknown>;
            const answer = await ask(documentOf(field.name), { input: { ...valid, [name]: odd } });
            const outcome = (answer.data as Record<string, { __typename: string }> | null | undefined)?.[field.name]?.__typename;
            if ((outcome !== undefined && !/^InvalidInput$|Refused$/.test(outcome)) || answer.codes.includes("UNEXPECTED") || answer.status >= 500)
              wrong.push({ field: `${field.name}.${name}`, odd, body: answer.body });
          }
      }
      expect(wrong).toEqual([]);
    });
  });

  test("RL-08 the server's own query functions throw on undefined instead of finding something", async () => {
    const nothing = undefined as unknown as string;
    const found = await Promise.all(
      [
        findShareUnlogged,
        findReferralUnlogged,
        findDetail,
        shareVersion,
        (acting: Parameters<typeof findDetail>[0], id: string) => eventsOf(acting, id, 100),
      ].map((find) => runAs({ db, readLog }, world.rccA.actor, async (acting): Promise<unknown> => find(acting, nothing)).catch(() => "threw")),
    );
    expect(found.filter((one) => one !== "threw" && one !== null)).toEqual([]);
    await expect(runAs({ db, readLog }, world.rccA.actor, ({ db: asked }) => asked.share.findMany({ where: { id: nothing } }))).rejects.toThrow("undefined");
  });

  test("RL-07 no statement is put together out of text", async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const folders = ["server", "shared", "prisma/seed", "bench"];
    const files = (
      await Promise.all(folders.map(async (folder) => (await readdir(join(root, folder), { recursive: true })).map((name) => join(root, folder, name))))
    )
      .flat()
      .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"));
    expect(files.length).toBeGreaterThan(80);
    const found = await Promise.all(
      files.map(async (name) => (/\$(?:queryRaw|executeRaw)Unsafe|Prisma\.raw\b/.test(await readFile(name, "utf8")) ? [name] : [])),
    );
    expect(found.flat()).toEqual([]);
  });
});

describe("bad input of every kind gets a clear, stable error and changes nothing", () => {
  test("an unknown field, in a document and in an input", async () => {
    await changesNothing(async () => {
      for (const [document, input] of [
        ["{ inbox { nodes { survivorName } } }", {}],
        [documentOf("draftReferral"), { clientKey: randomUUID(), survivorName: "x" }],
      ] as const)
        expect(await ask(document, { input })).toMatchObject({ status: 400, codes: ["BAD_REQUEST"], data: undefined });
    });
  });

  test("CR-09 an unknown field next to any of the allowed ones", async () => {
    const fields = [
      "name",
      "alias",
      "dateOfBirth",
      "address",
      "phone",
      "email",
      "nationality",
      "race",
      "religion",
      "employer",
      "trafficker",
      "photo",
      "narrative",
      "note",
      "caseNumber",
      "county",
    ];
    await changesNothing(async () => {
      for (const field of fields)
        for (const input of [{ [field]: "x" }, { survivor: { [field]: "x" } }])
          expect(await ask(documentOf("draftReferral"), { input: { clientKey: randomUUID(), ...input } }), field).toMatchObject({
            status: 400,
            codes: ["BAD_REQUEST"],
          });
    });
  });

  test("a word that is not in the list, for every enumeration of every input", async () => {
    await changesNothing(async () => {
      let tried = 0;
      for (const field of fieldsOf("mutation")) {
        const input = field.args[0] && getNamedType(field.args[0].type);
        if (!isInputObjectType(input)) continue;
        for (const { name, type } of Object.values(input.getFields())) {
          if (!isEnumType(getNamedType(type))) continue;
          const word = String(type).includes("[") ? ["MADE_UP"] : "MADE_UP";
          expect(
            await ask(documentOf(field.name), { input: { ...(inputFor(input, () => randomUUID()) as object), [name]: word } }),
            `${field.name}.${name}`,
          ).toMatchObject({ status: 400, codes: ["BAD_REQUEST"], data: undefined });
          tried++;
        }
      }
      expect(tried).toBeGreaterThan(15);
    });
  });

  test("an expired consent, an id of others, a version that has passed", async () => {
    const recipient = deskOf(hub, world.rccB);
    await changesNothing(async () => {
      expect(await recipient.refusal("acceptReferral", { shareId: world.shares.withdrawn.id, version: 2 })).toEqual(["NOT_FOUND"]);
      expect(await recipient.refusal("acceptReferral", { shareId: world.shares.named.id, version: 2 })).toEqual(["NOT_FOUND"]);
      expect(await recipient.act("closeReferral", { shareId: world.shares.accepted.id, version: 1, outcome: "UNKNOWN" })).toMatchObject({
        __typename: "Conflict",
      });
      expect(await recipient.refusal("draftReferral", { regionId: randomUUID() })).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path: ["regionId"] }],
      });
      expect(await recipient.refusal("draftReferral", { id: randomUUID() })).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["version"] }] });
    });
  });

  test("numbers and days outside of what they can be", async () => {
    const sender = deskOf(hub, world.rccA);
    await changesNothing(async () => {
      for (const survivor of [{ householdAdults: 5 }, { householdChildren: -1 }])
        expect(await sender.act("draftReferral", { survivor })).toMatchObject({
          __typename: "InvalidInput",
          issues: [{ path: ["survivor", Object.keys(survivor)[0]] }],
        });
      for (const version of [0, -1])
        expect(await sender.act("acceptReferral", { shareId: world.shares.sent.id, version })).toMatchObject({
          __typename: "InvalidInput",
          issues: [{ path: ["version"] }],
        });
      for (const expiresOn of ["2026-02-30", "2026-13-01", "9999-99-99"]) {
        const { __typename, issues } = await sender.act("recordConsent", consentInput(world.referral.id, world.rccB.agency.id, { expiresOn }));
        expect([__typename, issues[0]?.path], expiresOn).toEqual(["InvalidInput", ["expiresOn"]]);
      }
      for (const expiresOn of ["tomorrow", "2026-1-1", 20261123, ""])
        expect(await ask(documentOf("recordConsent"), { input: consentInput(world.referral.id, world.rccB.agency.id, { expiresOn }) })).toMatchObject({
          status: 400,
          codes: ["BAD_REQUEST"],
        });
    });
  });

  test("a body of a megabyte is not read, and what is no JSON is refused", async () => {
    await changesNothing(async () => {
      const post = (body: string) =>
        hub.request("/graphql", { method: "POST", body, headers: { "content-type": "application/json", "x-roundtable": "1", cookie: `roundtable=${token}` } });
      const huge = await post(JSON.stringify({ query: "{ viewer { id } }", variables: { padding: "x".repeat(1024 * 1024) } }));
      expect([huge.status, await huge.json()]).toEqual([413, { errors: [{ message: "This request does not fit.", extensions: { code: "BAD_REQUEST" } }] }]);
      for (const body of [
        "",
        "{",
        "null",
        "[]",
        '"x"',
        "{}",
        '{"query":1}',
        '{"query":"{"}',
        '{"query":""}',
        '{"query":"{ viewer { id } }","variables":"x"}',
        '{"query":"{ viewer { id } }","operationName":"Other"}',
      ]) {
        const answer = await post(body);
        const { errors } = (await answer.json()) as { errors?: Error[] };
        expect([body, answer.status, errors?.[0]?.extensions?.code]).toEqual([body, 400, "BAD_REQUEST"]);
      }
    });
  });

  test("the same mistake gets the same answer, and no answer quotes what was sent", async () => {
    const secret = "Maria from Durham";
    const tried: [string, Record<string, unknown>][] = [
      [documentOf("draftReferral"), { input: { clientKey: randomUUID(), urgency: secret } }],
      [documentOf("draftReferral"), { input: { clientKey: secret } }],
      [documentOf("draftReferral"), { input: { clientKey: randomUUID(), [secret]: 1 } }],
      [documentOf("recordConsent"), { input: consentInput(world.referral.id, world.rccB.agency.id, { signedOn: secret }) }],
      ["query ($id: ID!) { share(id: $id) { id } }", { id: secret }],
      ["query ($after: String) { inbox(after: $after) { hasMore } }", { after: secret }],
      [`{ inbox(urgency: ${JSON.stringify(secret)}) { hasMore } }`, {}],
    ];
    for (const [document, variables] of tried) {
      const [first, second] = [await ask(document, variables), await ask(document, variables)];
      expect(first.body).toBe(second.body);
      expect(first.body).not.toContain("Maria");
      expect(first.codes).not.toContain("UNEXPECTED");
    }
  });
});
