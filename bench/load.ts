import autocannon from "autocannon";

/** What one round of asking gave. */
export type Round = { perSecond: number; latencies: number[] };

type Order = { url: string; headers: Record<string, string>; body: string; connections: number; seconds: number };

/** Asks as fast as it is answered. @throws Error as soon as an answer is not a success */
async function ask({ url, headers, body, connections, seconds }: Order): Promise<Round> {
  const latencies: number[] = [];
  const wrong: number[] = [];
  const run = autocannon({ url, method: "POST", headers, body, connections, duration: seconds });
  run.on("response", (_client, status, _bytes, milliseconds) => {
    latencies.push(milliseconds);
    if (status !== 200) wrong.push(status);
  });
  const { errors, duration } = await run;
  if (errors > 0 || wrong.length > 0) throw new Error(`${url} answered ${wrong.length} times with ${wrong[0]}, and ${errors} times not at all`);
  return { perSecond: latencies.length / duration, latencies };
}

// A process of its own, so that asking does not share the event loop of answering.
process.on("message", (order: Order) => {
  ask(order).then(
    (round) => process.send?.({ round }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
