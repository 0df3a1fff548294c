import autocannon from "autocannon";
import type { Target } from "./parts.ts";

/** What one round of asking gave. */
export type Round = { perSecond: number; latencies: number[] };

type Order = Target & { connections: number; seconds: number };

/** Asks as fast as it is answered. @throws Error when an answer was not a success */
function ask({ url, headers, body, method, connections, seconds }: Order): Promise<Round> {
  return new Promise((settle, refuse) => {
    const latencies: number[] = [];
    let wrong = 0;
    const run = autocannon(
      { url, method: method ?? "POST", headers, ...(method === undefined && { body }), connections, duration: seconds },
      (error: Error | null, result) => {
        if (error) refuse(error);
        else if (wrong + result.errors > 0) refuse(new Error(`${url} did not answer ${result.errors} times, and ${wrong} times not with a page`));
        else settle({ perSecond: latencies.length / result.duration, latencies });
      },
    );
    run.on("response", (_client, status, _bytes, milliseconds) => {
      latencies.push(milliseconds);
      if (status !== 200) wrong += 1;
    });
  });
}

// A process of its own, so that asking does not share the event loop of answering.
process.on("message", (order: Order) => {
  ask(order).then(
    (round) => process.send?.({ round }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
