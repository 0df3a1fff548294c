import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

export type ScriptOptions = {
  /** Told of a script PostgreSQL refused: the script, and the database's own words with the line. */
  onRefused?: (script: string, reason: string) => void;
  /** A statement that belongs into the transaction of a script, at its end; undefined for none. */
  closing?: (script: string) => string | undefined;
};

/**
 * Prisma's schema engine, compiled to WebAssembly, on the given pool. Call `free()` on it when done.
 *
 * Prisma's command line would download a native engine instead, which a machine behind a proxy cannot.
 */
export async function createSchemaEngine(pool: pg.Pool, options: ScriptOptions = {}): Promise<glue.SchemaEngine> {
  return start(new WholeScripts(pool, options));
}

/** The same engine without a database, for comparing schema texts. Anything that needs a connection is refused. */
export async function createOfflineSchemaEngine(): Promise<glue.SchemaEngine> {
  const refuse = (): Promise<never> => Promise.reject(new Error("This comparison has no database."));
  const identity = { provider: "postgres", adapterName: "offline" } as const;
  const connect = (): Promise<SqlDriverAdapter> =>
    Promise.resolve({
      ...identity,
      // The one question the engine asks of any server: is there a schema public, and which version are you?
      queryRaw: () =>
        Promise.resolve({
          columnNames: ["exists", "version", "numeric_version"],
          columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
          rows: [[true, "PostgreSQL 18.0", 180000]],
        }),
      executeRaw: refuse,
      executeScript: refuse,
      startTransaction: refuse,
      dispose: () => Promise.resolve(),
    });
  return start({ ...identity, connect, connectToShadowDb: refuse });
}

async function start(factory: SqlMigrationAwareDriverAdapterFactory): Promise<glue.SchemaEngine> {
  await instantiate();
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Sends a migration as the one script it is; the adapter's own way cuts it at every semicolon, also inside functions. */
class WholeScripts extends PrismaPg {
  readonly #options: ScriptOptions;

  constructor(pool: pg.Pool, options: ScriptOptions) {
    super(pool);
    this.#options = options;
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const executeScript = async (script: string): Promise<void> => {
      const { onRefused, closing } = this.#options;
      const last = closing?.(script);
      // PostgreSQL runs the statements of one such message in one transaction: all of a migration or nothing of it.
      await pool.query(last === undefined ? script : `${script}\n;RESET ROLE;${last}`).catch((error: unknown) => {
        onRefused?.(script, describe(error, script));
        throw error;
      });
      // A SET ROLE or SET search_path in a migration must not reach the engine's own statements.
      await pool.query("RESET ROLE; RESET ALL");
    };
    return Object.assign(adapter, { executeScript });
  }
}

function describe(error: unknown, script: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const line = error.position ? ` (line ${script.slice(0, Number(error.position)).split("\n").length})` : "";
  return [error.message + line, error.detail, error.hint, error.where].filter(Boolean).join("\n");
}

let loading: Promise<void> | undefined;

function instantiate(): Promise<void> {
  loading ??= (async () => {
    const binary = createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
      .replace(/js$/, "wasm");
    const { instance } = await WebAssembly.instantiate(await readFile(binary), { "./schema_engine_bg.js": { ...glue } });
    const { __wbindgen_start: begin } = instance.exports;
    glue.__wbg_set_wasm(instance.exports);
    if (typeof begin === "function") (begin as () => void)();
  })();
  return loading;
}
