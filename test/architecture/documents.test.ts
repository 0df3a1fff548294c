import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LOGIN_ROLES } from "../../server/platform/roles.ts";
import { seatRoles } from "../../shared/roles.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { rowsOf } from "../support/statements.ts";
import { filesOf, textOf } from "./repository.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describe("OP-05 what somebody must be able to look up is written down", () => {
  test("OP-05 threat model, permissions, data classification and runbooks are there", () => {
    const wanted = [
      "threat-model",
      "permissions",
      "data-classification",
      "operations",
      ...["breach", "subpoena", "lost-laptop", "restore"].map((name) => `runbooks/${name}`),
    ];
    const short = wanted.filter((name) => textOf(`docs/${name}.md`).length < 800);
    expect(short).toEqual([]);
  });

  test("OP-05 the data classification names every table and every role", async () => {
    const text = textOf("docs/data-classification.md");
    const tables = await rowsOf<{ name: string }>(database.superuserUrl, "SELECT tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'app')");
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const roles = await rowsOf<{ name: string }>(database.superuserUrl, "SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'hub\\_%'");
    const named = new Set([...LOGIN_ROLES, ...seatRoles, ...roles.map(({ name }) => name)]);
    expect([...named].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test("OP-05 every page that a page of ours points to is there", () => {
    const pages = ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md", ...filesOf("docs/**/*.md")];
    const broken = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
        .map(([, target = ""]) => new URL(target, `file:///${page}`).pathname.slice(1))
        .filter((target) => filesOf(target).length === 0 && filesOf(`${target.replace(/\/$/, "")}/**/*`).length === 0)
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });
});
