import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildPerson } from "../factories/person.ts";
import { askRaw } from "../support/ask.ts";
import { type TestDatabase } from "../support/database.ts";
import { consentInput, type Desk, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { documentsFor } from "../support/sdl.ts";
import { rowsOf } from "../support/statements.ts";
import { type World, worldPassword } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;
let police: Desk;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
  police = deskOf(hub, world.leA);
});

afterAll(() => close());

const about = () => ({ regionId: world.region.id });
const namingPolice = { purpose: "LAW_ENFORCEMENT_REPORT", lawEnforcementAllowed: true };

/** Everything that the schema offers of one share to this person. */
async function allOf(desk: Desk, shareId: string): Promise<string> {
  const token = await hub.signIn(desk.someone.person.email);
  const documents = documentsFor("query", "share", { depth: 3, first: 50 });
  const answers = await Promise.all(documents.map(({ document }) => askRaw(hub, token, document, { id: shareId })));
  return answers.map(({ body }) => body).join("\n");
}

describe("what one recipient could tell another", () => {
  test("CR-02 nothing in what two recipients of one referral see joins the two, but who sent it, where and when", async () => {
    // An urgent one would be due at the same working hour for everybody it was sent to that day.
    const referral = await sender.draft({ ...about(), urgency: "ROUTINE" });
    const [one, other] = [await sender.consent(referral.id, world.rccB.agency.id), await sender.consent(referral.id, world.leA.agency.id, namingPolice)];
    // Nothing goes to law enforcement before a second person of the agency has agreed.
    const person = await buildPerson(owner, { agencyId: world.rccA.agency.id, taskForceId: world.taskForce.id, password: worldPassword });
    await deskOf(hub, { ...world.rccA, person }).act("confirmConsent", { consentId: other.id });
    const [first, second] = [await sender.share(one.id), await sender.share(other.id)];
    await recipient.act("acceptReferral", { shareId: first.id, version: 1 });
    await police.act("acceptReferral", { shareId: second.id, version: 1 });
    const marksIn = (text: string) => new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9A-Z]{10}\b/g));
    const [seen, alsoSeen] = [marksIn(await allOf(recipient, first.id)), marksIn(await allOf(police, second.id))];
    expect(seen.size).toBeGreaterThan(10);
    expect([...seen, ...alsoSeen]).not.toContain(referral.id);
    // Whom everybody at the table knows, the last day of both consents, and when the agreements run.
    const known = await rowsOf<{ mark: string }>(
      database.superuserUrl,
      "SELECT id::text AS mark FROM agency UNION SELECT id::text FROM person UNION SELECT id::text FROM region UNION SELECT id::text FROM sharing_agreement",
    );
    const agreements = await owner.sharingAgreement.findMany();
    const days = [
      one.expiresAt,
      ...agreements.flatMap(({ startsAt, endsAt, recordedAt }) => [startsAt, endsAt, recordedAt].map((moment) => moment.toISOString())),
    ];
    const common = [...seen].filter((mark) => alsoSeen.has(mark) && !known.some((row) => row.mark === mark) && !days.includes(mark) && !/^[A-Z]+$/.test(mark));
    expect(common).toEqual([]);
  });

  test("CR-04 what is taken back of a consent is taken back of the answers given under it", async () => {
    const { consent, share } = await sender.refer(world.rccB, about());
    await recipient.act("requestInformation", { shareId: share.id, version: 1, questions: ["INTERPRETER_NEEDED", "CHILDREN_WITH_SURVIVOR", "CAN_TRAVEL"] });
    const requests = await owner.informationRequest.findMany({ where: { shareId: share.id } });
    await sender.act("answerRequest", { shareId: share.id, version: 2, answers: requests.map(({ id }) => ({ requestId: id, answer: "YES" })) });
    expect(await sender.act("narrowConsent", { consentId: consent.id, fieldGroups: ["HOUSEHOLD", "WORKER_PHONE"] })).toMatchObject({ __typename: "Consent" });
    const answers = async (desk: Desk) => {
      const found = await desk.ask<{ share: { requests: { question: string; answer: string }[] } }>(
        "query ($id: ID!) { share(id: $id) { requests { question answer } } }",
        { id: share.id },
      );
      return Object.fromEntries(found.share.requests.map(({ question, answer }) => [question, answer]));
    };
    const left = { INTERPRETER_NEEDED: "NOT_SHARED", CHILDREN_WITH_SURVIVOR: "YES", CAN_TRAVEL: "YES" };
    expect(await answers(recipient)).toEqual(left);
    expect(await answers(sender)).toEqual(left);
  });
});

describe("what the hub tells of others without meaning to", () => {
  test("AL-07 the list of who has looked does not tell how much others do", async () => {
    const read = "query ($id: ID!) { share(id: $id) { accesses(first: 2) { nodes { id } } } }";
    type Read = { share: { accesses: { nodes: { id: string }[] } } };
    const quiet = await sender.ask<Read>(read, { id: world.shares.sent.id });
    for (let look = 0; look < 7; look++) await police.look(world.shares.named.id);
    const busy = await sender.ask<Read>(read, { id: world.shares.sent.id });
    expect(Number(busy.share.accesses.nodes[0]?.id) - Number(quiet.share.accesses.nodes[0]?.id), "one more look, one's own").toBe(1);
  });

  test("AL-07 the list of who has looked is read to its end, part by part, nothing twice", async () => {
    for (let look = 0; look < 5; look++) await recipient.look(world.shares.sent.id);
    const seen: string[] = [];
    let before: string | null = null;
    do {
      type Part = { share: { accesses: { nodes: { id: string; person: { id: string } | null }[]; hasMore: boolean; endCursor: string } } };
      const part: Part = await sender.ask<Part>(
        "query ($id: ID!, $before: String) { share(id: $id) { accesses(first: 3, before: $before) { nodes { id person { id } } hasMore endCursor } } }",
        { id: world.shares.sent.id, before },
      );
      seen.push(...part.share.accesses.nodes.map(({ id }) => id));
      before = part.share.accesses.hasMore ? part.share.accesses.endCursor : null;
    } while (before !== null);
    expect(seen.map(Number)).toEqual(seen.map((_, place) => seen.length - place));
  });
});

describe("AZ-09 clocks that disagree", () => {
  test("AZ-09 what is over by the hub's clock and not yet by the database's is gone without an error", async () => {
    const { expiresAt } = await owner.consent.findUniqueOrThrow({ where: { id: world.shares.accepted.consentId } });
    const ahead = await startHub({ database, clock: { now: () => new Date(expiresAt.getTime() + 1000) } });
    try {
      const late = deskOf(ahead, world.rccB);
      expect(await late.look(world.shares.accepted.id)).toBeNull();
      expect(await late.ask("{ inbox(filter: CLOSED) { nodes { id } } }")).toEqual({ inbox: { nodes: [] } });
      expect(await late.refusal("closeReferral", { shareId: world.shares.accepted.id, version: 2, outcome: "UNKNOWN" })).toEqual(["NOT_FOUND"]);
    } finally {
      await ahead.close();
    }
  });
});

describe("AZ-11 three people at the same moment", () => {
  test("AZ-11 withdrawing, accepting and sharing at once, 50 times: withdrawal wins, and nobody meets an error of ours", { timeout: 240_000 }, async () => {
    const wrong: unknown[] = [];
    for (let round = 0; round < 50; round++) {
      const isShared = round % 2 === 0;
      const referral = await sender.draft(about());
      const consent = await sender.consent(referral.id, world.rccB.agency.id);
      const share = isShared ? await sender.share(consent.id) : undefined;
      const outcomes = await Promise.all([
        sender.refusal("withdrawConsent", { consentId: consent.id }),
        sender.refusal("shareReferral", { consentId: consent.id }),
        ...(share
          ? [
              recipient.refusal("acceptReferral", { shareId: share.id, version: 1 }),
              recipient.refusal("requestInformation", { shareId: share.id, version: 1, questions: ["CAN_TRAVEL"] }),
            ]
          : []),
        sender.refusal("narrowConsent", { consentId: consent.id, fieldGroups: ["LANGUAGE"] }),
      ]);
      const left = await rowsOf(
        database.superuserUrl,
        "SELECT s.status, s.recipient_until <= now() AS over, c.ended_at IS NOT NULL AS ended FROM consent c LEFT JOIN share s ON s.consent_id = c.id WHERE c.id = $1 AND (c.ended_at IS NULL OR s.recipient_until > now() OR s.status IN ('SENT', 'ACCEPTED', 'INFO_REQUESTED'))",
        [consent.id],
      );
      if (JSON.stringify(outcomes).includes("UNEXPECTED") || left.length > 0) wrong.push({ outcomes, left });
    }
    expect(wrong).toEqual([]);
  });
});

describe("one person at two screens", () => {
  test("AZ-11 a draft that is changed, agreed to and thrown away at once never ends in an error of ours", { timeout: 180_000 }, async () => {
    const wrong: unknown[] = [];
    for (let round = 0; round < 30; round++) {
      const { id } = await sender.draft(about());
      const outcomes = await Promise.all([
        sender.refusal("recordConsent", consentInput(id, world.rccB.agency.id)),
        sender.refusal("recordConsent", consentInput(id, world.leA.agency.id, namingPolice)),
        sender.refusal("draftReferral", { id, version: 1, needs: ["CHILDCARE"], survivor: { ageBand: "MINOR" } }),
        sender.refusal("discardDraft", { referralId: id }),
      ]);
      if (JSON.stringify(outcomes).includes("UNEXPECTED")) wrong.push(outcomes);
    }
    expect(wrong).toEqual([]);
  });

  test("AU-08 moving to another table many times at once makes one session of one, which ends no later", async () => {
    const token = await hub.signIn(world.adviser.person.email);
    const { id: personId } = world.adviser.person;
    const before = await owner.session.findFirstOrThrow({ where: { personId } });
    const move = () => askRaw(hub, token, "mutation ($id: ID!) { chooseTaskForce(input: { taskForceId: $id }) { id } }", { id: world.taskForce.id });
    const answers = await Promise.all(Array.from({ length: 8 }, move));
    expect(answers.filter(({ body }) => !body.includes("errors"))).toHaveLength(1);
    expect(answers.filter(({ body }) => body.includes("UNEXPECTED"))).toEqual([]);
    const after = await owner.session.findMany({ where: { personId, revokedAt: null } });
    expect(after.map(({ expiresAt }) => expiresAt)).toEqual([before.expiresAt]);
  });

  test("AU-07 nothing moves on from a session that ends at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      const token = await hub.signIn(world.adviser.person.email);
      const exit = hub.request("/exit", { method: "POST", headers: { cookie: `roundtable=${token}` } });
      const [{ body }] = await Promise.all([
        askRaw(hub, token, "mutation ($id: ID!) { chooseTaskForce(input: { taskForceId: $id }) { id } }", { id: world.taskForce.id }),
        exit,
      ]);
      expect(body).not.toContain("UNEXPECTED");
    }
  });
});

describe("requests nobody's page sends", () => {
  const placeOf = (text: string) => Buffer.from(text).toString("base64url");

  test.each([
    ["an id of dashes", `2026-01-01T00:00:00.000Z|${"-".repeat(36)}`],
    ["a year before all years", "-200000-01-01T00:00:00.000Z|00000000-0000-4000-8000-000000000000"],
    ["a year after all years", "+275760-09-13T00:00:00.000Z|00000000-0000-4000-8000-000000000000"],
  ])("GQ-09 a place in a list that no list gave is refused as such: %s", async (_, text) => {
    const token = await hub.signIn(world.rccB.person.email);
    for (const list of ["inbox", "sent", "drafts"]) {
      const { body } = await askRaw(hub, token, `query ($after: String) { ${list}(after: $after) { hasMore } }`, { after: placeOf(text) });
      expect(JSON.parse(body), list).toMatchObject({ errors: [{ message: "after is not a place in this list", extensions: { code: "BAD_REQUEST" } }] });
    }
  });

  test.each(["__proto__", "constructor", "Maria"])("GQ-02 a name of an operation that is not in the document does not fit: %s", async (operationName) => {
    const headers = { "content-type": "application/json", "x-roundtable": "1" };
    const ask = (query: string, name?: string) => hub.request("/graphql", { method: "POST", headers, body: JSON.stringify({ query, operationName: name }) });
    for (const response of [await ask("query a { viewer { id } }", operationName), await ask("query a { viewer { id } } query b { viewer { id } }")]) {
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ errors: [{ message: "This request does not fit.", extensions: { code: "BAD_REQUEST" } }] });
    }
  });

  test.each([
    ["people of agencies of people of agencies", "{ agencies(first: 100) { nodes { people { agency { people { agency { people { id } } } } } } } }"],
    [
      "the same under a fragment",
      "{ agencies(first: 100) { nodes { people { ...a } } } } fragment a on Person { agency { people { agency { people { id } } } } }",
    ],
    ["shares of referrals of shares", "{ sent(first: 100) { nodes { referral { shares { referral { shares { referral { shares { id } } } } } } } } }"],
    [
      "a number that only comes with the variables",
      "query ($many: Int) { agencies(first: $many) { nodes { people { agency { people { agency { people { id } } } } } } } }",
    ],
    [
      "many large lists under names",
      `{ ${Array.from({ length: 30 }, (_, n) => `l${n}: sent(first: 100) { nodes { referral { shares { accesses(first: 100) { nodes { id } } } } } }`).join(" ")} }`,
    ],
  ])("GQ-07 a small document that asks for very much is refused at once: %s", async (_, query) => {
    const token = await hub.signIn(world.rccB.person.email);
    const { status, body } = await askRaw(hub, token, query, { many: 100 });
    expect([status, JSON.parse(body)]).toMatchObject([400, { errors: [{ extensions: { code: "BAD_REQUEST" } }] }]);
  });

  test("GQ-02 a variable under a name that every object has is not found there, however often it is asked", async () => {
    const token = await hub.signIn(world.rccB.person.email);
    const ask = (name: string) => askRaw(hub, token, `query ($${name}: Int) { agencies(first: $${name}) { hasMore } }`);
    for (const name of ["toString", "constructor", "hasOwnProperty"])
      for (let time = 0; time < 5; time++) expect(await ask(name), name).toEqual({ status: 200, body: '{"data":{"agencies":{"hasMore":false}}}' });
  });

  test("WB-04 quick exit empties the browser's hands even when the hub cannot end the session", async () => {
    const token = await hub.signIn(world.lead.person.email);
    await rowsOf(database.superuserUrl, "REVOKE EXECUTE ON FUNCTION app.audit_append(jsonb) FROM hub_auth");
    try {
      const response = await hub.request("/exit", { method: "POST", headers: { cookie: `roundtable=${token}` } });
      expect(response.headers.getSetCookie()[0]).toMatch(/^roundtable=; Max-Age=0/);
      expect(response.headers.get("clear-site-data")).toContain("storage");
    } finally {
      await rowsOf(database.superuserUrl, "GRANT EXECUTE ON FUNCTION app.audit_append(jsonb) TO hub_auth");
    }
  });

  test("WB-01 an address that leads out of the client's folder finds nothing", async () => {
    const { hostname, port } = new URL(hub.address);
    const statusOf = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = httpRequest({ hostname, port, path }, (response) => resolve(response.resume().statusCode));
        asked.on("error", reject).end();
      });
    for (const path of [
      "/../package.json",
      "/assets/../../package.json",
      "/assets/..%2f..%2fpackage.json",
      "/assets/%2e%2e/x.js",
      "/.vite/manifest.json",
      "/assets/x.__proto__",
    ])
      expect(await statusOf(path), path).toBe(404);
  });
});
