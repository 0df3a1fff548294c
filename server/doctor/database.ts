import { askOnce } from "#platform/one-statement.ts";
import type { RoleUrls } from "#platform/roles.ts";
import { migrationsAreCurrent } from "../../prisma/migrate.ts";
import type { Finding } from "./finding.ts";

const newest = 16;

/** PostgreSQL itself: its version, what it writes into its own log, and whether its clock agrees with ours. */
export async function lookAtServer(ownerUrl: string): Promise<Finding[]> {
  const [row] = await askOnce<{ version: number; terse: boolean; now: number; fsync: boolean }>(
    ownerUrl,
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') = 'on' AS fsync,
       current_setting('log_error_verbosity') = 'terse' AND current_setting('log_min_error_statement') IN ('panic', 'fatal') AS terse,
       extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`,
  );
  if (!row) throw new Error("PostgreSQL did not answer.");
  const apart = Math.abs(Date.now() - row.now);
  return [
    row.version < newest
      ? { about: "PostgreSQL", state: "wrong", says: `It is version ${row.version}.`, todo: `Bring it to version ${newest} or newer.` }
      : { about: "PostgreSQL", state: "ok", says: `Version ${row.version}.` },
    row.terse
      ? { about: "its log", state: "ok", says: "Its log quotes no rows." }
      : {
          about: "its log",
          state: "look",
          says: "Its log may quote rows of the database where an error occurs.",
          todo: "Set log_error_verbosity = terse and log_min_error_statement = panic.",
        },
    row.fsync
      ? { about: "power cuts", state: "ok", says: "What was committed survives one." }
      : { about: "power cuts", state: "wrong", says: "fsync is off: a power cut can destroy the database.", todo: "Set fsync = on." },
    apart < 5000
      ? { about: "clock", state: "ok", says: "This machine and the database agree." }
      : {
          about: "clock",
          state: apart < 30_000 ? "look" : "wrong",
          says: `This machine and the database are ${Math.round(apart / 1000)} seconds apart; from 30 on the hub answers nobody.`,
          todo: "Let both machines keep time (chrony, systemd-timesyncd).",
        },
  ];
}

/** Whether the roles are what the policies count on, and the schema is of this version. */
export async function lookAtRoles(urls: RoleUrls): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const role of ["hub_app", "hub_auth", "hub_worker"] as const) findings.push(await lookAtRole(role, urls[role]));
  const isCurrent = await migrationsAreCurrent(urls.hub_app);
  findings.push(
    isCurrent
      ? { about: "migrations", state: "ok", says: "All are applied." }
      : {
          about: "migrations",
          state: "wrong",
          says: "The database is of another version than this checkout.",
          todo: "Start the hub, which migrates; or bring the checkout to the newer version.",
        },
  );
  return findings;
}

const powers = `
  SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole AS powerful,
    EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'app'))) AS owns,
    EXISTS (SELECT FROM pg_roles o WHERE o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')) AS becomes
  FROM pg_roles r WHERE r.rolname = current_user`;

async function lookAtRole(role: string, url: string): Promise<Finding> {
  const todo = "Take it back: no policy would bind this role.";
  try {
    const [has] = await askOnce<{ powerful: boolean; owns: boolean; becomes: boolean }>(url, powers);
    const because = has?.powerful ? "has powers of an administrator" : has?.owns ? "owns tables" : has?.becomes ? "may become another role" : undefined;
    return because
      ? { about: "role", state: "wrong", says: `${role} ${because}.`, todo }
      : { about: "role", state: "ok", says: `${role} is bound by the policies.` };
  } catch {
    return {
      about: "role",
      state: "wrong",
      says: `${role} cannot sign in.`,
      todo: "Start the hub once, with the HUB_SECRET that it always had: it renews the roles' passwords.",
    };
  }
}

/** Whether every table is closed but for its policies, and a backup would hold every row. */
export async function lookAtTables(ownerUrl: string): Promise<Finding[]> {
  const open = await askOnce<{ name: string }>(
    ownerUrl,
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND c.relname <> '_prisma_migrations' ORDER BY 1`,
  );
  const unread = await askOnce<{ name: string }>(
    ownerUrl,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'app') AND c.relkind IN ('r', 'p') AND NOT has_table_privilege('hub_backup', c.oid, 'SELECT') ORDER BY 1`,
  );
  const named = (rows: { name: string }[]): string => rows.map(({ name }) => name).join(", ");
  return [
    open.length === 0
      ? { about: "tables", state: "ok", says: "Row-level security is on and forced for every table." }
      : {
          about: "tables",
          state: "wrong",
          says: `Row-level security is off for ${named(open)}.`,
          todo: "Somebody changed the schema by hand. Restore from a backup, or undo it.",
        },
    unread.length === 0
      ? { about: "backup role", state: "ok", says: "hub_backup reads every table." }
      : {
          about: "backup role",
          state: "wrong",
          says: `hub_backup may not read ${named(unread)}.`,
          todo: "Grant it SELECT there; until then no backup succeeds.",
        },
  ];
}

/** Jobs that nobody will try again, and jobs that should have been done long ago. */
export async function lookAtJobs(ownerUrl: string): Promise<Finding[]> {
  const [row] = await askOnce<{ given_up: number; overdue: number }>(
    ownerUrl,
    `SELECT count(*) FILTER (WHERE attempts >= max_attempts)::int AS given_up,
       count(*) FILTER (WHERE attempts = 0 AND run_at < now() - interval '1 hour')::int AS overdue FROM graphile_worker.jobs`,
  );
  const { given_up: givenUp = 0, overdue = 0 } = row ?? {};
  if (givenUp === 0 && overdue === 0) return [{ about: "jobs", state: "ok", says: "None is late, none was given up." }];
  return [
    {
      about: "jobs",
      state: "look",
      says: `${givenUp} were given up after twelve tries, ${overdue} have waited for more than an hour.`,
      todo: 'Is the hub running? Look for "a job did not succeed" in its log; most often it is the mail server.',
    },
  ];
}
