import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { compile } from "@inlang/paraglide-js";

const root = new URL("../", import.meta.url).pathname;
const messages = `${root}shared/messages`;
const locales = ["en", "es"] as const;

/**
 * Compiles the sentences in `shared/messages/<locale>/<part>.json` into one typed function a sentence
 * under `shared/i18n/` (not committed). Needs no network: the message-format plugin is read from node_modules.
 * Rejects when a file is not valid JSON or a sentence did not compile.
 */
export async function compileMessages(): Promise<void> {
  // The compiler leaves timers behind that keep a process alive for half a minute; a child can simply end.
  await promisify(execFile)(process.execPath, [import.meta.filename]);
}

async function compileHere(): Promise<void> {
  const parts = (await readdir(`${messages}/en`)).filter((file) => file.endsWith(".json"));
  const keys = (await Promise.all(locales.flatMap((locale) => parts.map((part) => keysOf(`${locale}/${part}`))))).flat();
  // The compiler writes notes of its own beside its settings, so these live in the cache and not in the tree.
  const project = `${root}.cache/messages.inlang`;
  await mkdir(project, { recursive: true });
  await writeFile(
    `${project}/settings.json`,
    JSON.stringify({
      baseLocale: "en",
      locales,
      telemetry: "off",
      modules: [`${root}node_modules/@inlang/plugin-message-format/dist/index.js`],
      "plugin.inlang.messageFormat": { pathPattern: parts.map((part) => `${messages}/{locale}/${part}`) },
    }),
  );
  await compile({
    project,
    outdir: `${root}shared/i18n`,
    strategy: ["globalVariable", "baseLocale"],
    outputStructure: "message-modules",
    emitTsDeclarations: true,
    emitReadme: false,
    emitGitIgnore: false,
    emitPrettierIgnore: false,
    includeEslintDisableComment: false,
  });
  const compiled = new Set(await readdir(`${root}shared/i18n/messages`));
  const lost = keys.filter((key) => !compiled.has(`${key}.js`));
  if (lost.length > 0) throw new Error(`These sentences did not compile: ${lost.join(", ")}`);
}

async function keysOf(path: string): Promise<string[]> {
  const parsed: unknown = JSON.parse(await readFile(`${messages}/${path}`, "utf8").catch(() => "{}"));
  if (typeof parsed !== "object" || parsed === null) throw new Error(`${path} does not hold an object`);
  return Object.keys(parsed).filter((key) => key !== "$schema");
}

if (import.meta.main) {
  await compileHere();
  process.exit(0);
}
