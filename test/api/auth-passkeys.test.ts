import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { passkeySite } from "../../server/platform/auth-desk.ts";
import { buildPerson } from "../factories/person.ts";
import { newAuthenticator, type Tampering } from "../support/authenticator.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Entrance, openEntrance } from "../support/entrance.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { worldPassword as password } from "../support/world.ts";

const origin = "https://hub.example.org";
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

const enter = (token: string | null = null) => openEntrance(hub, { token, headers: { origin }, cookie: "__Host-roundtable" });

/** Somebody who signs in with a passkey alone. */
async function buildKeyHolder() {
  const person = await buildPerson(owner);
  const device = newAuthenticator(origin);
  const entrance = enter(await hub.signIn(person.email));
  const { options } = await entrance.act("beginPasskey", { purpose: "ENROL" });
  const enrolled = await entrance.act("enrolPasskey", { response: device.create(options), name: "Laptop" });
  expect(enrolled).toMatchObject({ __typename: "Enrolled", recoveryCodes: [] });
  return { person, device, entrance };
}

async function signInWith(device: ReturnType<typeof newAuthenticator>, tampering: Tampering = {}, entrance: Entrance = enter()) {
  const { options } = await entrance.act("beginPasskey", { purpose: "SIGN_IN" });
  return entrance.act("finishPasskeySignIn", { response: device.get(options, tampering) });
}

describe("AU-04 signing in with a passkey", () => {
  test("AU-04 needs nothing else, and says no name before", async () => {
    const { person, device } = await buildKeyHolder();
    const entrance = enter();
    const { options } = await entrance.act("beginPasskey", { purpose: "SIGN_IN" });
    expect(JSON.parse(options)).toMatchObject({ rpId: "hub.example.org", userVerification: "required", allowCredentials: [] });
    const { __typename, id } = await entrance.act("finishPasskeySignIn", { response: device.get(options), sharedDevice: true });
    expect([__typename, id]).toEqual(["Viewer", person.id]);
    const shown = "{ viewer { idleMinutes factors { kind name lastUsedAt } hasPassword } }";
    expect((await entrance.ask(shown)).data).toEqual({
      viewer: { idleMinutes: 15, factors: [{ kind: "PASSKEY", name: "Laptop", lastUsedAt: clock.now().toISOString() }], hasPassword: false },
    });
    expect(entrance.cookies[0]).toMatch(/^__Host-roundtable=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  });

  test.for<[string, Tampering]>([
    ["that did not make sure who holds it", { unverified: true }],
    ["on a page of another origin", { origin: "https://hub.example.com" }],
    ["on a neighbouring origin", { origin: "https://evil.hub.example.org" }],
    ["for another site", { site: "example.org" }],
    ["with a signature over something else", { forged: true }],
    ["to a challenge of its own", { challenge: Buffer.alloc(32).toString("base64url") }],
    ["that says it belongs to somebody else", { userHandle: Buffer.from("01999999-0000-7000-8000-000000000000").toString("base64url") }],
    ["made for adding one", { type: "webauthn.create" }],
  ])("AU-04 refuses an answer %s", async ([, tampering]) => {
    const { device } = await buildKeyHolder();
    const entrance = enter();
    expect(await signInWith(device, tampering, entrance)).toMatchObject({ __typename: "PasskeyRefused" });
    expect(await entrance.isIn()).toBe(false);
    expect((await signInWith(device)).__typename).toBe("Viewer");
  });

  test("AU-04 refuses a count of uses that is not higher than the last: the key was copied", async () => {
    const { device } = await buildKeyHolder();
    expect((await signInWith(device, { counter: 7 })).__typename).toBe("Viewer");
    for (const counter of [7, 6, 0]) expect((await signInWith(device, { counter })).__typename).toBe("PasskeyRefused");
    expect((await signInWith(device, { counter: 8 })).__typename).toBe("Viewer");
  });

  test("AU-04 takes keys that count nothing", async () => {
    const { device } = await buildKeyHolder();
    for (let use = 0; use < 3; use += 1) expect((await signInWith(device, { counter: 0 })).__typename).toBe("Viewer");
  });

  test("AU-04 refuses an answer that was used, and one to a challenge that is too old", async () => {
    const { device } = await buildKeyHolder();
    const entrance = enter();
    const { options } = await entrance.act("beginPasskey", { purpose: "SIGN_IN" });
    const response = device.get(options);
    expect((await entrance.act("finishPasskeySignIn", { response })).__typename).toBe("Viewer");
    expect((await enter().act("finishPasskeySignIn", { response })).__typename).toBe("PasskeyRefused");
    const { options: old } = await entrance.act("beginPasskey", { purpose: "SIGN_IN" });
    moment += 5 * minute;
    expect((await enter().act("finishPasskeySignIn", { response: device.get(old) })).__typename).toBe("PasskeyRefused");
  });

  test("AU-04 spends a challenge with the first answer, right or wrong", async () => {
    const { device } = await buildKeyHolder();
    const entrance = enter();
    const { options } = await entrance.act("beginPasskey", { purpose: "SIGN_IN" });
    expect((await entrance.act("finishPasskeySignIn", { response: device.get(options, { forged: true }) })).__typename).toBe("PasskeyRefused");
    expect((await entrance.act("finishPasskeySignIn", { response: device.get(options) })).__typename).toBe("PasskeyRefused");
  });

  test("AU-04 refuses one key under the name of another, and a key that nobody knows", async () => {
    const [one, other] = [await buildKeyHolder(), await buildKeyHolder()];
    expect((await signInWith(one.device, { id: other.device.id })).__typename).toBe("PasskeyRefused");
    expect((await signInWith(newAuthenticator(origin))).__typename).toBe("PasskeyRefused");
  });

  test("AU-04 refuses the key of somebody who was disabled, and one that was removed", async () => {
    const { person, device } = await buildKeyHolder();
    await owner.person.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect((await signInWith(device)).__typename).toBe("PasskeyRefused");
    const second = await buildKeyHolder();
    await owner.passkey.deleteMany({ where: { personId: second.person.id } });
    expect((await signInWith(second.device)).__typename).toBe("PasskeyRefused");
  });

  test.for(["", "{", "null", '{"id":1}', '{"id":"x","rawId":"x","type":"public-key","response":{}}'])("AU-04 %j is no answer at all", async (response) => {
    const { __typename } = await enter().act("finishPasskeySignIn", { response });
    expect(["PasskeyRefused", "BAD_REQUEST", "InvalidInput"]).toContain(__typename);
  });

  test("GQ-08 tries with one key have to wait after five", async () => {
    const { device } = await buildKeyHolder();
    for (let tried = 0; tried < 5; tried += 1) await signInWith(device, { forged: true });
    expect(await signInWith(device)).toMatchObject({ __typename: "PasskeyRefused", retryAfterSeconds: 1 });
    moment += 1000;
    expect((await signInWith(device)).__typename).toBe("Viewer");
  });
});

describe("AU-04 adding a passkey", () => {
  test.for<[string, Tampering]>([
    ["that did not make sure who holds it", { unverified: true }],
    ["on a page of another origin", { origin: "https://hub.example.com" }],
    ["for another site", { site: "example.org" }],
    ["to a challenge of its own", { challenge: Buffer.alloc(32).toString("base64url") }],
    ["made for signing in", { type: "webauthn.get" }],
  ])("AU-04 refuses one %s", async ([, tampering]) => {
    const person = await buildPerson(owner);
    const entrance = enter(await hub.signIn(person.email));
    const { options } = await entrance.act("beginPasskey", { purpose: "ENROL" });
    expect((await entrance.act("enrolPasskey", { response: newAuthenticator(origin).create(options, tampering), name: "Key" })).__typename).toBe(
      "PasskeyRefused",
    );
    expect(await owner.passkey.count({ where: { personId: person.id } })).toBe(0);
  });

  test("AU-04 asks for one that the person chooses by itself and that makes sure who holds it, and not for one they have", async () => {
    const { device, entrance, person } = await buildKeyHolder();
    const options = JSON.parse((await entrance.act("beginPasskey", { purpose: "ENROL" })).options) as object;
    expect(options).toMatchObject({
      rp: { id: "hub.example.org" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [{ id: device.id }],
      user: { id: Buffer.from(person.id).toString("base64url"), name: person.email },
    });
  });

  test("AU-04 refuses the challenge of somebody else, of another session, and one made for signing in", async () => {
    const [one, other] = [await buildPerson(owner), await buildPerson(owner)];
    const mine = enter(await hub.signIn(one.email));
    const theirs = enter(await hub.signIn(other.email));
    const elsewhere = enter(await hub.signIn(one.email));
    const device = newAuthenticator(origin);
    for (const [asked, purpose] of [
      [theirs, "ENROL"],
      [elsewhere, "ENROL"],
      [mine, "SIGN_IN"],
    ] as const) {
      const { options } = await asked.act("beginPasskey", { purpose });
      expect((await mine.act("enrolPasskey", { response: device.create(options), name: "Key" })).__typename).toBe("PasskeyRefused");
    }
  });

  test("AU-04 refuses a credential that somebody has already", async () => {
    const { device } = await buildKeyHolder();
    const entrance = enter(await hub.signIn((await buildPerson(owner)).email));
    const { options } = await entrance.act("beginPasskey", { purpose: "ENROL" });
    expect((await entrance.act("enrolPasskey", { response: device.create(options), name: "Key" })).__typename).toBe("PasskeyRefused");
  });

  test("AU-02 somebody new sets one up with the password alone, and is in with it", async () => {
    const { email } = await buildPerson(owner, { password, enrolled: false });
    const entrance = enter();
    expect(await entrance.act("signIn", { email, password })).toMatchObject({ next: "ENROLMENT", ways: ["TOTP", "PASSKEY"] });
    const { options } = await entrance.act("beginPasskey", { purpose: "ENROL" });
    const device = newAuthenticator(origin);
    expect((await entrance.act("enrolPasskey", { response: device.create(options), name: "Key" })).__typename).toBe("Enrolled");
    expect(await entrance.isIn()).toBe(true);
    const again = enter();
    expect(await again.act("signIn", { email, password })).toMatchObject({ next: "SECOND_FACTOR", ways: ["PASSKEY"] });
    expect((await signInWith(device, {}, again)).__typename).toBe("Viewer");
  });
});

describe("AU-12 stepping up with a passkey", () => {
  const stepUp = async (entrance: Entrance, device: ReturnType<typeof newAuthenticator>, tampering: Tampering = {}) => {
    const { options } = await entrance.act("beginPasskey", { purpose: "STEP_UP" });
    return entrance.act("stepUpWithPasskey", { response: device.get(options, tampering) });
  };

  test("AU-07 takes one's own, and goes on under a new token", async () => {
    const { device, entrance } = await buildKeyHolder();
    const before = entrance.token();
    moment += 6 * minute;
    expect((await entrance.act("beginPasskey", { purpose: "ENROL" })).__typename).toBe("REAUTH");
    expect((await stepUp(entrance, device)).__typename).toBe("Viewer");
    expect(entrance.token()).not.toBe(before);
    expect(await enter(before).isIn()).toBe(false);
    expect((await entrance.act("beginPasskey", { purpose: "ENROL" })).__typename).toBe("PasskeyOptions");
  });

  test("AU-04 refuses another person's, and an answer made for signing in", async () => {
    const [one, other] = [await buildKeyHolder(), await buildKeyHolder()];
    expect((await stepUp(one.entrance, other.device)).__typename).toBe("PasskeyRefused");
    expect((await stepUp(one.entrance, one.device, { unverified: true })).__typename).toBe("PasskeyRefused");
    const { options } = await enter().act("beginPasskey", { purpose: "SIGN_IN" });
    expect((await one.entrance.act("stepUpWithPasskey", { response: one.device.get(options) })).__typename).toBe("PasskeyRefused");
    const { options: mine } = await one.entrance.act("beginPasskey", { purpose: "STEP_UP" });
    expect((await enter().act("finishPasskeySignIn", { response: one.device.get(mine) })).__typename).toBe("PasskeyRefused");
    expect((await stepUp(one.entrance, one.device)).__typename).toBe("Viewer");
  });
});

describe("where passkeys work", () => {
  test.for<[string | undefined, string | undefined, { origin: string; name: string } | null]>([
    ["https://hub.example.org", "hub.example.org", { origin: "https://hub.example.org", name: "hub.example.org" }],
    ["https://hub.example.org", "somewhere.example", { origin: "https://hub.example.org", name: "hub.example.org" }],
    ["https://192.0.2.7", "192.0.2.7", null],
    [undefined, "localhost:4000", { origin: "http://localhost:4000", name: "localhost" }],
    [undefined, "127.0.0.1:4000", null],
    [undefined, "[::1]:4000", null],
    [undefined, "evil.example", null],
    [undefined, undefined, null],
  ])("under %s, opened as %s", ([given, host, site]) => {
    expect(passkeySite(given, host)).toEqual(site);
  });

  test("the page is told, and there is no beginning where they do not", async () => {
    const bare = await startHub({ database });
    const entrance = openEntrance(bare);
    expect((await entrance.ask("{ passkeysAvailable }")).data).toEqual({ passkeysAvailable: false });
    expect((await entrance.act("beginPasskey", { purpose: "SIGN_IN" })).__typename).toBe("PasskeyRefused");
    await bare.close();
    expect((await enter().ask("{ passkeysAvailable }")).data).toEqual({ passkeysAvailable: true });
  });
});
