import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { totpCode, totpStepAt } from "../../server/platform/totp.ts";
import { buildPerson, testTotpSecret } from "../factories/person.ts";
import { newAuthenticator } from "../support/authenticator.ts";
import { fromBase32 } from "../support/codes.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Act, type Entrance, openEntrance } from "../support/entrance.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { documentsFor, fieldsOf, inputFor } from "../support/sdl.ts";
import { rowsOf } from "../support/statements.ts";
import { worldPassword as password } from "../support/world.ts";

const origin = "https://hub.example.org";
const fresh = "a kettle sings at noon";
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let moment = Date.now();
const clock = { now: () => new Date(moment) };
const minute = 60_000;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  hub = await startHub({ database, clock, origin });
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

beforeEach(() => {
  moment += 16 * minute;
});

const enter = (token: string | null = null, agent = "") => openEntrance(hub, { token, headers: { origin, "user-agent": agent }, cookie: "__Host-roundtable" });
const codeAt = (steps = 0) => totpCode(testTotpSecret, totpStepAt(clock.now()) + steps);

/** Somebody who is signed in at two places. */
async function twice(overrides: Parameters<typeof buildPerson>[1] = {}) {
  const person = await buildPerson(owner, { password, ...overrides });
  const [here, elsewhere] = [enter(await hub.signIn(person.email)), enter(await hub.signIn(person.email))];
  return { person, here, elsewhere };
}

async function addPasskey(entrance: Entrance): Promise<ReturnType<typeof newAuthenticator>> {
  const device = newAuthenticator(origin);
  const { options } = await entrance.act("beginPasskey", { purpose: "ENROL" });
  expect((await entrance.act("enrolPasskey", { response: device.create(options), name: "Laptop" })).__typename).toBe("Enrolled");
  return device;
}

async function replaceTotp(entrance: Entrance): Promise<Buffer> {
  const { secret } = await entrance.act("enrolTotp");
  const raw = fromBase32(secret);
  expect((await entrance.act("confirmTotp", { code: totpCode(raw, totpStepAt(clock.now())) })).__typename).toBe("Enrolled");
  return raw;
}

const factorsOf = async (entrance: Entrance) =>
  (await entrance.ask<{ viewer: { factors: { id: string; kind: string; name: string | null }[] } }>("{ viewer { factors { id kind name } } }")).data?.viewer
    .factors ?? [];

describe("AU-09 what ends all other sessions at once", () => {
  test.for<[string, (here: Entrance) => Promise<unknown>]>([
    ["another password", (here) => here.act("changePassword", { oldPassword: password, newPassword: fresh })],
    ["another authenticator app", (here) => replaceTotp(here)],
    ["one more passkey", (here) => addPasskey(here)],
    ["new recovery codes", (here) => here.act("renewRecoveryCodes")],
    ["ending them", (here) => here.ask("mutation { endOtherSessions }")],
    [
      "a passkey that is removed",
      async (here) => {
        await addPasskey(here);
        const passkey = (await factorsOf(here)).find(({ kind }) => kind === "PASSKEY");
        return here.act("removeFactor", { id: passkey?.id });
      },
    ],
  ])("AU-09 %s", async ([, change]) => {
    const { person, here, elsewhere } = await twice();
    const half = enter();
    await half.act("signIn", { email: person.email, password });
    const before = here.token();
    expect(await elsewhere.isIn()).toBe(true);
    await change(here);
    expect([await here.isIn(), await elsewhere.isIn()]).toEqual([true, false]);
    expect((await elsewhere.ask("{ agencies { hasMore } }")).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    expect((await half.act("confirmCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
    expect(before === here.token() || !(await enter(before).isIn())).toBe(true);
  });

  test("AU-09 does not touch anybody else's", async () => {
    const [one, other] = [await twice(), await twice()];
    await one.here.act("changePassword", { oldPassword: password, newPassword: fresh });
    expect([await other.here.isIn(), await other.elsewhere.isIn()]).toEqual([true, true]);
  });
});

describe("AU-07 a session goes on under a new token", () => {
  test("AU-07 when it is confirmed that it is still the same person, and ends no later for it", async () => {
    const { here, elsewhere } = await twice();
    const shown = "{ viewer { sessionEndsAt stepUpUntil } }";
    const { viewer: before } = (await here.ask<{ viewer: { sessionEndsAt: string; stepUpUntil: string } }>(shown)).data ?? {};
    const token = here.token();
    moment += 10 * minute;
    expect((await here.act("stepUpWithCode", { code: codeAt() })).__typename).toBe("Viewer");
    expect(here.token()).not.toBe(token);
    expect([await enter(token).isIn(), await elsewhere.isIn()]).toEqual([false, true]);
    const { viewer: after } = (await here.ask<{ viewer: { sessionEndsAt: string; stepUpUntil: string } }>(shown)).data ?? {};
    expect(after).toEqual({ sessionEndsAt: before?.sessionEndsAt, stepUpUntil: new Date(moment + 5 * minute).toISOString() });
  });

  test("AU-03 five wrong codes end the session that was to be confirmed", async () => {
    const { here, elsewhere } = await twice();
    for (let tried = 4; tried >= 0; tried -= 1) expect(await here.act("stepUpWithCode", { code: codeAt(40 + tried) })).toMatchObject({ triesLeft: tried });
    expect([await here.isIn(), await elsewhere.isIn()]).toEqual([false, true]);
  });

  test("a recovery code does not confirm it", async () => {
    const { here } = await twice();
    const { recoveryCodes } = await here.act("renewRecoveryCodes");
    expect((await here.act("confirmRecoveryCode", { code: recoveryCodes[0] })).__typename).toBe("UNAUTHENTICATED");
  });
});

describe("AU-12 what asks for the second factor again", () => {
  const sensitive = fieldsOf("mutation").filter(({ description }) => description?.includes("Step-up."));

  test("AU-12 these are among them", () => {
    expect(sensitive.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["enrolTotp", "confirmTotp", "enrolPasskey", "renewRecoveryCodes", "removeFactor", "changePassword"]),
    );
  });

  test.each(sensitive.map(({ name, args }) => ({ name, args })))("AU-12 $name, five minutes after it was given", async ({ name, args }) => {
    const { person, here } = await twice({ seats: ["AGENCY_LEAD"], operator: true });
    const [factor] = await factorsOf(here);
    const variables = Object.fromEntries(
      args.map((arg) => [arg.name, inputFor(arg.type, (path) => (path.at(-1) === "clientKey" ? randomUUID() : (factor?.id ?? "")), [arg.name])]),
    );
    if (name === "confirmTotp") Object.assign(variables, { input: { code: "123456" } });
    const document = documentsFor("mutation", name, { depth: 1, first: 5 })[0]?.document ?? "";
    const fingerprint = () =>
      rowsOf(
        database.superuserUrl,
        "SELECT (SELECT count(*) FROM totp_factor) AS t, (SELECT count(*) FROM passkey) AS p, (SELECT string_agg(code_hash::text, '') FROM recovery_code) AS r, (SELECT password_hash FROM credential WHERE person_id = $1) AS c",
        [person.id],
      );
    const before = await fingerprint();
    moment += 5 * minute + 1;
    const { errors, data } = await here.ask(document, variables);
    expect([errors?.map(({ extensions }) => extensions.code), data]).toEqual([["REAUTH"], null]);
    expect(await fingerprint()).toEqual(before);
    expect((await here.act("stepUpWithCode", { code: codeAt() })).__typename).toBe("Viewer");
    const after = await here.ask(document, variables);
    expect(after.errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain("REAUTH");
  });

  test("AU-12 beginning to add a passkey asks for it too", async () => {
    const { here } = await twice();
    moment += 5 * minute + 1;
    expect((await here.act("beginPasskey", { purpose: "ENROL" })).__typename).toBe("REAUTH");
  });
});

describe("one's factors", () => {
  test("AU-02 the last way to sign in cannot be removed, whichever it is", async () => {
    const { here } = await twice();
    const [app] = await factorsOf(here);
    expect((await here.act("removeFactor", { id: app?.id })).__typename).toBe("LastWay");
    await addPasskey(here);
    expect((await here.act("removeFactor", { id: app?.id })).__typename).toBe("Viewer");
    const left = await factorsOf(here);
    expect(left.map(({ kind }) => kind)).toEqual(["PASSKEY"]);
    expect((await here.act("removeFactor", { id: left[0]?.id })).__typename).toBe("LastWay");
  });

  test("AU-02 of two ways removed at the same moment one stays", async () => {
    const { person } = await twice();
    const first = enter(await hub.signIn(person.email));
    await addPasskey(first);
    const [app, key] = await factorsOf(first);
    const second = enter(await hub.signIn(person.email));
    const answers = await Promise.all([first.act("removeFactor", { id: app?.id }), second.act("removeFactor", { id: key?.id })]);
    expect(answers.filter(({ __typename }) => __typename === "Viewer").length).toBeLessThanOrEqual(1);
    const [{ left } = { left: 0 }] = await rowsOf<{ left: number }>(
      database.superuserUrl,
      "SELECT (SELECT count(*) FROM totp_factor WHERE person_id = $1)::int + (SELECT count(*) FROM passkey WHERE person_id = $1)::int AS left",
      [person.id],
    );
    expect(left).toBeGreaterThanOrEqual(1);
  });

  test("AZ-02 somebody else's is answered like one that never was", async () => {
    const [one, other] = [await twice(), await twice()];
    const [theirs] = await factorsOf(other.here);
    for (const id of [theirs?.id, randomUUID(), "no id"]) expect((await one.here.act("removeFactor", { id })).__typename).toBe("NOT_FOUND");
  });

  test("another authenticator app takes the place of the one before, once it is confirmed", async () => {
    const { person, here } = await twice();
    const { secret } = await here.act("enrolTotp");
    expect(secret).not.toBe("");
    const old = enter();
    await old.act("signIn", { email: person.email, password });
    expect((await old.act("confirmCode", { code: codeAt(-1) })).__typename).toBe("Viewer");
    const raw = await replaceTotp(here);
    expect(await factorsOf(here)).toHaveLength(1);
    const again = enter();
    await again.act("signIn", { email: person.email, password });
    expect((await again.act("confirmCode", { code: codeAt() })).__typename).toBe("CodeRefused");
    expect((await again.act("confirmCode", { code: totpCode(raw, totpStepAt(clock.now()) + 1) })).__typename).toBe("Viewer");
  });

  test("recovery codes go with the app, and with new ones the old are void", async () => {
    const { here } = await twice();
    const { recoveryCodes: old } = await here.act("renewRecoveryCodes");
    expect(old).toHaveLength(10);
    expect(new Set(old).size).toBe(10);
    for (const code of old) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const { recoveryCodes: renewed } = await here.act("renewRecoveryCodes");
    expect(renewed.filter((code) => old.includes(code))).toEqual([]);
    await addPasskey(here);
    const app = (await factorsOf(here)).find(({ kind }) => kind === "TOTP");
    await here.act("removeFactor", { id: app?.id });
    expect((await here.ask("{ viewer { recoveryCodesLeft } }")).data).toEqual({ viewer: { recoveryCodesLeft: 0 } });
  });
});

describe("another password", () => {
  test("AU-14 takes the old one, and keeps to the rules", async () => {
    const { person, here } = await twice();
    const change = (oldPassword: string | undefined, newPassword: string) => here.act("changePassword", { oldPassword, newPassword });
    expect((await change("not the password", fresh)).__typename).toBe("SignInRefused");
    expect((await change(undefined, fresh)).__typename).toBe("SignInRefused");
    expect(await change(password, "short pass")).toMatchObject({ reason: "TOO_SHORT" });
    expect(await change(password, "Testing Agency 1")).toMatchObject({ reason: "NAMES_YOU" });
    expect((await change(password, fresh)).__typename).toBe("Viewer");
    expect((await enter().act("signIn", { email: person.email, password })).__typename).toBe("SignInRefused");
    expect((await enter().act("signIn", { email: person.email, password: fresh })).__typename).toBe("SignInStep");
  });

  test("somebody without one chooses a first", async () => {
    const person = await buildPerson(owner);
    const here = enter(await hub.signIn(person.email));
    expect((await here.ask("{ viewer { hasPassword } }")).data).toEqual({ viewer: { hasPassword: false } });
    expect((await here.act("changePassword", { newPassword: fresh })).__typename).toBe("Viewer");
    expect((await here.ask("{ viewer { hasPassword } }")).data).toEqual({ viewer: { hasPassword: true } });
  });

  test("AU-11 tries at the old one count like tries at signing in", async () => {
    const { person, here } = await twice();
    for (let tried = 0; tried < 5; tried += 1) await here.act("changePassword", { oldPassword: "wrong", newPassword: fresh });
    expect(await here.act("changePassword", { oldPassword: password, newPassword: fresh })).toMatchObject({
      __typename: "SignInRefused",
      retryAfterSeconds: 1,
    });
    expect(await enter().act("signIn", { email: person.email, password })).toMatchObject({ retryAfterSeconds: 1 });
  });
});

describe("one's sessions", () => {
  type Own = { id: string; device: string; isThisOne: boolean; sharedDevice: boolean };
  const list = async (entrance: Entrance): Promise<Own[]> =>
    (await entrance.ask<{ sessions: Own[] }>("{ sessions { id device isThisOne sharedDevice } }")).data?.sessions ?? [];
  const end = (entrance: Entrance, id: string | undefined) => entrance.ask("mutation ($id: ID!) { endSession(input: { id: $id }) }", { id });

  test("are listed with device and no address, and ended one by one", async () => {
    const person = await buildPerson(owner, { password });
    const firefox = enter(null, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0");
    await firefox.act("signIn", { email: person.email, password, sharedDevice: true });
    expect(await list(firefox)).toEqual([]);
    await firefox.act("confirmCode", { code: codeAt() });
    const here = enter(await hub.signIn(person.email));
    const listed = await list(here);
    expect(listed.map(({ device, isThisOne, sharedDevice }) => ({ device, isThisOne, sharedDevice }))).toEqual(
      expect.arrayContaining([
        { device: "", isThisOne: true, sharedDevice: false },
        { device: "Firefox · Windows", isThisOne: false, sharedDevice: true },
      ]),
    );
    expect(listed).toHaveLength(2);
    const other = listed.find(({ isThisOne }) => !isThisOne);
    expect((await end(here, other?.id)).data).toEqual({ endSession: true });
    expect(await firefox.isIn()).toBe(false);
    expect((await end(here, other?.id)).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });

  test("AZ-02 somebody else's is answered like one that never was, and stays", async () => {
    const [one, other] = [await twice(), await twice()];
    const [theirs] = await list(other.here);
    for (const id of [theirs?.id, randomUUID(), "no id"]) expect((await end(one.here, id)).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(await list(other.here)).toHaveLength(2);
    expect((await list(one.here)).map(({ id }) => id)).not.toContain(theirs?.id);
  });
});

test("AL-01 every change of what somebody signs in with is in the log", async () => {
  const { person, here } = await twice();
  await addPasskey(here);
  await replaceTotp(here);
  await here.act("changePassword" satisfies Act, { oldPassword: password, newPassword: fresh });
  await here.act("renewRecoveryCodes");
  await here.act("removeFactor", { id: (await factorsOf(here)).find(({ kind }) => kind === "PASSKEY")?.id });
  const rows = await rowsOf<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE person_id = $1 AND outcome = 'OK' ORDER BY seq", [
    person.id,
  ]);
  expect([...new Set(rows.map(({ action }) => action))]).toEqual([
    "auth.sign-in",
    "auth.add-factor",
    "auth.step-up",
    "auth.change-password",
    "auth.factors-changed",
    "auth.renew-recovery-codes",
    "auth.remove-factor",
  ]);
});
