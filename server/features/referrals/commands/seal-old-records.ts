import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import pg from "pg";
import type { KeyRing } from "#platform/key-ring.ts";
import { sealRecord, type SealedTables } from "#platform/sealed-record.ts";
import { detailTables, rangesTables } from "../queries/sealed.ts";
import { detailOf, groupsOfPerson, partsOf, rangesOf } from "../rules/ranges.ts";

/** One hub seals at a time; the others wait and find nothing to do. */
const SEALING_LOCK = 8_211_010;
const atOnce = 100;

const fields = `age_band::text AS "ageBand", gender::text, household_adults AS "householdAdults", household_children AS "householdChildren", language::text,
  interpreter_needed AS "interpreterNeeded", coalesce(access_needs, '{}')::text[] AS "accessNeeds", trafficking_type::text AS "traffickingType", finding_status::text AS "findingStatus",
  finding_by::text AS "findingBy", coalesce(contact_safety, '{}')::text[] AS "contactSafety", law_enforcement_wish::text AS "lawEnforcementWish"`;

type Old = { id: string; referralId: string; taskForceId: string; named: FieldGroup[] | null; said: Record<string, unknown> };

const oldRanges = `
  SELECT o.id, o.id AS "referralId", r.task_force_id AS "taskForceId", NULL AS named, to_jsonb(o) - 'id' AS said
  FROM (SELECT referral_id AS id, ${fields} FROM survivor_ranges ORDER BY referral_id LIMIT ${atOnce} FOR UPDATE) o JOIN referral r ON r.id = o.id`;
// The wish about law enforcement stays away from an agency that has become law enforcement since.
const oldDetails = `
  SELECT o.id, s.referral_id AS "referralId", s.task_force_id AS "taskForceId", to_jsonb(o) - 'id' AS said,
    ARRAY(SELECT g::text FROM unnest(c.field_groups) g WHERE g <> 'LAW_ENFORCEMENT_WISH' OR a.discipline NOT IN ('LAW_ENFORCEMENT', 'PROSECUTION')) AS named
  FROM (SELECT share_id AS id, ${fields}, worker_phone AS "workerPhone" FROM share_detail ORDER BY share_id LIMIT ${atOnce} FOR UPDATE) o
    JOIN share s ON s.id = o.id JOIN consent c ON c.id = s.consent_id JOIN agency a ON a.id = s.to_agency_id`;

/**
 * Seals what earlier versions kept in the clear, a hundred records at a time, each with its plain row removed in the same
 * transaction: cut short, the next start goes on where it ended. Called before anybody is served. When nothing is left the
 * two old tables are emptied whole, so that no dead row of theirs stays in the files.
 *
 * @param ownerUrl of hub_owner, or of a role that may act as it
 * @returns how many records were sealed by this call
 */
export async function sealOldRecords(ownerUrl: string, keys: KeyRing): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [SEALING_LOCK]);
    let sealed = 0;
    for (let count = -1; count !== 0; sealed += count) count = await sealSome(client, () => sealRanges(client, keys));
    for (let count = -1; count !== 0; sealed += count) count = await sealSome(client, () => sealDetails(client, keys));
    const { rows } = await client.query<{ size: string }>("SELECT pg_relation_size('survivor_ranges') + pg_relation_size('share_detail') AS size");
    if (Number(rows[0]?.size) > 0) await client.query("TRUNCATE survivor_ranges, share_detail");
    return sealed;
  } finally {
    await client.end();
  }
}

async function sealSome(client: pg.Client, work: () => Promise<number>): Promise<number> {
  await client.query("BEGIN");
  try {
    const count = await work();
    await client.query("COMMIT");
    return count;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function sealRanges(client: pg.Client, keys: KeyRing): Promise<number> {
  const { rows } = await client.query<Old>(oldRanges);
  for (const old of rows) await write(client, keys, rangesTables, "referral_id", old, partsOf(rangesOf([old.said]), groupsOfPerson));
  await client.query("DELETE FROM survivor_ranges WHERE referral_id = ANY ($1)", [rows.map(({ id }) => id)]);
  return rows.length;
}

async function sealDetails(client: pg.Client, keys: KeyRing): Promise<number> {
  const { rows } = await client.query<Old>(oldDetails);
  for (const old of rows) await write(client, keys, detailTables, "share_id", old, partsOf(detailOf([old.said]), old.named ?? []));
  await client.query("DELETE FROM share_detail WHERE share_id = ANY ($1)", [rows.map(({ id }) => id)]);
  return rows.length;
}

/** Both pairs of tables have the same columns, but for the name of the record. */
async function write(
  client: pg.Client,
  keys: KeyRing,
  tables: SealedTables,
  column: "referral_id" | "share_id",
  { id, referralId, taskForceId }: Old,
  parts: ReadonlyMap<FieldGroup, object>,
): Promise<void> {
  const { keyId, box, groups } = sealRecord(keys, tables, id, parts);
  if (column === "share_id")
    await client.query("INSERT INTO share_key (share_id, referral_id, task_force_id, key_id, box) VALUES ($1, $2, $3, $4, $5)", [
      id,
      referralId,
      taskForceId,
      keyId,
      box,
    ]);
  else await client.query("INSERT INTO referral_key (referral_id, task_force_id, key_id, box) VALUES ($1, $2, $3, $4)", [id, taskForceId, keyId, box]);
  for (const { fieldGroup, version, box: sealed } of groups)
    await client.query(`INSERT INTO ${tables.group} (${column}, task_force_id, field_group, version, box) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      taskForceId,
      fieldGroup,
      version,
      sealed,
    ]);
}
