import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { hashOf } from "../../server/platform/auth-transaction.ts";
import { totpCode, totpStepAt } from "../../server/platform/totp.ts";
import { buildPerson, type BuiltPerson, testTotpSecret } from "../factories/person.ts";
import { fromBase32 } from "../support/codes.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openEntrance } from "../support/entrance.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { worldPassword as password } from "../support/world.ts";

const fresh = "a kettle sings at noon";
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let moment = Date.now();
const clock = { now: () => new Date(moment) };
const minute = 60_000;
const hour = 60 * minute;

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

beforeEach(() => {
  moment += 16 * minute;
});

const codeNow = () => totpCode(testTotpSecret, totpStepAt(clock.now()));

/** The mail that goes to this address next, and the token in it. */
async function nextLink(email: string, page: "join" | "reset", cause: () => Promise<unknown>): Promise<{ token: string; text: string; subject: string }> {
  const before = hub.mails.length;
  await cause();
  const mail = await vi.waitUntil(() => hub.mails.slice(before).find(({ to }) => to === email), { timeout: 15_000 });
  const [, token = ""] = new RegExp(`^${hub.address}/${page}#([\\w-]{43})$`, "m").exec(mail.text) ?? [];
  return { token, text: mail.text, subject: mail.subject };
}

const announce = (topic: string, personId: string) =>
  rowsOf(database.superuserUrl, "SELECT app.add_job($1, $2::jsonb, NULL, NULL)", [topic, JSON.stringify({ personId })]);
const invite = (person: BuiltPerson) => nextLink(person.email, "join", () => announce("auth.invitation", person.id));
const requestReset = (email: string) => openEntrance(hub).ask("mutation ($email: String!) { requestReset(input: { email: $email }) }", { email });
const reset = (person: BuiltPerson) => nextLink(person.email, "reset", () => requestReset(person.email));
const newcomer = () => buildPerson(owner, { name: "June Alder" });

describe("AU-13 an invitation", () => {
  test("AU-13 says who is invited, is not used up by looking, and leads to a second factor and in", async () => {
    const person = await newcomer();
    const { token, text, subject } = await invite(person);
    expect(subject).toBe("New activity in your workspace");
    for (const named of ["June", "Agency", "Task Force", "advocate"]) expect(text).not.toContain(named);
    const entrance = openEntrance(hub);
    for (let looked = 0; looked < 2; looked += 1)
      expect(await entrance.act("openLink", { token })).toEqual({
        __typename: "OpenedLink",
        kind: "INVITATION",
        name: "June Alder",
        agency: "Testing Agency",
        email: person.email,
      });
    expect(await entrance.act("acceptInvitation", { token, password: fresh })).toEqual({ __typename: "SignInStep", next: "ENROLMENT", ways: ["TOTP"] });
    expect(await entrance.isIn()).toBe(false);
    const { secret } = await entrance.act("enrolTotp");
    await entrance.act("confirmTotp", { code: totpCode(fromBase32(secret), totpStepAt(clock.now())) });
    expect(await entrance.isIn()).toBe(true);
    for (const act of ["openLink", "acceptInvitation"] as const)
      expect((await openEntrance(hub).act(act, act === "openLink" ? { token } : { token, password: fresh })).__typename).toBe("LinkRefused");
    expect(await owner.enrolmentLink.findMany({ where: { personId: person.id, usedAt: null } })).toEqual([]);
  });

  test("AU-13 lets whoever was interrupted begin again, and then only the latest attempt goes on", async () => {
    const { token } = await invite(await newcomer());
    const [first, second] = [openEntrance(hub), openEntrance(hub)];
    await first.act("acceptInvitation", { token, password: fresh });
    const { secret: early } = await first.act("enrolTotp");
    expect((await second.act("acceptInvitation", { token, password: "a second kettle sings" })).__typename).toBe("SignInStep");
    expect((await first.act("confirmTotp", { code: totpCode(fromBase32(early), totpStepAt(clock.now())) })).__typename).toBe("UNAUTHENTICATED");
    const { secret } = await second.act("enrolTotp");
    expect((await second.act("confirmTotp", { code: totpCode(fromBase32(secret), totpStepAt(clock.now())) })).__typename).toBe("Enrolled");
    expect([await first.isIn(), await second.isIn()]).toEqual([false, true]);
  });

  test("AU-13 is not touched by asking for its page, as a mail program does", async () => {
    const { token } = await invite(await newcomer());
    for (const method of ["GET", "HEAD"]) await hub.request(`/join?token=${token}`, { method, headers: { accept: "text/html" } });
    const query = encodeURIComponent(`mutation { openLink(input: { token: "${token}" }) { __typename } }`);
    expect((await hub.request(`/graphql?query=${query}`)).status).toBe(405);
    expect((await openEntrance(hub).act("acceptInvitation", { token, password: fresh })).__typename).toBe("SignInStep");
  });

  test("AU-13 is good for 72 hours to the moment, and void once a newer one was sent", async () => {
    const person = await newcomer();
    const first = await invite(person);
    moment += 72 * hour - 1;
    expect((await openEntrance(hub).act("openLink", { token: first.token })).__typename).toBe("OpenedLink");
    moment += 1;
    expect((await openEntrance(hub).act("openLink", { token: first.token })).__typename).toBe("LinkRefused");
    const second = await invite(person);
    moment += 1000;
    const third = await invite(person);
    expect((await openEntrance(hub).act("acceptInvitation", { token: second.token, password: fresh })).__typename).toBe("LinkRefused");
    expect((await openEntrance(hub).act("acceptInvitation", { token: third.token, password: fresh })).__typename).toBe("SignInStep");
  });

  test("AU-13 is void once its person has another address, was disabled, or has no seat any more", async () => {
    const [moved, disabled, seatless] = [await newcomer(), await newcomer(), await newcomer()];
    const tokens = [await invite(moved), await invite(disabled), await invite(seatless)].map(({ token }) => token);
    await owner.person.update({ where: { id: moved.id }, data: { email: `${randomUUID()}@example.org` } });
    await owner.person.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
    await owner.seat.deleteMany({ where: { personId: seatless.id } });
    for (const token of tokens) expect((await openEntrance(hub).act("acceptInvitation", { token, password: fresh })).__typename).toBe("LinkRefused");
  });

  test("AU-13 takes no role, agency or address from whoever uses it", async () => {
    const { token } = await invite(await newcomer());
    const { errors } = await openEntrance(hub).ask(
      'mutation ($token: String!) { acceptInvitation(input: { token: $token, password: "a kettle sings at noon", operator: true, seats: [AGENCY_LEAD] }) { __typename } }',
      { token },
    );
    expect(errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
    expect((await openEntrance(hub).act("openLink", { token })).__typename).toBe("OpenedLink");
  });

  test("AU-13 used by many at the same moment lets one of them go on", async () => {
    const { token } = await invite(await newcomer());
    const many = Array.from({ length: 4 }, () => openEntrance(hub));
    await Promise.all(many.map((one) => one.act("acceptInvitation", { token, password: fresh })));
    const begun = await Promise.all(many.map((one) => one.act("enrolTotp")));
    expect(begun.filter(({ secret }) => secret !== undefined)).toHaveLength(1);
  });

  test("AU-02 is no way around the second factor of somebody who has one", async () => {
    const person = await buildPerson(owner, { password });
    const { token } = await invite(person);
    for (const act of ["openLink", "acceptInvitation"] as const)
      expect((await openEntrance(hub).act(act, act === "openLink" ? { token } : { token, password: fresh })).__typename).toBe("LinkRefused");
    expect((await openEntrance(hub).act("signIn", { email: person.email, password })).__typename).toBe("SignInStep");
  });

  test("AU-14 is not used up by a password that cannot be taken, nor without one where passkeys do not work", async () => {
    const { token } = await invite(await newcomer());
    const entrance = openEntrance(hub);
    for (const [given, reason] of [
      ["short pass", "TOO_SHORT"],
      ["password12345", "COMMON"],
      ["Testing Agency", "NAMES_YOU"],
      ["june alder 99", "NAMES_YOU"],
    ])
      expect(await entrance.act("acceptInvitation", { token, password: given })).toMatchObject({ __typename: "PasswordRefused", reason });
    expect(await entrance.act("acceptInvitation", { token })).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["password"] }] });
    expect((await entrance.act("acceptInvitation", { token, password: fresh })).__typename).toBe("SignInStep");
  });

  test("is written in the language of whoever is invited", async () => {
    const { text } = await invite(await buildPerson(owner, { locale: "es" }));
    expect(text).toContain("Hay novedades en su espacio de trabajo.");
  });
});

describe("AU-02 a new password by mail", () => {
  test("AU-02 ends all sessions, and leads to the second factor and no further", async () => {
    const person = await buildPerson(owner, { password });
    const session = await hub.signIn(person.email);
    const { token } = await reset(person);
    const entrance = openEntrance(hub);
    expect(await entrance.act("openLink", { token })).toEqual({ __typename: "OpenedLink", kind: "RESET", name: null, agency: null, email: null });
    expect(await entrance.act("resetPassword", { token, password: fresh })).toEqual({ __typename: "SignInStep", next: "SECOND_FACTOR", ways: ["TOTP"] });
    expect([await entrance.isIn(), await openEntrance(hub, { token: session }).isIn()]).toEqual([false, false]);
    for (const act of ["enrolTotp", "renewRecoveryCodes"] as const) expect((await entrance.act(act)).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("confirmCode", { code: codeNow() })).__typename).toBe("Viewer");
    expect((await openEntrance(hub).act("signIn", { email: person.email, password })).__typename).toBe("SignInRefused");
    expect((await openEntrance(hub).act("signIn", { email: person.email, password: fresh })).__typename).toBe("SignInStep");
    expect((await openEntrance(hub).act("resetPassword", { token, password: fresh })).__typename).toBe("LinkRefused");
  });

  test("AU-13 is good for fifteen minutes, once, and each kind of link for its own act only", async () => {
    const person = await buildPerson(owner, { password });
    const late = await reset(person);
    moment += 15 * minute;
    expect((await openEntrance(hub).act("resetPassword", { token: late.token, password: fresh })).__typename).toBe("LinkRefused");
    const { token } = await reset(person);
    expect((await openEntrance(hub).act("acceptInvitation", { token, password: fresh })).__typename).toBe("LinkRefused");
    const invited = await invite(await newcomer());
    expect((await openEntrance(hub).act("resetPassword", { token: invited.token, password: fresh })).__typename).toBe("LinkRefused");
    expect((await openEntrance(hub).act("resetPassword", { token, password: fresh })).__typename).toBe("SignInStep");
  });

  test("answers alike whether there is an account, it was disabled or never joined, and mails only the one", async () => {
    const [known, disabled, invited] = [
      await buildPerson(owner, { password }),
      await buildPerson(owner, { password, disabledAt: new Date() }),
      await newcomer(),
    ];
    const before = hub.mails.length;
    const answers = [];
    for (const email of ["nobody@example.org", disabled.email, invited.email, known.email]) answers.push(await requestReset(email));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"data":{"requestReset":true}}']));
    await vi.waitUntil(() => hub.mails.length > before, { timeout: 15_000 });
    await vi.waitUntil(async () => (await rowsOf(database.superuserUrl, "SELECT FROM graphile_worker.jobs")).length === 0, { timeout: 15_000 });
    expect(hub.mails.slice(before).map(({ to }) => to)).toEqual([known.email]);
  });

  test("AU-11 leaves too many requests for one address out, without saying so", async () => {
    const person = await buildPerson(owner, { password });
    const before = hub.mails.length;
    for (let asked = 0; asked < 8; asked += 1) expect((await requestReset(person.email)).data).toEqual({ requestReset: true });
    await vi.waitUntil(async () => (await rowsOf(database.superuserUrl, "SELECT FROM graphile_worker.jobs")).length === 0, { timeout: 15_000 });
    expect(hub.mails.slice(before)).toHaveLength(5);
  });
});

describe("AU-10 what is kept", () => {
  test("AU-10 of links, codes, sessions and passwords only what cannot be turned back", async () => {
    const person = await newcomer();
    const { token } = await invite(person);
    const entrance = openEntrance(hub);
    await entrance.act("acceptInvitation", { token, password: fresh });
    const half = entrance.token() ?? "";
    const { secret } = await entrance.act("enrolTotp");
    const raw = fromBase32(secret);
    const { recoveryCodes } = await entrance.act("confirmTotp", { code: totpCode(raw, totpStepAt(clock.now())) });
    const tables = [
      "session",
      "credential",
      "totp_factor",
      "passkey",
      "recovery_code",
      "auth_challenge",
      "enrolment_link",
      "sign_in_failure",
      "audit_entry",
      "mail_delivery",
    ];
    const dumps = await Promise.all(tables.map((table) => rowsOf<{ row: string }>(database.superuserUrl, `SELECT t::text AS row FROM ${table} t`)));
    const dump = `${dumps
      .flat()
      .map(({ row }) => row)
      .join("\n")}\n${JSON.stringify(await rowsOf(database.superuserUrl, "SELECT * FROM graphile_worker._private_jobs"))}`;
    const secrets = [
      token,
      half,
      entrance.token() ?? "",
      fresh,
      secret,
      raw.toString("hex"),
      person.email,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll("-", "")),
    ];
    for (const one of secrets)
      for (const written of [one, Buffer.from(one).toString("hex"), Buffer.from(one, "base64url").toString("hex")])
        expect(dump.includes(written), one).toBe(false);
    expect(dump).toContain(hashOf(token).toString("hex"));
    const [kept] = await rowsOf<{ password_hash: string }>(database.superuserUrl, "SELECT password_hash FROM credential WHERE person_id = $1", [person.id]);
    expect(kept?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("GQ-08 guessing links", () => {
  test("GQ-08 a link that never was is refused like one that was used, and many from one address have to wait", async () => {
    const guess = () => ({
      token: Buffer.from(randomUUID().replaceAll("-", "") + "0".repeat(32), "hex")
        .subarray(0, 32)
        .toString("base64url"),
    });
    const entrance = openEntrance(hub);
    const answers = [];
    for (let tried = 0; tried < 26; tried += 1) answers.push(await entrance.act("openLink", guess()));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(["LinkRefused"]));
    const { data } = await entrance.ask("mutation ($t: String!) { openLink(input: { token: $t }) { ... on LinkRefused { retryAfterSeconds } } }", {
      t: guess().token,
    });
    expect(data).toEqual({ openLink: { retryAfterSeconds: expect.any(Number) as number } });
  });
});
