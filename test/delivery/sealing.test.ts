import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations, MIGRATIONS_DIRECTORY } from "../../prisma/migrate.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { sealOldRecords } from "../../server/features/referrals/commands/seal-old-records.ts";
import { openDetail, openRanges } from "../../server/features/referrals/queries/sealed.ts";
import { createEmptyDatabase } from "../support/database.ts";
import { dumpOf } from "../support/dump.ts";
import { testKeys } from "../support/keys.ts";
import { openOwner } from "../support/owner.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";

/** The last migration of the version that still kept the person in the clear. */
const lastInTheClear = "20261123000700_roadmap";
const referrals = 250;

/** A table with two hundred and fifty referrals, the first three of them shared: with a shelter, with one under a consent narrowed since, and with an agency that became police. */
const filled = `
  INSERT INTO task_force (id, name) VALUES ('00000000-0000-7000-8000-00000000000f', 'Old Task Force');
  INSERT INTO region (id, task_force_id, name) VALUES ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-00000000000f', 'North');
  INSERT INTO agency (id, name, discipline, intake_phone) SELECT ('00000000-0000-7000-8000-0000000000a' || n)::uuid, 'Agency ' || n, 'VICTIM_SERVICES', '+13365550100' FROM generate_series(1, 4) n;
  INSERT INTO membership (id, task_force_id, agency_id) SELECT gen_random_uuid(), f.id, a.id FROM task_force f, agency a;
  INSERT INTO sharing_agreement (id, task_force_id, agency_id, signed_on, starts_at, ends_at) SELECT gen_random_uuid(), f.id, a.id, now(), now() - interval '1 day', now() + interval '90 days' FROM task_force f, agency a;
  INSERT INTO person (id, agency_id, name, email, work_phone) VALUES ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000a1', 'Old Worker', 'worker@old.example.org', '+13365550142');
  INSERT INTO referral (id, task_force_id, owner_agency_id, created_by_id, state, urgency, needs, reason, region_id)
    SELECT ('00000000-0000-7000-8000-0000000' || lpad(n::text, 5, '0'))::uuid, f.id, '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000b1', 'OPEN', 'ROUTINE', '{COUNSELING}', 'SAFETY',
      '00000000-0000-7000-8000-0000000000e1' FROM task_force f, generate_series(10001, ${10_000 + referrals}) n;
  INSERT INTO survivor_ranges (referral_id, age_band, gender, household_children, language, access_needs, contact_safety, law_enforcement_wish)
    SELECT id, CASE WHEN row_number() OVER (ORDER BY id) % 2 = 0 THEN 'AGE_13_17' ELSE 'AGE_60_PLUS' END::age_band, 'NONBINARY', 3, 'VIETNAMESE', '{SERVICE_ANIMAL}', '{DO_NOT_CALL}', 'UNDECIDED' FROM referral;
  INSERT INTO consent (id, task_force_id, referral_id, owner_agency_id, recipient_agency_id, recorded_by_id, purpose, needs, field_groups, signed_on, form_version, form_language, interpreter_used, expires_at,
      may_refuse_attested, signer_not_abuser_attested, form_names_recipient_attested, privilege_warning_attested, minor_basis, mandated_report)
    SELECT ('00000000-0000-7000-8000-0000000000c' || n)::uuid, r.task_force_id, r.id, r.owner_agency_id, ('00000000-0000-7000-8000-0000000000a' || n + 1)::uuid, r.created_by_id, 'SERVICES', r.needs,
      '{AGE_BAND,GENDER,HOUSEHOLD,LAW_ENFORCEMENT_WISH,WORKER_PHONE}', now(), 'RELEASE_2026_09', 'ENGLISH', false, now() + interval '20 days', true, true, true, true,
      CASE WHEN s.age_band = 'AGE_13_17' THEN 'MINOR_AND_GUARDIAN'::minor_basis END, CASE WHEN s.age_band = 'AGE_13_17' THEN 'MADE'::mandated_report END
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM referral) r JOIN survivor_ranges s ON s.referral_id = r.id WHERE n <= 3;
  INSERT INTO share (id, task_force_id, referral_id, consent_id, from_agency_id, to_agency_id, sent_by_id, code, urgency, respond_by, answer_expires_at)
    SELECT ('00000000-0000-7000-8000-0000000000d' || right(id::text, 1))::uuid, task_force_id, referral_id, id, owner_agency_id, recipient_agency_id, recorded_by_id, '000000000' || right(id::text, 1), 'ROUTINE', now() + interval '1 day', now() + interval '2 days' FROM consent;
  INSERT INTO share_detail (share_id, age_band, gender, household_children, law_enforcement_wish, worker_phone) SELECT id, 'AGE_60_PLUS', 'NONBINARY', 3, 'UNDECIDED', '+13365550142' FROM share;
  UPDATE consent SET field_groups = '{GENDER}' WHERE id = '00000000-0000-7000-8000-0000000000c2';
  UPDATE agency SET discipline = 'LAW_ENFORCEMENT' WHERE id = '00000000-0000-7000-8000-0000000000a4';`;

const shareOf = (number: number) => `00000000-0000-7000-8000-0000000000d${number}`;
const keys = testKeys();

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let owner: PrismaClient;
let directory: string;

beforeAll(async () => {
  database = await createEmptyDatabase();
  directory = await mkdtemp(join(tmpdir(), "roundtable-old-"));
  for (const name of await readdir(MIGRATIONS_DIRECTORY))
    if (name <= lastInTheClear) await cp(join(MIGRATIONS_DIRECTORY, name), join(directory, name), { recursive: true });
  await applyMigrations(database.superuserUrl, { directory });
  await rowsOf(database.superuserUrl, filled);
  owner = openOwner({ ownerUrl: database.superuserUrl });
}, 60_000);

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
  await rm(directory, { recursive: true });
});

describe("RE-08 a database of the version that kept the person in the clear", () => {
  test("is sealed at the start, goes on where it was cut short, and keeps every word", async () => {
    expect(await rowsOf(database.superuserUrl, "SELECT count(*)::int AS count FROM survivor_ranges")).toEqual([{ count: referrals }]);
    await applyMigrations(database.superuserUrl);
    expect(await owner.referral.count({ where: { minor: true } })).toBe(referrals / 2);

    // As a start would find it that was cut off after its first hundred: they are sealed, and the others are not.
    await rowsOf(
      database.superuserUrl,
      "CREATE FUNCTION stop_sealing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF (SELECT count(*) FROM referral_key) >= 150 THEN RAISE EXCEPTION ''cut short''; END IF; RETURN NEW; END'",
    );
    await rowsOf(database.superuserUrl, "CREATE TRIGGER stop_sealing BEFORE INSERT ON referral_key FOR EACH ROW EXECUTE FUNCTION stop_sealing()");
    await expect(sealOldRecords(database.superuserUrl, keys)).rejects.toThrow("cut short");
    expect(await owner.referralKey.count()).toBe(100);
    await rowsOf(database.superuserUrl, "DROP FUNCTION stop_sealing() CASCADE");

    // Two hubs that start at once.
    const sealed = await Promise.all([sealOldRecords(database.superuserUrl, keys), sealOldRecords(database.superuserUrl, keys)]);
    expect(sealed.toSorted((one, other) => one - other)).toEqual([0, referrals - 100 + 3]);
    expect(await sealOldRecords(database.superuserUrl, keys)).toBe(0);

    const stored = await owner.referralKey.findMany({ include: { groups: true }, orderBy: { referralId: "asc" } });
    expect(stored).toHaveLength(referrals);
    for (const [place, record] of stored.entries())
      expect(openRanges(keys, record.referralId, record)).toMatchObject({
        ageBand: place % 2 === 1 ? "AGE_13_17" : "AGE_60_PLUS",
        gender: "NONBINARY",
        householdAdults: null,
        householdChildren: 3,
        accessNeeds: ["SERVICE_ANIMAL"],
        contactSafety: ["DO_NOT_CALL"],
        lawEnforcementWish: "UNDECIDED",
      });
  });

  test("keeps in each copy what its consent names now, and away from law enforcement its wish", async () => {
    const read = async (number: number) =>
      openDetail(keys, shareOf(number), await owner.shareKey.findUniqueOrThrow({ where: { shareId: shareOf(number) }, include: { groups: true } }));
    expect(await read(1)).toMatchObject({ gender: "NONBINARY", householdChildren: 3, lawEnforcementWish: "UNDECIDED", workerPhone: "+13365550142" });
    expect(await read(2)).toMatchObject({ gender: "NONBINARY", ageBand: null, householdChildren: null, workerPhone: null });
    expect(await read(3)).toMatchObject({ gender: "NONBINARY", householdChildren: 3, lawEnforcementWish: null });
  });

  test("holds nothing of it in the clear afterwards, and takes nothing more in", async () => {
    const dump = await dumpOf(database.superuserUrl);
    for (const said of ["AGE_60_PLUS", "NONBINARY", "VIETNAMESE", "SERVICE_ANIMAL", "UNDECIDED"])
      expect(
        dump.filter(({ text }) => text.includes(said)).map(({ table }) => table),
        said,
      ).toEqual([]);
    expect(await rowsOf(database.superuserUrl, "SELECT pg_relation_size('survivor_ranges') + pg_relation_size('share_detail') AS size")).toEqual([
      { size: "0" },
    ]);
    expect(await refusalOf(rowsOf(database.superuserUrl, "INSERT INTO survivor_ranges (referral_id) SELECT id FROM referral LIMIT 1"))).toBe("23514");
  });
});
