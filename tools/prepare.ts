import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CACHE = join(ROOT, ".cache");

type Step = {
  name: string;
  /** Patterns of the files whose change makes the step run again; it is skipped while the first matches nothing. */
  inputs: string[];
  /** What must be there afterwards; when any is gone the step runs again. */
  outputs: () => string[];
  run: () => Promise<void>;
};

const client: Step = {
  name: "Prisma client",
  inputs: ["prisma/models/*.prisma", "prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"],
  outputs: () => ["prisma/client/client.ts"],
  run: async () => {
    // The command line wants to download an engine that generating does not use. It must fail if something does use it.
    const stub = join(CACHE, "no-schema-engine");
    await writeFile(stub, "#!/bin/sh\nexit 1\n");
    await chmod(stub, 0o755);
    await command("prisma", ["generate"], { PRISMA_SCHEMA_ENGINE_BINARY: stub, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" });
  },
};

const messages: Step = {
  name: "messages",
  inputs: ["shared/messages/**/*.json", "tools/messages.ts", "node_modules/@inlang/paraglide-js/package.json"],
  outputs: () => ["shared/i18n/messages.js", "shared/i18n/runtime.js"],
  run: async () => {
    const { compileMessages } = await import("./messages.ts");
    await compileMessages();
  },
};

const documents: Step = {
  name: "GraphQL documents",
  inputs: [
    "web/**/*.graphql",
    "shared/schema.graphql",
    "codegen.ts",
    "tools/{possible-types,trusted-documents}.ts",
    "node_modules/@graphql-codegen/cli/package.json",
  ],
  outputs: () => ["shared/documents.json", ...find(["web/**/*.graphql"]).map((path) => `${path}.ts`)],
  run: async () => {
    const wanted = new Set(documents.outputs());
    for (const left of find(["web/**/*.graphql.ts"])) if (!wanted.has(left)) await rm(join(ROOT, left));
    await command("graphql-codegen", ["--config", "codegen.ts"]);
    const { writePossibleTypes } = await import("./possible-types.ts");
    await writePossibleTypes(join(ROOT, "shared/schema.graphql"), join(ROOT, "web/app/possible-types.ts"));
  },
};

const webClient: Step = {
  name: "web client",
  inputs: ["web/index.html", "web/**/*", "shared/**/*", "vite.config.ts", "pnpm-lock.yaml"],
  outputs: () => ["web/dist/index.html"],
  run: () => command("vite", ["build", "--logLevel", "warn"]),
};

/**
 * Makes what must exist before anything runs: the Prisma client, the compiled messages, the typed GraphQL documents, and
 * with `build` the web client. A step whose inputs did not change since it last succeeded is skipped.
 */
export async function prepare({ build = false, force = false } = {}): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  await Promise.all([client, messages, documents].map((step) => perform(step, force)));
  if (build) await perform(webClient, force);
}

async function perform({ name, inputs, outputs, run }: Step, force: boolean): Promise<void> {
  if (find(inputs.slice(0, 1)).length === 0) return;
  const stamp = join(CACHE, `${name.toLowerCase().replaceAll(" ", "-")}.hash`);
  const hash = await hashOf(find(inputs));
  const done = await readFile(stamp, "utf8").catch(() => "");
  if (!force && done === hash && outputs().every((path) => existsSync(join(ROOT, path)))) return;
  const start = performance.now();
  await rm(stamp, { force: true });
  await run();
  await writeFile(stamp, hash);
  console.log(`prepared ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function find(patterns: string[]): string[] {
  const generated = ["**/node_modules/**", "web/dist/**"];
  return globSync(patterns, { cwd: ROOT, exclude: generated, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .toSorted();
}

async function hashOf(paths: string[]): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) hash.update(`\0${path}\0`).update(await readFile(join(ROOT, path)));
  return hash.digest("hex");
}

function command(name: string, args: string[], environment: Record<string, string> = {}): Promise<void> {
  return new Promise((settle, refuse) => {
    const child = spawn(join(ROOT, "node_modules/.bin", name), args, { cwd: ROOT, env: { ...process.env, ...environment } });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.once("error", refuse);
    child.once("close", (code) => {
      if (code === 0) settle();
      else refuse(new Error(`${name} ${args.join(" ")} failed:\n${said.trim()}`));
    });
  });
}

if (import.meta.main) {
  const flags = new Set(process.argv.slice(2));
  await prepare({ build: flags.has("--build"), force: flags.has("--force") }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
