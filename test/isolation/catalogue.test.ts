import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { refuseUnsafeRole, UnsafeRole } from "../../server/platform/role-check.ts";
import { records } from "../permissions/policy-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";

/** Tables without row-level security, each with the reason. */
const openTables = ["_prisma_migrations: names and times of migrations, nothing of anybody's"];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const ask = <Row extends Record<string, unknown>>(statement: string): Promise<Row[]> => rowsOf<Row>(database.superuserUrl, statement);

test("RL-01 every table has row-level security, its owner included", async () => {
  const open = await ask<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  expect(open.map(({ name }) => name)).toEqual(openTables.map((line) => line.split(":")[0]));
});

test("RL-01 every table has a policy for somebody", async () => {
  const bare = await ask(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname <> 'owner_migrates')`,
  );
  expect(bare).toEqual([]);
});

/** Tables that requests read and that no ability speaks of, each with the reason. */
const withoutAbility = [
  "_prisma_migrations: names and times of migrations, nothing of anybody's",
  "client_key: keys of one's own requests, asked by their key alone; RL-03 holds its policy",
];

test("RL-01 AZ-15 every table that requests read is one that the ability, the policies and the referee are compared on", async () => {
  const read = await ask<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND has_any_column_privilege('hub_app', c.oid, 'SELECT') ORDER BY 1`,
  );
  const compared = new Set(Object.keys(records).map((name) => name.replaceAll(/(?<!^)[A-Z]/g, "_$&").toLowerCase()));
  expect(read.map(({ name }) => name).filter((name) => !compared.has(name))).toEqual(withoutAbility.map((line) => line.split(":")[0]));
  expect(read.length).toBeGreaterThan(50);
});

describe("RL-02 the roles", () => {
  const runtime = "('hub_app', 'hub_auth', 'hub_worker')";

  test("RL-02 the roles of a running hub are plain, own no table and cannot become one that does", async () => {
    const powerful = await ask(
      `SELECT rolname FROM pg_roles WHERE rolname IN ${runtime} AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    );
    expect(powerful).toEqual([]);
    const owned = await ask(
      `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN ${runtime} AND c.relnamespace = 'public'::regnamespace`,
    );
    expect(owned).toEqual([]);
    const may = await ask(
      `SELECT r.rolname, o.rolname AS becomes FROM pg_roles r, pg_roles o WHERE r.rolname IN ${runtime} AND r.oid <> o.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')`,
    );
    expect(may).toEqual([]);
  });

  test("RL-02 the role of requests may neither truncate, nor make anything, nor read what signs people in", async () => {
    const truncates = await ask(
      "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND has_table_privilege('hub_app', c.oid, 'TRUNCATE')",
    );
    expect(truncates).toEqual([]);
    const makes = await ask("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_toast' AND has_schema_privilege('hub_app', oid, 'CREATE')");
    expect(makes).toEqual([]);
    const secrets = await ask(
      "SELECT t FROM unnest(ARRAY['credential', 'session', 'sign_in_failure', 'totp_factor', 'passkey', 'recovery_code', 'auth_challenge', 'enrolment_link']) AS t WHERE has_table_privilege('hub_app', t, 'SELECT, INSERT, UPDATE, DELETE')",
    );
    expect(secrets).toEqual([]);
    // Asked of the migrated database itself: a copy of it does not take over who may make temporary tables.
    const migrated = new URL(inject("testCluster").superuserUrl).pathname.slice(1);
    expect(await ask(`SELECT has_database_privilege('hub_app', '${migrated}', 'TEMPORARY') AS temporary`)).toEqual([{ temporary: false }]);
    expect(await refusalOf(rowsOf(database.appUrl, "SET ROLE hub_owner"))).toBe("42501");
  });

  test("RL-02 the role of sign-in reads no referral", async () => {
    const tables = [
      "referral",
      "referral_key",
      "survivor_group",
      "consent",
      "share",
      "share_brief",
      "share_key",
      "share_group",
      "share_event",
      "information_request",
      "legal_hold",
    ];
    for (const table of tables) expect(await refusalOf(rowsOf(database.authUrl, `SELECT FROM ${table}`)), table).toBe("42501");
  });

  test("RL-02 the hub refuses to serve requests with any role but its own", async () => {
    await expect(refuseUnsafeRole(database.superuserUrl)).rejects.toThrow(UnsafeRole);
    await expect(refuseUnsafeRole(database.ownerUrl)).rejects.toThrow(UnsafeRole);
    await expect(refuseUnsafeRole(database.backupUrl)).rejects.toThrow(UnsafeRole);
    await expect(refuseUnsafeRole(database.appUrl)).resolves.toBeUndefined();
  });
});

describe("RL-05 what could look past the policies", () => {
  const ours = "n.nspname IN ('public', 'app')";

  test("RL-05 views ask as their caller, and nothing is materialized", async () => {
    const views = await ask(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${ours} AND (c.relkind = 'm' OR (c.relkind = 'v' AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)))`,
    );
    expect(views).toEqual([]);
  });

  test("RL-05 functions with more rights than their caller pin where they look, belong to the policy role and are not for everybody", async () => {
    const definers = await ask<{ name: string; owner: string; pinned: boolean; public: boolean }>(
      `SELECT p.proname AS name, pg_get_userbyid(p.proowner) AS owner, array_to_string(p.proconfig, ';') ~ 'search_path=app, public, pg_temp' AS pinned,
         EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g WHERE g.grantee = 0) AS public
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${ours} AND p.prosecdef`,
    );
    expect(definers.length).toBeGreaterThanOrEqual(4);
    expect(definers.filter(({ owner, pinned, public: everybody }) => owner !== "hub_policy" || !pinned || everybody)).toEqual([]);
  });

  test("RL-05 every function of ours that a trigger runs pins where it looks", async () => {
    const loose = await ask(
      `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE ${ours} AND p.prorettype = 'trigger'::regtype AND coalesce(array_to_string(p.proconfig, ';'), '') !~ 'search_path='`,
    );
    expect(loose).toEqual([]);
  });
});

test("RL-06 what a consent denies, no other policy can grant", async () => {
  const denials = await ask<{ policy: string; permissive: string }>(
    `SELECT tablename || '.' || policyname AS policy, permissive FROM pg_policies WHERE schemaname = 'public' AND 'hub_app' = ANY (roles)
     AND policyname IN ('seat_works_with_referrals', 'only_while_it_lasts', 'only_while_consent_lasts', 'no_law_enforcement_unless_named', 'only_after_acceptance', 'only_drafts_are_removed')`,
  );
  expect(denials.map(({ policy }) => policy).toSorted()).toEqual([
    "consent.no_law_enforcement_unless_named",
    "consent.only_while_it_lasts",
    "consent.seat_works_with_referrals",
    "legal_hold.seat_works_with_referrals",
    "purged_referral.seat_works_with_referrals",
    "referral.only_drafts_are_removed",
    "referral.seat_works_with_referrals",
    "share.no_law_enforcement_unless_named",
    "share.only_while_consent_lasts",
    "share.seat_works_with_referrals",
    "share_group.only_after_acceptance",
    "share_key.only_after_acceptance",
  ]);
  expect(denials.filter(({ permissive }) => permissive !== "RESTRICTIVE")).toEqual([]);
});
