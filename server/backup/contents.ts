import { z } from "zod";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What stands at the beginning of a backup. */
export const Head = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The migrations that the database had seen, oldest first, each with the SHA-256 of its text. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: Sha256 })).min(1),
});
export type Head = z.infer<typeof Head>;

/** A job that waited when the backup was made. */
export const WaitingJob = z.strictObject({
  task: z.string(),
  payload: z.unknown(),
  runAt: z.iso.datetime(),
  key: z.string().nullable(),
  attemptsLeft: z.int().positive(),
});
export type WaitingJob = z.infer<typeof WaitingJob>;

/** What stands at the end: without it the backup was cut short. */
export const End = z.strictObject({
  tables: z.record(z.string(), z.strictObject({ rows: z.int(), sha256: Sha256 })),
  jobs: z.int(),
  /** Where the log ended. */
  logEnd: z.strictObject({ seq: z.int(), hash: Sha256 }),
});
export type End = z.infer<typeof End>;

/**
 * One line of a backup: H is the head, T begins a table, R is a row of it as PostgreSQL writes it in JSON, J is a job that
 * waited, E is the end. Rows are kept as the text they are, so that no number and no time is read and written anew.
 */
export type Line =
  | { kind: "H"; head: Head }
  | { kind: "T"; table: string; columns: string[] }
  | { kind: "R"; row: string }
  | { kind: "J"; job: WaitingJob }
  | { kind: "E"; end: End };

const Opening = z.strictObject({ name: z.string().regex(/^(?:public|app)\.[a-z_]\w*$/), columns: z.array(z.string()).min(1) });

/** The text of a line, its end included. */
export function written(line: Line): string {
  switch (line.kind) {
    case "H":
      return `H${JSON.stringify(line.head)}\n`;
    case "T":
      return `T${JSON.stringify({ name: line.table, columns: line.columns })}\n`;
    case "R":
      return `R${line.row}\n`;
    case "J":
      return `J${JSON.stringify(line.job)}\n`;
    case "E":
      return `E${JSON.stringify(line.end)}\n`;
  }
}

/** @throws Error when it is no line of a backup */
export function parsedLine(text: string): Line {
  const content = text.slice(1);
  switch (text[0]) {
    case "H":
      return { kind: "H", head: Head.parse(JSON.parse(content)) };
    case "T": {
      const { name, columns } = Opening.parse(JSON.parse(content));
      return { kind: "T", table: name, columns };
    }
    case "R":
      return { kind: "R", row: content };
    case "J":
      return { kind: "J", job: WaitingJob.parse(JSON.parse(content)) };
    case "E":
      return { kind: "E", end: End.parse(JSON.parse(content)) };
    default:
      throw new Error("this is no line of a backup");
  }
}
