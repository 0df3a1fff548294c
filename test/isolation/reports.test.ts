import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportNumber } from "@roundtable/shared/reports.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { type Known, type Range, rangeOf } from "../../server/features/reports/rules/attack.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { buildReport } from "../factories/report.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { becomeActor, refusalOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

/** One statement as the role of requests, on behalf of somebody, whatever the server would have said. */
async function as<Found extends pg.QueryResultRow>(actor: Actor, statement: string, values: unknown[] = []): Promise<pg.QueryResult<Found>> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await becomeActor(client, actor);
    const result = await client.query<Found>(statement, values);
    await client.query("COMMIT");
    return result;
  } finally {
    await client.end();
  }
}

async function begin(asked: { agencyId: string; certifiedById?: string; numbers?: ReportNumber[] }[]): Promise<string> {
  const { id: _, ...facts } = world.award.award;
  const award = await owner.award.create({ data: facts });
  return (await buildReport(owner, { award, preparedById: world.coord.person.id, asked })).report.id;
}

type Row = { section: string; line: string; col: string; own: number | null; whole: number | null; print: "NUMBER" | "FEW" | "HIDDEN" };
const cellsFor = async (actor: Actor, id: string, wasFiled = false) => (await as<Row>(actor, "SELECT * FROM app.report_cells($1, $2)", [id, wasFiled])).rows;

describe("whose the numbers are", () => {
  test("nobody reads, adds or takes out another agency's numbers, whatever their seat", async () => {
    const entry = world.report.entries[0];
    for (const someone of [world.coord, world.lead, world.rccB, world.leA, world.adviser, world.operator]) {
      const { rowCount } = await as(someone.actor, "SELECT FROM report_number WHERE entry_id = $1", [entry?.id]);
      expect(rowCount, someone.person.name).toBe(0);
      expect((await as(someone.actor, "DELETE FROM report_number WHERE entry_id = $1", [entry?.id])).rowCount).toBe(0);
      const add =
        "INSERT INTO report_number (id, task_force_id, entry_id, agency_id, section, line, col, value, linked) VALUES (gen_random_uuid(), $1, $2, $3, 'FAMILY', 'X', 'PERSONS', 1, false)";
      expect(await refusalOf(as(someone.actor, add, [world.taskForce.id, entry?.id, entry?.agencyId]))).toBe("42501");
    }
    expect((await as(world.rccA.actor, "SELECT FROM report_number WHERE entry_id = $1", [entry?.id])).rowCount).toBeGreaterThan(0);
    expect((await as(world.rccA.actor, "DELETE FROM report_number WHERE entry_id = $1", [entry?.id])).rowCount, "certified").toBe(0);
  });

  test("requests read neither the text of a frozen copy nor what a protected copy was printed from, and write neither", async () => {
    for (const statement of [
      "SELECT body FROM report_snapshot",
      "SELECT truth FROM shared_report",
      "SELECT app.report_prints(gen_random_uuid(), true)",
      "UPDATE report SET state = 'FILED'",
      "INSERT INTO report_snapshot (id) VALUES (gen_random_uuid())",
      "INSERT INTO shared_report (id) VALUES (gen_random_uuid())",
      "UPDATE report_event SET reason = 'OTHER'",
      "UPDATE report_entry SET ever_certified = false",
    ])
      expect(await refusalOf(as(world.coord.actor, statement)), statement).toBe("42501");
  });

  test("an entry goes only the way that is its agency's, or the keeper's", async () => {
    const { id: rccA } = world.rccA.agency;
    const id = await begin([{ agencyId: rccA }, { agencyId: world.leA.agency.id, certifiedById: world.leA.person.id, numbers: [] }]);
    const [open, certified] = await owner.reportEntry.findMany({ where: { reportId: id }, orderBy: { state: "asc" } });
    const certify = "UPDATE report_entry SET state = 'CERTIFIED', certified_by_id = app.person(), certified_at = now() WHERE id = $1";
    expect(await refusalOf(as(world.rccA.actor, certify, [open?.id])), "no lead").toBe("RT071");
    expect(await refusalOf(as(world.coord.actor, certify, [open?.id])), "another's").toBe("RT071");
    expect(await refusalOf(as(world.leA.actor, "UPDATE report_entry SET state = 'DRAFT' WHERE id = $1", [certified?.id])), "not filed").toBe("RT071");
    expect(await refusalOf(as(world.rccA.actor, "UPDATE report_entry SET state = 'EXCUSED' WHERE id = $1", [open?.id])), "not the keeper").toBe("RT071");
    expect(await refusalOf(as(world.coord.actor, "UPDATE report_entry SET state = 'EXCUSED' WHERE id = $1", [certified?.id])), "certified before").toBe(
      "RT071",
    );
    expect((await as(world.leB.actor, "UPDATE report_entry SET version = 9 WHERE id = $1", [open?.id])).rowCount).toBe(0);
    expect(await refusalOf(as(world.coord.actor, "SELECT app.file_report($1, '2026-07-15', '[]')", [id])), "not all have certified").toBe("RT073");
    expect(await refusalOf(as(world.rccA.actor, "SELECT app.file_report($1, '2026-07-15', '[]')", [id])), "not theirs").toBe("42501");
    expect((await as(world.coord.actor, "UPDATE report_entry SET state = 'EXCUSED' WHERE id = $1", [open?.id])).rowCount).toBe(1);
    expect(await owner.report.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "IN_REVIEW", version: 2 });
    const late = "INSERT INTO report_entry (id, task_force_id, holder_agency_id, report_id, agency_id) VALUES (gen_random_uuid(), $1, $2, $3, $4)";
    expect(await refusalOf(as(world.coord.actor, late, [world.taskForce.id, world.award.award.holderAgencyId, id, world.leB.agency.id])), "sums are open").toBe(
      "RT075",
    );
  });
});

/** Small tables that add up to the same people, an agency each. */
const rows = { AGE: ["A1", "A2", "A3", "A4"], GENDER: ["G1", "G2"], RACE: ["R1", "R2", "R3"] } as const;
const agencyNumbers = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 20 })), { minLength: 4, maxLength: 4 })
  .chain((ages) => {
    const fresh = ages.reduce((all, one) => all + one, 0);
    const cut = fc.integer({ min: 0, max: fresh });
    return fc.tuple(cut, cut, cut, fc.integer({ min: 0, max: 14 })).map(([g, one, other, family]): ReportNumber[] => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const value = { A1: ages[0], A2: ages[1], A3: ages[2], A4: ages[3], G1: g, G2: fresh - g, R1: low, R2: high - low, R3: fresh - high };
      const number = (section: string, row: string, count: number | undefined) => ({ section, row, column: "POTENTIAL", value: count ?? 0 }) as ReportNumber;
      return [
        number("PEOPLE", "NEW", fresh),
        number("FAMILY", "FAMILY_NEW", family),
        ...Object.entries(rows).flatMap(([section, lines]) => lines.map((line) => number(section, line, value[line]))),
      ];
    });
  });

test("CR-23 whoever oversees a report works out no agency's few from its sums, however the tables hang together", { timeout: 120_000 }, async () => {
  const all = [world.rccA, world.rccB, world.leA, world.leB, world.coord];
  await fc.assert(
    fc.asyncProperty(fc.array(agencyNumbers, { minLength: 1, maxLength: 5 }), async (given) => {
      const id = await begin(
        given.map((numbers, n) => ({ agencyId: all[n]?.agency.id ?? "", certifiedById: world.coord.person.id, numbers: numbers.map((one) => ({ ...one })) })),
      );
      // The factory knows the real form's rows; here the small tables are what adds up.
      await owner.reportNumber.updateMany({ where: { entry: { reportId: id }, section: { in: Object.keys(rows) } }, data: { linked: true } });
      for (const viewer of [world.coord, world.lead]) {
        const cells = await cellsFor(viewer.actor, id);
        const others = (row: string): number =>
          given.reduce((sum, numbers, n) => sum + (all[n]?.agency.id === viewer.agency.id ? 0 : (numbers.find((one) => one.row === row)?.value ?? 0)), 0);
        const givers = (row: string): number =>
          given.filter((numbers, n) => all[n]?.agency.id !== viewer.agency.id && (numbers.find((one) => one.row === row)?.value ?? 0) > 0).length;
        const found = new Map(cells.map((cell) => [cell.line, cell]));
        for (const { line, own, whole, print } of cells) {
          const isFew = others(line) < 11 && givers(line) < 2;
          const isRight = { NUMBER: !isFew && whole === (own ?? 0) + others(line), FEW: isFew && !own, HIDDEN: whole === null };
          expect(isRight[print], line).toBe(true);
        }
        const total = knownOf(found.get("NEW"), others("NEW"));
        for (const lines of Object.values(rows)) {
          const truth = lines.map((line) => [others(line)]);
          const known: Known = {
            cells: lines.map((line) => [knownOf(found.get(line), others(line))]),
            rows: lines.map(() => ({ least: 0, most: 1e9 })),
            columns: [total],
            total,
          };
          for (const [place, line] of lines.entries()) {
            const { least, most } = rangeOf(truth, known, place, 0);
            expect(others(line) >= 11 || givers(line) >= 2 || (least === 0 && most >= 10), `${line} of ${JSON.stringify(cells)}`).toBe(true);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

/** What a reader knows of the others' part of a cell: a hidden one is small with them, or open and then 2 at least. */
function knownOf(cell: Row | undefined, truth: number): Range {
  if (!cell || cell.print === "NUMBER") return { least: truth, most: truth };
  if (cell.print === "FEW") return { least: 0, most: 10 };
  return cell.own ? { least: 0, most: 1e9 } : { least: Math.min(2, truth), most: 1e9 };
}

test("CR-24 of a report that was filed and counted again, a change by a few people is not to be read off", { timeout: 120_000 }, async () => {
  const asked = [world.rccA, world.rccB, world.leA];
  const flat = (fresh: number): ReportNumber[] =>
    [
      ["PEOPLE", "NEW", fresh],
      ["FAMILY", "FAMILY_NEW", fresh],
      ["AGE", "A1", fresh - 5],
      ["AGE", "A2", 5],
      ["GENDER", "G1", fresh],
    ].map(([section, row, value]) => ({ section, row, column: "POTENTIAL", value }) as ReportNumber);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -15, max: 30 }), fc.integer({ min: 0, max: 5 }), async (more, moved) => {
      const id = await begin(asked.map(({ agency }) => ({ agencyId: agency.id, certifiedById: world.coord.person.id, numbers: flat(30) })));
      await owner.reportNumber.updateMany({ where: { entry: { reportId: id }, section: { in: ["AGE", "GENDER"] } }, data: { linked: true } });
      await as(world.coord.actor, "SELECT app.file_report($1, '2026-07-15', '[]')", [id]);
      const before = await cellsFor(world.coord.actor, id, true);
      const change = (row: string, by: number) =>
        owner.reportNumber.updateMany({ where: { entry: { reportId: id }, agencyId: world.rccA.agency.id, row }, data: { value: { increment: by } } });
      await Promise.all([change("FAMILY_NEW", more), change("NEW", more), change("G1", more), change("A1", more + moved), change("A2", -moved)]);
      const after = new Map((await cellsFor(world.coord.actor, id)).map((cell) => [cell.line, cell]));
      expect(before.every(({ print }) => print === "NUMBER")).toBe(true);
      for (const was of before) {
        const now = after.get(was.line);
        if (now?.print !== "NUMBER") continue;
        const difference = Math.abs((now.whole ?? 0) - (was.whole ?? 0));
        expect(difference === 0 || difference >= 11, was.line).toBe(true);
      }
      // What sums to an open number is not open but for one cell.
      const ages = ["A1", "A2"].map((line) => after.get(line)?.print);
      expect(after.get("NEW")?.print !== "NUMBER" || ages[0] === ages[1]).toBe(true);
      expect(await cellsFor(world.coord.actor, id, true)).toEqual(before);
    }),
    { numRuns: 15 },
  );
});
