import { type DestinationStream, type Logger, pino } from "pino";

/** What the log may know of a failure: its kind and where, never its message, which may quote what somebody typed or a row of the database. */
export function traceOf(error: unknown): { name: string; frames: string[] | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, frames: undefined };
  return {
    name: error.name,
    frames: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

/**
 * The hub's log: JSON lines on standard error. Names, ids of operations and durations go in; content, addresses of people
 * and tokens never do, and the names they would come under are struck out all the same. `to` takes its lines instead.
 */
export function openLog(level: "info" | "warn" | "silent" = "info", to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  const redact = ["*.password", "*.token", "*.email", "*.cookie", "*.variables", "*.authorization"];
  return pino({ level, base: null, redact }, to);
}
