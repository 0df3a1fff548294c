import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { fieldsOf, isPublic, objectTypes } from "../support/sdl.ts";
import { answerTypes, shareTypes } from "./matrix-answers.ts";
import { measurePermissions, type Measured, type Reader, readers } from "./matrix.ts";
import { buildMatrixWorld, type Position, positions } from "./matrix-world.ts";
import { writePage } from "./matrix-page.ts";

const page = new URL("../../docs/permissions.md", import.meta.url);

let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let measured: Measured;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  const world = await buildMatrixWorld(owner);
  hub = await startHub({ database });
  measured = await measurePermissions(hub, owner, world);
}, 400_000);

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

const isPolice = (reader: Reader) => reader !== "nobody" && reader.side === "law enforcement";
const hasSeat = (reader: Reader) => reader !== "nobody" && ["ADVOCATE", "LIAISON", "AGENCY_LEAD"].includes(reader.role);
const reached = (reader: Reader, position: Position) => measured.byPosition.get(reader)?.get(position) ?? new Map<string, string>();
const ofShares = (marks: Map<string, string>) => [...marks.keys()].filter((place) => shareTypes.includes(place.split(".")[0] ?? ""));

describe("AZ-04 field by field", () => {
  test("AZ-04 docs/permissions.md says what the hub does; renew it with `node tools/permissions.ts`", async () => {
    const written = writePage(measured);
    if (process.env["WRITE_PERMISSIONS"] === "yes") await writeFile(page, written);
    expect(await readFile(page, "utf8")).toBe(written);
  });

  test("AZ-04 every query, mutation and type of the schema is in it", () => {
    expect([...measured.operations.query.keys()]).toEqual(fieldsOf("query").map(({ name }) => name));
    expect([...measured.operations.mutation.keys()]).toEqual(
      fieldsOf("mutation")
        .filter((field) => !isPublic(field))
        .map(({ name }) => name),
    );
    const typesReached = new Set([...measured.byReader.values()].flatMap((marks) => [...marks.keys()].map((place) => place.split(".")[0])));
    const missing = objectTypes()
      .map(({ name }) => name)
      .filter((name) => !typesReached.has(name) && !answerTypes.includes(name));
    expect(missing).toEqual([]);
  });

  test("AZ-04 to a recipient before acceptance there is a short form and no detail, and to no recipient a referral or who has looked", () => {
    for (const reader of readers.filter(hasSeat)) {
      const before = reached(reader, "recipient before acceptance");
      expect(before.get("ShareBrief.needs")).toBe("yes");
      expect(before.get("Share.detail")).toBe("empty");
      const after = reached(reader, "recipient after acceptance");
      expect(after.get("ShareDetail.workerPhone")).toBe("yes");
      for (const marks of [before, after])
        expect([marks.get("Share.referral"), marks.get("Share.accesses"), marks.get("SurvivorRanges.ageBand"), marks.get("Consent.minorBasis")]).toEqual([
          "empty",
          "empty",
          undefined,
          undefined,
        ]);
    }
  });

  test("AZ-04 the wish about law enforcement reaches a service provider that the consent names, and never law enforcement", () => {
    for (const reader of readers.filter(hasSeat))
      expect(reached(reader, "recipient after acceptance").get("ShareDetail.lawEnforcementWish")).toBe(isPolice(reader) ? "empty" : "yes");
  });

  test("AZ-04 after the end, without being named and as no party there is nothing, to nobody", () => {
    for (const reader of readers)
      for (const position of ["recipient after the consent ended", "recipient the consent does not name", "no party"] as const)
        expect(ofShares(reached(reader, position))).toEqual([]);
  });

  test("AZ-04 without a seat that works with referrals there is nothing in any position", () => {
    for (const reader of readers.filter((one) => !hasSeat(one))) for (const position of positions) expect(ofShares(reached(reader, position))).toEqual([]);
  });

  test("AZ-04 the sender of either side reads all of its own", () => {
    for (const reader of readers.filter(hasSeat)) {
      const own = reached(reader, "sender");
      expect(
        ["Share.referral", "Share.accesses", "SurvivorRanges.lawEnforcementWish", "Consent.mandatedReportReason", "ShareAudience.people"].map((place) =>
          own.get(place),
        ),
      ).toEqual(["yes", "yes", "yes", "yes", "yes"]);
    }
  });
});
