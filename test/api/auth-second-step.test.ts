import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { totpCode, totpStepAt } from "../../server/platform/totp.ts";
import { buildPerson, testTotpSecret } from "../factories/person.ts";
import { fromBase32 } from "../support/codes.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Entrance, openEntrance } from "../support/entrance.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { documentsFor, fieldsOf, inputFor, isPublic } from "../support/sdl.ts";
import { rowsOf } from "../support/statements.ts";
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

// Tries that went wrong are forgotten after a quarter of an hour; all tests share one network address.
beforeEach(() => {
  moment += 16 * minute;
});

const codeAt = (steps = 0) => totpCode(testTotpSecret, totpStepAt(clock.now()) + steps);
/** Never a code of the steps around now. */
function wrongCode(): string {
  const near = new Set([-2, -1, 0, 1, 2].map(codeAt));
  return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.has(code)) ?? "";
}

/** After the password of somebody new. */
async function halfIn(overrides: Parameters<typeof buildPerson>[1] = {}): Promise<{ entrance: Entrance; email: string; id: string }> {
  const { email, id } = await buildPerson(owner, { password, ...overrides });
  const entrance = openEntrance(hub);
  await entrance.act("signIn", { email, password });
  return { entrance, email, id };
}

describe("AU-01 after the password alone", () => {
  test.each([
    ["with a second factor", {}],
    ["without one yet", { enrolled: false }],
    ["as the operator", { operator: true }],
  ])("AU-01 nothing answers but what is open to everybody and the second step: %s", { timeout: 60_000 }, async (_, overrides) => {
    const { entrance } = await halfIn(overrides);
    const open = new Set<string>();
    const strange: string[] = [];
    // Leaving and beginning anew end the step itself.
    const fields = (["query", "mutation"] as const)
      .flatMap((kind) => fieldsOf(kind).map((field) => ({ kind, field })))
      .filter(({ field }) => !["signOut", "signIn"].includes(field.name));
    for (const { kind, field } of fields)
      for (const { document } of documentsFor(kind, field.name, { depth: 2, first: 5 })) {
        const variables = Object.fromEntries(field.args.map(({ name, type }) => [name, inputFor(type, () => randomUUID(), [name])]));
        const { data, errors = [] } = await entrance.ask<Record<string, unknown>>(document, variables);
        const codes = errors.map(({ extensions }) => extensions.code);
        if (codes.length === 0 && data?.[field.name] !== null) open.add(field.name);
        strange.push(...codes.filter((code) => !["UNAUTHENTICATED", "BAD_REQUEST"].includes(code)).map((code) => `${field.name}: ${code}`));
      }
    expect(strange).toEqual([]);
    const closed = [...fieldsOf("query"), ...fieldsOf("mutation")].filter((field) => !isPublic(field)).map(({ name }) => name);
    expect([...open].filter((name) => closed.includes(name))).toEqual([]);
    expect(open).toContain("signInStep");
    expect(await entrance.isIn()).toBe(false);
  });

  test("AU-01 a page that is loaded anew goes on with the step, and after ten minutes there is none", async () => {
    const { entrance } = await halfIn();
    const step = "{ signInStep { next ways } passkeysAvailable }";
    expect((await entrance.ask(step)).data).toEqual({ signInStep: { next: "SECOND_FACTOR", ways: ["TOTP"] }, passkeysAvailable: false });
    moment += 10 * minute;
    expect((await entrance.ask(step)).data).toEqual({ signInStep: null, passkeysAvailable: false });
    expect((await entrance.act("confirmCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
  });

  test("AU-01 signing out ends the step", async () => {
    const { entrance } = await halfIn();
    const half = entrance.token();
    await entrance.ask("mutation { signOut }");
    expect(entrance.token()).toBeNull();
    expect((await openEntrance(hub, { token: half }).act("confirmCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
  });
});

describe("AU-02 around the second factor", () => {
  test("AU-02 there is no way by setting up another one with the password alone", async () => {
    const { entrance } = await halfIn();
    expect((await entrance.act("enrolTotp")).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("confirmTotp", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("beginPasskey", { purpose: "ENROL" })).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("enrolPasskey", { response: "{}", name: "Key" })).__typename).toBe("UNAUTHENTICATED");
    for (const act of ["renewRecoveryCodes"] as const) expect((await entrance.act(act)).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("changePassword", { oldPassword: password, newPassword: "another-lantern-rain" })).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("stepUpWithCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
  });

  test("AU-02 somebody who has none yet sets one up, and is in with it and not before", async () => {
    const { entrance, email, id } = await halfIn({ enrolled: false });
    expect((await entrance.ask("{ signInStep { next ways } }")).data).toEqual({ signInStep: { next: "ENROLMENT", ways: ["TOTP"] } });
    for (const act of ["confirmCode", "confirmTotp"] as const) expect((await entrance.act(act, { code: codeAt() })).__typename).toBe("CodeRefused");
    const { secret, uri } = await entrance.act("enrolTotp");
    expect(uri).toContain(`secret=${secret}&`);
    expect(await entrance.isIn()).toBe(false);
    const { secret: sealed } = await owner.totpFactor.findFirstOrThrow({ where: { personId: id } });
    const code = totpCode(fromBase32(secret), totpStepAt(clock.now()));
    const { __typename, recoveryCodes } = await entrance.act("confirmTotp", { code });
    expect([__typename, recoveryCodes.length, await entrance.isIn()]).toEqual(["Enrolled", 10, true]);
    // Sealed: neither the secret nor its letters are in the row.
    expect(Buffer.from(sealed).includes(fromBase32(secret)) || Buffer.from(sealed).includes(secret)).toBe(false);

    // A recovery code stands for the app, once, and only after the password.
    const [recovery = ""] = recoveryCodes;
    const again = openEntrance(hub);
    expect((await again.act("confirmRecoveryCode", { code: recovery })).__typename).toBe("UNAUTHENTICATED");
    await again.act("signIn", { email, password });
    expect((await again.act("confirmRecoveryCode", { code: recovery.toLowerCase().replaceAll("-", " ") })).__typename).toBe("Viewer");
    expect(await again.isIn()).toBe(true);
    const third = openEntrance(hub);
    expect((await third.act("signIn", { email, password })).ways).toEqual(["TOTP", "RECOVERY_CODE"]);
    expect(await third.act("confirmRecoveryCode", { code: recovery })).toMatchObject({ __typename: "CodeRefused", triesLeft: 4 });
    expect((await again.ask("{ viewer { recoveryCodesLeft hasPassword } }")).data).toEqual({ viewer: { recoveryCodesLeft: 9, hasPassword: true } });
  });

  test("AU-02 one recovery code lets one in, however many send it at once", async () => {
    const { entrance, email } = await halfIn();
    await entrance.act("confirmCode", { code: codeAt() });
    const { recoveryCodes } = await entrance.act("renewRecoveryCodes");
    const many = Array.from({ length: 4 }, () => openEntrance(hub));
    for (const one of many) await one.act("signIn", { email, password });
    const answers = await Promise.all(many.map((one) => one.act("confirmRecoveryCode", { code: recoveryCodes[0] })));
    expect(answers.filter(({ __typename }) => __typename === "Viewer")).toHaveLength(1);
  });

  test("AU-02 a code of one person is none of another's", async () => {
    const other = await halfIn({ enrolled: false });
    const { secret } = await other.entrance.act("enrolTotp");
    await other.entrance.act("confirmTotp", { code: totpCode(fromBase32(secret), totpStepAt(clock.now())) });
    const { entrance } = await halfIn();
    expect((await entrance.act("confirmCode", { code: totpCode(fromBase32(secret), totpStepAt(clock.now()) + 1) })).__typename).toBe("CodeRefused");
  });

  test("AU-02 the step of a person who was disabled meanwhile is over", async () => {
    const { entrance, id } = await halfIn();
    await owner.person.update({ where: { id }, data: { disabledAt: new Date() } });
    expect((await entrance.act("confirmCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
  });
});

describe("AU-03 codes of the authenticator app", () => {
  test("AU-03 one is taken once, also in another session", async () => {
    const { entrance, email } = await halfIn();
    expect((await entrance.act("confirmCode", { code: codeAt() })).__typename).toBe("Viewer");
    const again = openEntrance(hub);
    await again.act("signIn", { email, password });
    expect(await again.act("confirmCode", { code: codeAt() })).toMatchObject({ __typename: "CodeRefused", alreadyUsed: true, triesLeft: 4 });
    // Nor one before it.
    expect(await again.act("confirmCode", { code: codeAt(-1) })).toMatchObject({ __typename: "CodeRefused", alreadyUsed: true, triesLeft: 3 });
    expect((await again.act("confirmCode", { code: codeAt(1) })).__typename).toBe("Viewer");
  });

  test("AU-03 one lets one in, however many send it at once", async () => {
    const { email } = await halfIn();
    const many = Array.from({ length: 4 }, () => openEntrance(hub));
    for (const one of many) await one.act("signIn", { email, password });
    const answers = await Promise.all(many.map((one) => one.act("confirmCode", { code: codeAt() })));
    expect(answers.filter(({ __typename }) => __typename === "Viewer")).toHaveLength(1);
  });

  test.each([-2, 2])("AU-03 one %i steps away is refused", async (steps) => {
    const { entrance } = await halfIn();
    expect(await entrance.act("confirmCode", { code: codeAt(steps) })).toMatchObject({ __typename: "CodeRefused", alreadyUsed: false });
  });

  test("AU-03 five wrong ones end the step, and the sixth finds none; nor does the right one", async () => {
    const { entrance, email } = await halfIn();
    const left = [];
    for (let tried = 0; tried < 5; tried += 1) left.push((await entrance.act("confirmCode", { code: wrongCode() })).triesLeft);
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expect((await entrance.act("confirmCode", { code: wrongCode() })).__typename).toBe("UNAUTHENTICATED");
    expect((await entrance.act("confirmCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
    // Beginning anew with the password gives five tries more, but not at once.
    await entrance.act("signIn", { email, password });
    expect(await entrance.act("confirmCode", { code: codeAt() })).toMatchObject({ __typename: "CodeRefused", retryAfterSeconds: 1, triesLeft: 5 });
    moment += 1000;
    expect((await entrance.act("confirmCode", { code: codeAt() })).__typename).toBe("Viewer");
  });

  test("AU-03 GQ-08 codes in one document count each, and of many at once no more than five are looked at", async () => {
    const { entrance, id } = await halfIn();
    const tries = (many: number) =>
      Array.from({ length: many }, (_, n) => `t${n}: confirmCode(input: { code: "${wrongCode()}" }) { __typename ... on CodeRefused { triesLeft } }`).join(" ");
    expect((await entrance.ask(`mutation { ${tries(20)} }`)).errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
    // As many as a document may hold (graphql/limits.ts).
    const { data } = await entrance.ask<Record<string, { triesLeft: number }>>(`mutation { ${tries(5)} }`);
    expect(Object.values(data ?? {}).map(({ triesLeft }) => triesLeft)).toEqual([4, 3, 2, 1, 0]);
    expect((await entrance.act("confirmCode", { code: codeAt() })).__typename).toBe("UNAUTHENTICATED");
    const sessions = await owner.session.findMany({ where: { personId: id } });
    expect(sessions.every(({ wrongCodes, revokedAt }) => wrongCodes === 5 && revokedAt !== null)).toBe(true);
    const { entrance: second } = await halfIn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => second.act("confirmCode", { code: wrongCode() })));
    expect(answers.filter(({ __typename, retryAfterSeconds }) => __typename === "CodeRefused" && retryAfterSeconds === null).length).toBeLessThanOrEqual(5);
  });

  test.for(["12345", "1234567", "abcdef", "١٢٣٤٥٦"])("AU-03 %s is no code at all", async (code) => {
    const { entrance } = await halfIn();
    expect(await entrance.act("confirmCode", { code })).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["code"] }] });
  });

  test("AL-01 refusals are in the log, without what was typed", async () => {
    const { entrance, id } = await halfIn();
    await entrance.act("confirmCode", { code: wrongCode() });
    const rows = await rowsOf<{ line: string; body: string }>(
      database.superuserUrl,
      "SELECT action || ' ' || outcome AS line, body FROM audit_entry WHERE person_id = $1 ORDER BY seq",
      [id],
    );
    expect(rows.map(({ line }) => line)).toEqual(["auth.first-step OK", "auth.code DENIED"]);
    expect(rows.map(({ body }) => body).join()).not.toContain(wrongCode());
  });
});
