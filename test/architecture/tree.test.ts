import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = filesOf("{server,web,shared,prisma,test,tools,bench}/**/*.{ts,tsx}");

// A part of a feature is a file, or a folder of its own name (docs/decisions/0008).
const part =
  /^(?:(?:schema|ability|rules|problems|queries|subscribers)(?:\.test)?\.ts|(?:schema|rules|queries|forms)\/[a-z0-9-]+(?:\.test)?\.ts|commands\/[a-z0-9]+(?:-[a-z0-9]+)+(?:\.test)?\.ts|emails\/[a-z0-9-]+(?:\.test)?\.ts)$/;

test("a feature of the server holds nothing but its parts", () => {
  const others = filesOf("server/features/**/*").filter((path) => !part.test(path.split("/").slice(3).join("/")));
  expect(others, "the parts are schema, ability, rules, problems, queries, forms, commands/<verb-noun>, subscribers and emails/<event>").toEqual([]);
});

test("a command is named after what it does, and exports it under that name", () => {
  const inCamelCase = (path: string) => path.replace(/^.*\/|\.ts$/g, "").replaceAll(/-./g, (dash) => dash.slice(1).toUpperCase());
  const commands = filesOf("server/features/*/commands/*.ts").filter((path) => !path.endsWith(".test.ts"));
  expect(commands).not.toEqual([]);
  expect(commands.filter((path) => !new RegExp(`export (?:async )?function ${inCamelCase(path)}\\b`).test(textOf(path)))).toEqual([]);
});

test("every top-level folder is one that ARCHITECTURE.md names", () => {
  const known = ["bench", "data", "deploy", "docs", "node_modules", "prisma", "server", "shared", "test", "tools", "web"];
  const folders = globSync("*", { cwd: root, withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  expect(folders.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

test("nothing is called after having no name", () => {
  const nameless = /(?:^|\/)(?:utils?|helpers?|misc|common|services?|managers?|index)(?:\/|\.[a-z])/;
  expect(code.filter((path) => nameless.test(path))).toEqual([]);
});

test("there is no src/ and no barrel", () => {
  expect(code.filter((path) => path.includes("/src/"))).toEqual([]);
  const onlyPassesOn = (text: string) =>
    text
      .replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "")
      .split(/;\s*/)
      .filter((line) => line.trim() !== "")
      .every((line) => /^\s*export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^;]*\sfrom\s/.test(line));
  // A route only names the page that it shows.
  expect(code.filter((path) => !path.startsWith("web/routes/") && onlyPassesOn(textOf(path)))).toEqual([]);
});

test("rules know neither the clock nor chance, and wait for nothing", () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\(|\brandom[A-Z]\w*\(|\bawait\b|\bfetch\(|\bperformance\./;
  const rules = filesOf("server/features/*/rules.ts", "server/features/*/rules/*.ts").filter((path) => !path.endsWith(".test.ts"));
  expect(rules).not.toEqual([]);
  expect(rules.filter((path) => impure.test(textOf(path)))).toEqual([]);
});

test("abilities say what may be done, in the few words that memory and SQL agree on", () => {
  const risky = /\bcannot\b|\bNOT\b|\bevery:|\bnone:|"manage"|"all"/;
  const abilities = filesOf("server/features/*/ability.ts");
  expect(abilities).not.toEqual([]);
  expect(abilities.filter((path) => risky.test(textOf(path)))).toEqual([]);
});

test("every sharing of words between files is by name", () => {
  const settings = /(?:^|\/)[\w.-]+\.config\.ts$|^codegen\.ts$/;
  expect(code.filter((path) => !settings.test(path) && /^export default /m.test(textOf(path)))).toEqual([]);
});
