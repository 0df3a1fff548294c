import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { buildWorld, type Someone, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  hub = await startHub({ database });
});

afterEach(async () => {
  await owner.mailPreference.deleteMany();
  await owner.mailReach.deleteMany();
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

type Preference = { kind: string; pace: string; choices: string[] };

async function preferencesOf({ person }: Someone): Promise<Record<string, string>> {
  const { data } = await hub.graphql<{ mailPreferences: Preference[] }>("{ mailPreferences { kind pace choices } }", {}, { as: person.email });
  return Object.fromEntries((data?.mailPreferences ?? []).map(({ kind, pace }) => [kind, pace]));
}

const set = ({ person }: Someone, kind: string, pace: string, clientKey: string = randomUUID()) =>
  hub.graphql<{ setMailPreference: { __typename: string; issues?: { path: string[] }[] } }>(
    `mutation ($input: SetMailPreferenceInput!) { setMailPreference(input: $input) { __typename ... on MailPreference { kind pace } ... on InvalidInput { issues { path } } } }`,
    { input: { clientKey, kind, pace } },
    { as: person.email },
  );

describe("how soon one wants mail", () => {
  test("is asked for the kinds that concern one's seats, and is at once for whoever chose nothing", async () => {
    const meets = { GRANTS: "INSTANT", MEETINGS: "INSTANT", ACTIONS: "INSTANT", ACCOUNT: "INSTANT" };
    const atOnce = { REFERRALS: "INSTANT", REMINDERS: "INSTANT", ...meets };
    expect(await preferencesOf(world.rccA)).toEqual(atOnce);
    expect(await preferencesOf(world.lead)).toEqual({ ...atOnce, AGREEMENTS: "INSTANT" });
    expect(await preferencesOf(world.coord)).toEqual({ AGREEMENTS: "INSTANT", ...meets });
    expect(await preferencesOf(world.adviser)).toEqual(meets);
    expect(await preferencesOf(world.operator)).toEqual({ ACCOUNT: "INSTANT" });
  });

  test("is kept for oneself alone, once however often it is sent, with its line in the log", async () => {
    const key = randomUUID();
    for (let time = 0; time < 3; time++)
      expect((await set(world.rccA, "REFERRALS", "DAILY", key)).data).toEqual({
        setMailPreference: { __typename: "MailPreference", kind: "REFERRALS", pace: "DAILY" },
      });
    expect(await preferencesOf(world.rccA)).toMatchObject({ REFERRALS: "DAILY", REMINDERS: "INSTANT" });
    expect(await preferencesOf(world.rccB)).toMatchObject({ REFERRALS: "INSTANT" });
    await set(world.rccA, "REFERRALS", "OFF");
    expect(await preferencesOf(world.rccA)).toMatchObject({ REFERRALS: "OFF" });
    const logged = await rowsOf(
      database.superuserUrl,
      "SELECT person_id, body::jsonb -> 'detail' ->> 'pace' AS pace FROM audit_entry WHERE action = 'mail.set-preference' ORDER BY seq",
    );
    expect(logged).toEqual(["DAILY", "OFF"].map((pace) => ({ person_id: world.rccA.person.id, pace })));
  });

  test("mail about one's own account always comes, and at once; what does not concern one is not there", async () => {
    for (const pace of ["OFF", "DAILY", "WEEKLY"])
      expect((await set(world.rccA, "ACCOUNT", pace)).data).toMatchObject({ setMailPreference: { __typename: "InvalidInput", issues: [{ path: ["pace"] }] } });
    expect((await set(world.coord, "REFERRALS", "OFF")).errors?.map(({ extensions }) => extensions.code)).toEqual(["NOT_FOUND"]);
    expect(await owner.mailPreference.count()).toBe(0);
  });
});

describe("mail that does not arrive", () => {
  const since = new Date("2026-10-01T12:00:00.000Z");
  const seenBy = async ({ person }: Someone, agencyId: string) => {
    const { data } = await hub.graphql<{ agency: { people: { id: string; mailUnreachableSince: string | null }[] } }>(
      "query ($id: ID!) { agency(id: $id) { people { id mailUnreachableSince } } }",
      { id: agencyId },
      { as: person.email },
    );
    return data?.agency.people.find(({ id }) => id === world.rccB.person.id)?.mailUnreachableSince;
  };

  test("is shown to the person, to their lead and to the operator, and to nobody else", async () => {
    await owner.mailReach.create({ data: { personId: world.rccB.person.id, refusals: 3, refusedAt: since, unreachableSince: since } });
    for (const name of ["rccB", "lead"] as const) expect(await seenBy(world[name], world.rccB.agency.id), name).toBe(since.toISOString());
    for (const name of ["rccA", "coord", "adviser", "leA"] as const) expect(await seenBy(world[name], world.rccB.agency.id), name).toBeNull();
    const { data } = await hub.graphql("{ viewer { person { mailUnreachableSince } } }", {}, { as: world.rccB.person.email });
    expect(data).toEqual({ viewer: { person: { mailUnreachableSince: since.toISOString() } } });
  });

  test("is over when the person says that the address is right; a lead cannot say it for them", async () => {
    await owner.mailReach.create({ data: { personId: world.rccB.person.id, refusals: 3, refusedAt: since, unreachableSince: since } });
    const confirm = ({ person }: Someone) =>
      hub.graphql(
        "mutation ($input: ConfirmMailAddressInput!) { confirmMailAddress(input: $input) { __typename } }",
        { input: { clientKey: randomUUID() } },
        { as: person.email },
      );
    expect((await confirm(world.lead)).data).toEqual({ confirmMailAddress: { __typename: "Person" } });
    expect(await seenBy(world.rccB, world.rccB.agency.id)).toBe(since.toISOString());
    await confirm(world.rccB);
    expect(await seenBy(world.rccB, world.rccB.agency.id)).toBeNull();
    expect(await owner.mailReach.findMany()).toMatchObject([{ refusals: 0, unreachableSince: null }]);
  });
});
