import { readFile } from "node:fs/promises";
import { shareStatuses } from "@roundtable/shared/referrals.ts";
import { expect, test } from "vitest";
import type { Prisma } from "../../../../prisma/client/client.ts";
import { buildAbility } from "#platform/casl.ts";
import { endedStatuses } from "../rules/life-cycle.ts";
import { listShares } from "./shares.ts";

const open = shareStatuses.filter((status) => !endedStatuses.includes(status)).toSorted();

/** The statuses that a condition of SQL names. */
function named(sql: string): string[] {
  const [, list = ""] = /status IN \(([^)]*)\)/.exec(sql) ?? [];
  return list
    .split(", ")
    .map((word) => word.slice(1, -1))
    .toSorted();
}

test("open lists name the statuses that the rules do not call ended, and so do their indexes", async () => {
  let asked = "";
  const db = { $queryRaw: (statement: Prisma.Sql) => Promise.resolve(((asked = statement.text), [])) };
  const actor = { agencyId: "00000000-0000-7000-8000-000000000000" };
  const reading = {
    db,
    actor,
    clock: { now: () => new Date() },
    ability: buildAbility(actor as never, new Date(), []),
    readLog: { record: () => Promise.resolve() },
  };
  await listShares(reading as never, "RECEIVED", {});
  expect(named(asked)).toEqual(open);
  const migration = await readFile(new URL("../../../../prisma/migrations/20261123000500_open_shares/migration.sql", import.meta.url), "utf8");
  const indexes = migration.split(";").filter((statement) => statement.includes("CREATE INDEX"));
  expect(indexes.map(named)).toEqual([open, open]);
});
