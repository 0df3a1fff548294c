import { afterAll, beforeAll, describe, expect, test } from "vitest";
import pg from "pg";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAgency, joinTable } from "../factories/agency.ts";
import { totpCode, totpStepAt } from "../../server/platform/totp.ts";
import { buildPerson, type BuiltPerson, testTotpSecret } from "../factories/person.ts";
import { buildTaskForce } from "../factories/task-force.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openEntrance } from "../support/entrance.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { worldPassword as password } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let moment = Date.now();
const clock = { now: () => new Date(moment) };
const minute = 60_000;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  hub = await startHub({ database, clock });
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

const whoAmI = "{ viewer { person { name } seats idleMinutes viewerCanWorkWithReferrals } }";
type Who = { viewer: { person: { name: string }; seats: string[]; idleMinutes: number; viewerCanWorkWithReferrals: boolean } | null };
const viewer = async (as: string): Promise<Who["viewer"]> => (await hub.graphql<Who>(whoAmI, {}, { as })).data?.viewer ?? null;

const enter =
  "mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { __typename ... on SignInRefused { message retryAfterSeconds } } }";
type Entered = { signIn: { __typename: string; message?: string; retryAfterSeconds?: number | null } };
const tryToEnter = async (email: string, given: string) => (await hub.graphql<Entered>(enter, { email, password: given })).data?.signIn;

async function inspect<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<Row>(statement, values);
  await client.end();
  return rows;
}

describe("signing in", () => {
  test("takes two steps, and answers the second with the viewer, all they ask for included", async () => {
    const person = await buildPerson(owner, { password, name: "June Alder" });
    const entrance = openEntrance(hub);
    expect(await entrance.act("signIn", { email: person.email.toUpperCase(), password })).toEqual({
      __typename: "SignInStep",
      next: "SECOND_FACTOR",
      ways: ["TOTP"],
    });
    const document =
      "mutation ($input: CodeInput!) { confirmCode(input: $input) { ... on Viewer { person { name agency { people { name } services { need } agreement { live } } } taskForces { id } } } }";
    const { data } = await entrance.ask(document, { input: { code: totpCode(testTotpSecret, totpStepAt(clock.now())) } });
    expect(data).toEqual({
      confirmCode: {
        person: { name: "June Alder", agency: { people: [{ name: "June Alder" }], services: [], agreement: { live: true } } },
        taskForces: [{ id: person.taskForceId }],
      },
    });
  });

  test("answers an unknown account, a wrong password and a disabled person alike", async () => {
    const known = await buildPerson(owner, { password });
    const disabled = await buildPerson(owner, { password, disabledAt: new Date() });
    const answers = [
      await tryToEnter(known.email, "not the password"),
      await tryToEnter("nobody@example.org", password),
      await tryToEnter(disabled.email, password),
    ];
    expect(answers).toEqual(
      Array.from({ length: 3 }, () => ({ __typename: "SignInRefused", message: "The e-mail address or the password is not right.", retryAfterSeconds: null })),
    );
  });

  test("AU-06 puts the token of either step into a cookie and nowhere else", async () => {
    const { email } = await buildPerson(owner, { password });
    const said: Promise<string>[] = [];
    const request: TestHub["request"] = async (path, init) => {
      const response = await hub.request(path, init);
      said.push(response.clone().text());
      return response;
    };
    const entrance = openEntrance({ request });
    await entrance.act("signIn", { email, password });
    const half = entrance.token() ?? "";
    await entrance.act("confirmCode", { code: totpCode(testTotpSecret, totpStepAt(clock.now())) });
    expect(await entrance.isIn()).toBe(true);
    for (const cookie of entrance.cookies) expect(cookie).toMatch(/^roundtable=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const bodies = (await Promise.all(said)).join();
    for (const token of [half, entrance.token() ?? ""]) expect(bodies).not.toContain(token);
    expect(entrance.token()).not.toBe(half);

    const secure = await startHub({ database, origin: "https://hub.example.org" });
    const overHttps = openEntrance(secure, { headers: { origin: "https://hub.example.org" } });
    await overHttps.act("signIn", { email, password });
    expect(overHttps.cookies[0]).toMatch(/^__Host-roundtable=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const { headers } = await secure.request("/livez");
    expect(headers.get("strict-transport-security")).toContain("max-age");
    await secure.close();
  });

  test("AU-10 keeps no token and no password, only what cannot be turned back", async () => {
    const person = await buildPerson(owner, { password });
    const token = await hub.signInFully(person.email);
    const [row] = await inspect<{ token_hash: Buffer; dump: string }>(
      "SELECT token_hash, s::text || (SELECT c::text FROM credential c WHERE c.person_id = s.person_id) AS dump FROM session s WHERE person_id = $1 AND assurance = 2",
      [person.id],
    );
    expect(row?.token_hash).toHaveLength(32);
    expect(row?.dump).toContain("$argon2id$v=19$");
    for (const secret of [token, password]) expect(row?.dump).not.toContain(secret);
  });

  test("AU-11 makes one wait after five failures, across a restart, and never for good", async () => {
    const { email } = await buildPerson(owner, { password });
    for (let failure = 1; failure <= 5; failure += 1) expect((await tryToEnter(email, "wrong"))?.retryAfterSeconds).toBeNull();
    expect(await tryToEnter(email, password)).toMatchObject({ __typename: "SignInRefused", retryAfterSeconds: 1 });
    const restarted = await startHub({ database, clock });
    expect((await restarted.graphql<Entered>(enter, { email, password })).data?.signIn.retryAfterSeconds).toBe(1);
    await restarted.close();
    moment += 1000;
    expect(await tryToEnter(email, password)).toEqual({ __typename: "SignInStep" });
    for (let failure = 1; failure <= 5; failure += 1) expect((await tryToEnter(email, "wrong"))?.retryAfterSeconds).toBeNull();
    for (let wait = 1; wait <= 256; wait *= 2) {
      moment += wait * 1000;
      await tryToEnter(email, "wrong");
    }
    expect((await tryToEnter(email, password))?.retryAfterSeconds).toBe(512);
    moment += 15 * minute;
    expect(await tryToEnter(email, password)).toEqual({ __typename: "SignInStep" });
  });

  test("GQ-08 counts every try of one document, and of many at once", async () => {
    const { email } = await buildPerson(owner, { password });
    const tries = (count: number) =>
      Array.from({ length: count }, (_, n) => `t${n}: signIn(input: { email: "${email}", password: "wrong" }) { ... on SignInRefused { retryAfterSeconds } }`);
    const send = (count: number) => hub.graphql<Record<string, { retryAfterSeconds: number | null }>>(`mutation { ${tries(count).join(" ")} }`);
    expect((await send(20)).errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_REQUEST"]);
    expect(Object.values((await send(5)).data ?? {}).filter(({ retryAfterSeconds }) => retryAfterSeconds === null)).toHaveLength(5);
    expect(await tryToEnter(email, password)).toMatchObject({ __typename: "SignInRefused", retryAfterSeconds: 1 });
    const other = await buildPerson(owner, { password });
    moment += 16 * minute;
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryToEnter(other.email, "wrong")));
    expect(answers.filter((answer) => answer?.retryAfterSeconds === null)).toHaveLength(5);
    moment += 16 * minute;
  });

  test("AL-01 writes sign-in, refusal and sign-out into the log", async () => {
    const person = await buildPerson(owner, { password });
    await tryToEnter(person.email, "wrong");
    const token = await hub.signInFully(person.email);
    await hub.graphql("mutation { signOut }", {}, { as: token });
    const rows = await inspect<{ action: string; outcome: string }>("SELECT action, outcome FROM audit_entry WHERE person_id = $1 ORDER BY seq", [person.id]);
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "auth.sign-in DENIED",
      "auth.first-step OK",
      "auth.sign-in OK",
      "auth.sign-out OK",
    ]);
  });
});

describe("a session", () => {
  test("AU-07 gets a new token at every step of signing in, and the ones before it end", async () => {
    const { email } = await buildPerson(owner, { password });
    const first = await hub.signInFully(email);
    moment += 90_000;
    const entrance = openEntrance(hub, { token: first });
    await entrance.act("signIn", { email, password });
    const half = entrance.token() ?? "";
    expect(await viewer(first)).toBeNull();
    await entrance.act("confirmCode", { code: totpCode(testTotpSecret, totpStepAt(clock.now())) });
    expect(new Set([first, half, entrance.token()]).size).toBe(3);
    expect([await viewer(half), await entrance.isIn()]).toEqual([null, true]);
  });

  test.for([
    ["an advocate", { seats: ["ADVOCATE" as const] }, 30],
    ["an operator", { operator: true }, 15],
  ] as const)("AU-08 of %s ends when it sits idle", async ([, overrides, minutes]) => {
    const token = await hub.signIn((await buildPerson(owner, { ...overrides, seats: ["ADVOCATE"], password })).email);
    moment += (minutes - 1) * minute;
    expect((await viewer(token))?.idleMinutes).toBe(minutes);
    moment += (minutes - 1) * minute;
    expect(await viewer(token)).not.toBeNull();
    moment += minutes * minute + 1000;
    expect(await viewer(token)).toBeNull();
  });

  test("AU-08 of law enforcement ends after fifteen minutes, however often its page renews itself", async () => {
    const agency = await buildAgency(owner, { discipline: "LAW_ENFORCEMENT" });
    const token = await hub.signIn((await buildPerson(owner, { agencyId: agency.id, seats: ["LIAISON"], password })).email);
    const headers = { "content-type": "application/json", "x-roundtable": "background", cookie: `roundtable=${token}` };
    for (let passed = 0; passed < 15; passed += 5) {
      moment += 5 * minute;
      await hub.request("/graphql", { method: "POST", headers, body: JSON.stringify({ query: whoAmI }) });
    }
    expect(await viewer(token)).toBeNull();
  });

  test("AU-08 ends after twelve hours, however busy it is", async () => {
    const token = await hub.signIn((await buildPerson(owner, { password })).email);
    for (let passed = 20; passed < 12 * 60; passed += 20) {
      moment += 20 * minute;
      expect(await viewer(token)).not.toBeNull();
    }
    moment += 20 * minute;
    expect(await viewer(token)).toBeNull();
  });

  test.for<[string, (person: BuiltPerson) => Promise<unknown>]>([
    ["the person is disabled", ({ id }) => owner.person.update({ where: { id }, data: { disabledAt: new Date() } })],
    ["the agency is disabled", ({ agencyId }) => owner.agency.update({ where: { id: agencyId }, data: { disabledAt: new Date() } })],
    ["the last seat is taken away", ({ id }) => owner.seat.deleteMany({ where: { personId: id } })],
  ])("AU-09 is over with the next request when %s", async ([, change]) => {
    const person = await buildPerson(owner, { password });
    const token = await hub.signIn(person.email);
    expect(await viewer(token)).not.toBeNull();
    await change(person);
    expect(await viewer(token)).toBeNull();
    expect((await hub.graphql("{ agencies { hasMore } }", {}, { as: token })).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  test("AZ-20 AU-07 has new rights with the next request when a seat changes, under a new token", async () => {
    const person = await buildPerson(owner, { password });
    const entrance = openEntrance(hub, { token: await hub.signIn(person.email) });
    const before = entrance.token() ?? "";
    expect((await entrance.ask<Who>(whoAmI)).data?.viewer?.viewerCanWorkWithReferrals).toBe(true);
    expect(entrance.cookies).toEqual([]);
    await owner.seat.updateMany({ where: { personId: person.id }, data: { role: "COORDINATOR" } });
    expect((await entrance.ask<Who>(whoAmI)).data?.viewer).toMatchObject({ seats: ["COORDINATOR"], viewerCanWorkWithReferrals: false });
    expect(entrance.token()).not.toBe(before);
    expect([await viewer(before), await entrance.isIn()]).toEqual([null, true]);
    expect(entrance.cookies).toHaveLength(1);
  });

  test("AU-07 goes on under one new token when a seat changes and many ask at once", async () => {
    const person = await buildPerson(owner, { password });
    const token = await hub.signIn(person.email);
    await owner.seat.updateMany({ where: { personId: person.id }, data: { role: "COORDINATOR" } });
    const many = Array.from({ length: 6 }, () => openEntrance(hub, { token }));
    await Promise.all(many.map((one) => one.isIn()));
    const renewed = many.filter((one) => one.token() !== token);
    expect(renewed).toHaveLength(1);
    expect(await renewed[0]?.isIn()).toBe(true);
    expect(await viewer(token)).toBeNull();
  });

  test("AU-08 of a shared device ends after fifteen minutes", async () => {
    const { email } = await buildPerson(owner, { password });
    const entrance = openEntrance(hub);
    await entrance.act("signIn", { email, password, sharedDevice: true });
    await entrance.act("confirmCode", { code: totpCode(testTotpSecret, totpStepAt(clock.now())) });
    const shown = "{ viewer { idleMinutes sharedDevice } }";
    expect((await entrance.ask(shown)).data).toEqual({ viewer: { idleMinutes: 15, sharedDevice: true } });
    moment += 14 * minute;
    expect(await entrance.isIn()).toBe(true);
    moment += 15 * minute;
    expect(await entrance.isIn()).toBe(false);
  });

  test("ends on /exit, which a beacon may call, and the browser is told to forget", async () => {
    const token = await hub.signIn((await buildPerson(owner, { password })).email);
    const response = await hub.request("/exit", { method: "POST", headers: { cookie: `roundtable=${token}`, origin: hub.address } });
    expect([response.status, response.headers.get("clear-site-data"), response.headers.getSetCookie()[0]]).toEqual([
      204,
      '"cache", "storage"',
      "roundtable=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict",
    ]);
    expect(await viewer(token)).toBeNull();
  });

  test("moves to another of the person's tables under a new token, and to no other", async () => {
    const [other, foreign] = [await buildTaskForce(owner), await buildTaskForce(owner)];
    const person = await buildPerson(owner, { password });
    await joinTable(owner, person.agencyId, other.id);
    await owner.seat.create({ data: { personId: person.id, taskForceId: other.id, role: "AGENCY_LEAD" } });
    const move = "mutation ($id: ID!) { chooseTaskForce(input: { taskForceId: $id }) { taskForce { id } seats } }";
    const token = await hub.signIn(person.email);
    const target =
      other.id ===
      (await hub.graphql<{ viewer: { taskForce: { id: string } } }>("{ viewer { taskForce { id } } }", {}, { as: token })).data?.viewer.taskForce.id
        ? person.taskForceId
        : other.id;
    expect((await hub.graphql(move, { id: foreign.id }, { as: token })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    const moved = await hub.graphql(move, { id: target }, { as: token });
    expect(moved.data).toEqual({ chooseTaskForce: { taskForce: { id: target }, seats: [target === other.id ? "AGENCY_LEAD" : "ADVOCATE"] } });
    expect(await viewer(token)).toBeNull();
  });
});

test("a person chooses the language in which the hub speaks to them, and to nobody else", async () => {
  const [one, colleague] = [await buildPerson(owner, { password }), await buildPerson(owner, { password })];
  const document = "mutation { chooseLanguage(input: { locale: es }) { locale } }";
  expect((await hub.graphql(document, {}, { as: one.email })).data).toEqual({ chooseLanguage: { locale: "es" } });
  expect((await hub.graphql("{ viewer { locale } }", {}, { as: one.email })).data).toEqual({ viewer: { locale: "es" } });
  expect((await owner.person.findUniqueOrThrow({ where: { id: colleague.id } })).locale).toBe("en");
});
