import { rowsOf } from "./statements.ts";

/** Everything that makes a schema of ours what it is, one fact a line, in an order that does not depend on how it came about. */
export async function schemaFingerprint(url: string): Promise<string[]> {
  const rows = await rowsOf<{ fact: string }>(
    url,
    `WITH ours AS (SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'app')),
      relations AS (SELECT c.*, o.nspname || '.' || c.relname AS name FROM pg_class c JOIN ours o ON o.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v'))
    SELECT 'relation ' || name || ' ' || relkind::text || ' of ' || pg_get_userbyid(relowner) || ' rls ' || relrowsecurity || ' ' || relforcerowsecurity AS fact FROM relations
    UNION ALL SELECT 'column ' || r.name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
      FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
    UNION ALL SELECT 'may ' || r.name || ' ' || coalesce(g.grantee::regrole::text, 'everybody') || ' ' || g.privilege_type
      FROM relations r, aclexplode(coalesce(r.relacl, acldefault('r', r.relowner))) g
    UNION ALL SELECT 'may ' || r.name || '.' || a.attname || ' ' || g.grantee::regrole::text || ' ' || g.privilege_type
      FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attacl IS NOT NULL, aclexplode(a.attacl) g
    UNION ALL SELECT 'constraint ' || r.name || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) FROM relations r JOIN pg_constraint k ON k.conrelid = r.oid
    UNION ALL SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM relations r JOIN pg_index i ON i.indrelid = r.oid
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM relations r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
    UNION ALL SELECT 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || permissive || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '')
      FROM pg_policies WHERE schemaname IN ('public', 'app')
    UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) || ' of ' || pg_get_userbyid(p.proowner) || ' for ' ||
        (SELECT string_agg(g.grantee::regrole::text, ',' ORDER BY g.grantee::regrole::text) FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g)
      FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace
    UNION ALL SELECT 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_type t JOIN ours o ON o.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname
    ORDER BY 1`,
  );
  return rows.map(({ fact }) => fact);
}
