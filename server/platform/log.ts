import { type Logger, pino } from "pino";

/**
 * The hub's log: JSON lines on standard error. Names, ids of operations and durations go in; content, addresses of people
 * and tokens never do, and the names they would come under are struck out all the same.
 */
export function openLog(level: "info" | "warn" | "silent" = "info"): Logger {
  const redact = ["*.password", "*.token", "*.email", "*.cookie", "*.variables", "*.authorization"];
  return pino({ level, base: null, redact }, pino.destination({ dest: 2, sync: true }));
}
