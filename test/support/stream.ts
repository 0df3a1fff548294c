import type { TestHub } from "./hub.ts";

/** An open page's stream of hints, as a browser would hear it. */
export type HeardStream = {
  status: number;
  /** Every hint so far, in order. */
  heard: string[];
  /** Resolves when the hub has ended it. */
  ended: Promise<void>;
  /** Resolves when this kind has been heard so many times; rejects when the stream ends before. */
  hears(kind: string, times?: number): Promise<void>;
  close(): void;
};

/** Opens a stream under a session token. What the hub refuses has ended already. */
export async function openStream(hub: Pick<TestHub, "request">, token: string | null, headers: Record<string, string> = {}): Promise<HeardStream> {
  const stop = new AbortController();
  const cookie: Record<string, string> = token === null ? {} : { cookie: `roundtable=${token}` };
  const response = await hub.request("/events", { headers: { accept: "text/event-stream", ...cookie, ...headers }, signal: stop.signal });
  const heard: string[] = [];
  const watchers = new Set<() => void>();
  const listen = async (): Promise<void> => {
    if (response.status !== 200 || !response.body) return;
    let rest = "";
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) if (block.startsWith("data: ")) heard.push(block.slice(6));
      for (const look of watchers) look();
    }
  };
  const ended = listen().catch(() => {});
  const hears = (kind: string, times = 1): Promise<void> =>
    new Promise((settle, fail) => {
      const look = (): void => {
        if (heard.filter((one) => one === kind).length >= times) settle();
      };
      watchers.add(look);
      look();
      void ended.then(() => fail(new Error(`the stream ended after ${heard.join(", ")}`)));
    });
  return { status: response.status, heard, ended, hears, close: () => stop.abort() };
}
