import type { ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Actor } from "./actor.ts";
import type { Clock } from "./clock.ts";
import type { Hint } from "./hint-line.ts";
import { traceOf } from "./log.ts";
import type { Refusal } from "./request-checks.ts";
import type { Sessions, SignedIn } from "./sessions.ts";

/** So many streams one person may hold at this hub: a page each. */
export const streamsPerPerson = 4;
const heartbeatMilliseconds = 20_000;
/** Long enough for the cookie of a session that moved on to be there, and short enough for a page whose session is over. */
const comesBackAfterMilliseconds = 500;
/** A reader that takes up nothing any more is let go; a hint has a few dozen bytes. */
const mostUnsentBytes = 16_384;

/** What the features say about hints. */
export type HintRules = {
  /** Whether this actor is told, by kind and for whom it is. */
  mayHear: (hint: Hint, actor: Actor) => boolean;
  /** Whether it may have ended or changed the session behind a stream. */
  concernsSession: (hint: Hint, actor: Actor) => boolean;
};

export type StreamParts = HintRules & { sessions: Pick<Sessions, "find">; clock: Clock; log: Logger };

type Stream = {
  response: ServerResponse;
  token: string;
  actor: Actor;
  /** Kinds that are about to be told, each once. */
  waiting: Set<string>;
  isChecking: boolean;
  checkAgain: boolean;
  untilEnd: NodeJS.Timeout | undefined;
};

/**
 * The open pages that are told when to look again (server-sent events). A stream carries the kind of what changed and never
 * content. Before each hint the session is looked up anew: a stream ends with its session, and when rights change.
 */
export class Streams {
  readonly #parts: StreamParts;
  readonly #streams = new Set<Stream>();
  readonly #heart: NodeJS.Timeout;
  #isClosed = false;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.#heart = setInterval(() => this.#beat(), heartbeatMilliseconds).unref();
  }

  /** Keeps the answer open as a stream for the session behind `token`; a refusal when that person has too many. */
  open(response: ServerResponse, token: string, signedIn: SignedIn): Refusal | undefined {
    if (this.#isClosed) return { status: 503, message: "The hub cannot answer at the moment." };
    const { actor } = signedIn;
    const held = [...this.#streams].filter((stream) => stream.actor.personId === actor.personId).length;
    if (held >= streamsPerPerson) return { status: 429, message: "This person has too many pages open." };
    const stream: Stream = { response, token, actor, waiting: new Set(), isChecking: false, checkAgain: false, untilEnd: undefined };
    response.once("close", () => this.#forget(stream));
    // Proxies are asked to pass each line on at once.
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" });
    response.write(`retry: ${comesBackAfterMilliseconds}\n\n`);
    this.#streams.add(stream);
    this.#waitForEnd(stream, signedIn);
    // The session may have ended between its look-up and this moment, when nobody heard of it for this stream.
    this.#lookAgain(stream);
    return undefined;
  }

  /** Tells a hint to whoever may hear it, and looks again at sessions that it may have ended. */
  hear(hint: Hint): void {
    const { mayHear, concernsSession } = this.#parts;
    for (const stream of this.#streams) {
      const isTold = mayHear(hint, stream.actor);
      if (isTold) stream.waiting.add(hint.kind);
      if (isTold || concernsSession(hint, stream.actor)) this.#lookAgain(stream);
    }
  }

  /** Ends all streams. Their pages come back, and look at everything anew when they do. */
  endAll(): void {
    for (const stream of this.#streams) this.#end(stream);
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#heart);
    this.endAll();
  }

  #beat(): void {
    for (const stream of this.#streams) {
      this.#write(stream, ":\n\n");
      this.#lookAgain(stream);
    }
  }

  #lookAgain(stream: Stream): void {
    stream.checkAgain = true;
    if (!stream.isChecking) void this.#check(stream);
  }

  async #check(stream: Stream): Promise<void> {
    stream.isChecking = true;
    try {
      while (stream.checkAgain && this.#streams.has(stream)) {
        stream.checkAgain = false;
        const kinds = [...stream.waiting];
        stream.waiting.clear();
        const signedIn = await this.#parts.sessions.find(stream.token, { isBusy: false });
        if (!signedIn || !isSame(signedIn.actor, stream.actor)) return this.#end(stream);
        this.#waitForEnd(stream, signedIn);
        for (const kind of kinds) this.#write(stream, `data: ${kind}\n\n`);
      }
    } catch (error) {
      // Who cannot be looked up is told nothing more.
      this.#parts.log.warn(traceOf(error), "a stream ended because its session could not be looked up");
      this.#end(stream);
    } finally {
      stream.isChecking = false;
    }
  }

  /** Looks again when the session ends by itself, if nobody touches anything until then. */
  #waitForEnd(stream: Stream, { endsAt, idleEndsAt }: SignedIn): void {
    clearTimeout(stream.untilEnd);
    const rest = Math.min(endsAt.getTime(), idleEndsAt.getTime()) - this.#parts.clock.now().getTime();
    stream.untilEnd = setTimeout(() => this.#lookAgain(stream), Math.max(rest, 0) + 50).unref();
  }

  #write(stream: Stream, text: string): void {
    stream.response.write(text);
    if (stream.response.writableLength > mostUnsentBytes) stream.response.destroy();
  }

  #end(stream: Stream): void {
    this.#forget(stream);
    stream.response.end();
  }

  #forget(stream: Stream): void {
    clearTimeout(stream.untilEnd);
    this.#streams.delete(stream);
  }
}

function isSame(one: Actor, other: Actor): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
