import pg from "pg";

/** The database role that would serve requests has rights that switch the policies off. */
export class UnsafeRole extends Error {
  override name = "UnsafeRole";
}

const question = `
  SELECT r.rolname AS name, r.rolsuper AS super, r.rolbypassrls AS bypasses, r.rolcreaterole AS makes_roles,
    EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')) AS owns,
    EXISTS (SELECT FROM pg_roles o WHERE o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')
      AND (o.rolsuper OR o.rolbypassrls OR o.rolname IN ('hub_owner', 'hub_policy'))) AS inherits
  FROM pg_roles r WHERE r.rolname = current_user`;

type Answer = { name: string; super: boolean; bypasses: boolean; makes_roles: boolean; owns: boolean; inherits: boolean };

/**
 * Makes sure that row-level security holds for the role of `url` (RL-02).
 *
 * @throws UnsafeRole when it is superuser, bypasses policies, makes roles, owns tables, or may become a role that does
 */
export async function refuseUnsafeRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const { rows } = await client.query<Answer>(question);
  await client.end();
  const [role] = rows;
  if (!role) throw new UnsafeRole("The database does not know its own role.");
  const because = role.super
    ? "is a superuser"
    : role.bypasses
      ? "bypasses row-level security"
      : role.makes_roles
        ? "may make roles"
        : role.owns
          ? "owns tables"
          : role.inherits
            ? "may become a role with more rights"
            : undefined;
  if (because) throw new UnsafeRole(`The database role ${role.name} ${because}; requests must not be served with it.`);
}
