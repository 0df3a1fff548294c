import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Round } from "./load.ts";

/** A process of the bench, with what it says. */
export class Part {
  readonly #child: ChildProcess;

  constructor(file: string, ...given: string[]) {
    this.#child = fork(new URL(file, import.meta.url), given, { env: { ...process.env, NODE_ENV: "production" } });
  }

  /** The next message. @throws Error when the process ends instead */
  async hear<Message>(): Promise<Message> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const ended = once(this.#child, "exit", { signal }).then(() => Promise.reject(new Error("a part of the bench ended early")));
    try {
      const [message] = (await Promise.race([once(this.#child, "message", { signal }), ended])) as [Message];
      return message;
    } finally {
      ended.catch(() => {});
      waiting.abort();
    }
  }

  say(message: object): void {
    this.#child.send(message);
  }

  async end(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}

/** One place that is asked, and how: with POST, unless it says otherwise. */
export type Target = { url: string; headers: Record<string, string>; body: string; method?: "GET" };

/** Asks `target` for so many seconds on so many connections. */
export async function round(load: Part, target: Target, connections: number, seconds: number): Promise<Round> {
  load.say({ ...target, connections, seconds });
  const heard = await load.hear<{ round: Round } | { error: string }>();
  if ("error" in heard) throw new Error(heard.error);
  return heard.round;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
