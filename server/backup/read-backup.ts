import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { ChainEntry } from "#features/audit/rules.ts";
import { ChainWalk } from "#features/audit/rules/chain-walk.ts";
import { type End, type Head, type Line, parsedLine } from "./contents.ts";
import { BadBackup, readSealed } from "./sealed-file.ts";
import { Sums } from "./tables.ts";

/** What is in a backup that was read from its first line to its last, and is whole. */
export type BackupFacts = Head & End & { /** The value that only the hub's keys open, if there was one. */ canary: Buffer | undefined };

/**
 * The lines of a sealed backup, checked as they go by: they come in order, and each table has the rows and the checksum
 * that the end names.
 *
 * @throws BadBackup at the first that does not fit, and at the end when there was none
 */
export async function* readBackup(file: string, secretKey: string): AsyncGenerator<Line> {
  const sums: End["tables"] = {};
  let open: { name: string; sum: Sums } | undefined;
  let jobs = 0;
  let previous: Line["kind"] | undefined;
  const closeTable = (): void => {
    if (open) sums[open.name] = open.sum.end();
    open = undefined;
  };
  for await (const text of readSealed(file, secretKey)) {
    const line = lineIn(file, text);
    const isOrdered = previous === undefined ? line.kind === "H" : line.kind !== "H" && previous !== "E" && (line.kind !== "R" || open !== undefined);
    if (!isOrdered) throw strange(file);
    previous = line.kind;
    if (line.kind === "R") open?.sum.add(line.row);
    else closeTable();
    if (line.kind === "T") open = { name: line.table, sum: new Sums() };
    if (line.kind === "J") jobs += 1;
    if (line.kind === "E" && !(isDeepStrictEqual(line.end.tables, sums) && line.end.jobs === jobs)) throw strange(file);
    yield line;
  }
  if (previous !== "E") throw strange(file);
}

/**
 * Reads a backup through and changes nothing: every checksum, the chain of its log, and whether this version knows the
 * migrations it was made under.
 *
 * @param known the committed migrations
 * @throws BadBackup with what is wrong
 */
export async function verifyBackup(file: string, secretKey: string, known: readonly Head["migrations"][number][]): Promise<BackupFacts> {
  let walk = new ChainWalk();
  let table = "";
  let head: Head | undefined;
  let end: End | undefined;
  let canary: Buffer | undefined;
  for await (const line of readBackup(file, secretKey)) {
    if (line.kind === "H") head = line.head;
    if (line.kind === "T") table = line.table;
    if (line.kind === "E") end = line.end;
    if (line.kind === "R" && table === "public.key_canary") canary = bytes.parse(asCanary.parse(JSON.parse(line.row)).box);
    // Where the oldest entries were forgotten, the log begins behind them.
    if (line.kind === "R" && table === "public.audit_base") walk = new ChainWalk([], BaseRow.parse(JSON.parse(line.row)));
    if (line.kind === "R" && table === "public.audit_entry") refuseFault(file, walk.take(entryIn(line.row)));
  }
  if (!head || !end) throw strange(file);
  refuseFault(file, walk.end({ seq: BigInt(end.logEnd.seq), hash: Buffer.from(end.logEnd.hash, "hex") }));
  const unknown = head.migrations.find((one, place) => !isDeepStrictEqual(one, known[place]));
  if (unknown)
    throw new BadBackup(
      `${file} was made by a version that has the migration ${unknown.name}, and this one has not: restore it with that version or a newer one.`,
    );
  return { ...head, ...end, canary };
}

const bytes = z
  .string()
  .regex(/^\\x(?:[0-9a-f]{2})*$/)
  .transform((text) => Buffer.from(text.slice(2), "hex"));
const asCanary = z.object({ box: z.string() });

const BaseRow = z.object({ seq: z.int().transform(BigInt), hash: bytes });

/** An entry of the log as PostgreSQL writes its row in JSON. */
const EntryRow = z.object({
  seq: z.int().transform(BigInt),
  at: z.string().transform((text) => new Date(text)),
  action: z.string(),
  outcome: z.string(),
  task_force_id: z.string().nullable(),
  person_id: z.string().nullable(),
  agency_id: z.string().nullable(),
  subject_ids: z.array(z.string()),
  body: z.string(),
  previous_hash: bytes,
  hash: bytes,
});

function entryIn(row: string): ChainEntry {
  const { task_force_id, person_id, agency_id, subject_ids, previous_hash, ...entry } = EntryRow.parse(JSON.parse(row));
  return { ...entry, taskForceId: task_force_id, personId: person_id, agencyId: agency_id, subjectIds: subject_ids, previousHash: previous_hash };
}

function refuseFault(file: string, verdict: ReturnType<ChainWalk["take"]>): void {
  if (verdict && !verdict.isWhole) throw new BadBackup(`The log in ${file} is not whole. Entry ${verdict.seq} ${verdict.fault}.`);
}

function lineIn(file: string, text: string): Line {
  try {
    return parsedLine(text);
  } catch (error) {
    throw new BadBackup(strange(file).message, { cause: error });
  }
}

function strange(file: string): BadBackup {
  return new BadBackup(`${file} opens, and what is in it is not a whole backup.`);
}
