import { isDeepStrictEqual } from "node:util";
import { type Ground, openGrounds, statementsOf } from "./ground.ts";
import { inboxPage } from "./inbox-page.ts";
import { median, Part, round, type Target } from "./parts.ts";
import { seedBench } from "./seed.ts";

const rounds = 6;
const seconds = 4;
const connections = 10;

/** A hub of its own process, and how its inbox is asked for. */
async function openHub({ urls, token }: Ground): Promise<{ part: Part; target: Target }> {
  const part = new Part("./hub-process.ts", JSON.stringify(urls));
  const address = await part.hear<string>();
  const headers = { "content-type": "application/json", "x-roundtable": "1", cookie: `roundtable=${token}` };
  return { part, target: { url: `${address}/graphql`, headers, body: JSON.stringify({ query: inboxPage }) } };
}

/** The bare server: the same database, no permission, nothing logged. */
async function openBare({ superuserUrl, agencyId }: Ground): Promise<{ part: Part; target: Target }> {
  const part = new Part("./baseline.ts", superuserUrl, "inbox", agencyId);
  return { part, target: { url: await part.hear<string>(), headers: {}, body: "" } };
}

/** The answer, with instants written in one way. */
async function pageOf({ url, headers, body }: Target): Promise<{ nodes: unknown[] }> {
  const response = await fetch(url, { method: "POST", headers, body });
  const text = await response.text();
  const page = JSON.parse(text, (_key, value: unknown) => (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value)) as {
    data?: { inbox: { nodes: unknown[] } };
  };
  if (!page.data) throw new Error(`no page but ${text.slice(0, 200)}`);
  return { nodes: page.data.inbox.nodes };
}

function line(name: string, values: readonly number[], unit: string): string {
  const sorted = values.toSorted((one, other) => one - other);
  return `${name.padEnd(34)} ${median(values)
    .toFixed(unit === "" ? 2 : 1)
    .padStart(7)} ${unit.padEnd(5)}  (${sorted.at(0)?.toFixed(2)} to ${sorted.at(-1)?.toFixed(2)})`;
}

async function measure(large: Ground, small: Ground): Promise<string[]> {
  const [hub, smallHub, bare, load] = [await openHub(large), await openHub(small), await openBare(large), new Part("./load.ts")];
  try {
    const pages = await Promise.all([hub, bare, smallHub].map(({ target }) => pageOf(target)));
    if (!isDeepStrictEqual(pages[0], pages[1])) throw new Error("the hub and the bare server do not answer with the same page");
    if (pages.some(({ nodes }) => nodes.length !== 50)) throw new Error("a page is not full");
    for (const { target } of [hub, smallHub, bare]) await round(load, target, connections, 2);
    const statements = await statementsOf(large, () => pageOf(hub.target));

    const seen: { throughput: number; p50: number; hub: number; bare: number; hubMs: number; bareMs: number }[] = [];
    for (let count = 0; count < rounds; count += 1) {
      const ofHub = await round(load, hub.target, connections, seconds);
      const ofBare = await round(load, bare.target, connections, seconds);
      const ofSmall = await round(load, smallHub.target, connections, seconds);
      const [hubMs, bareMs] = [median(ofHub.latencies), median(ofBare.latencies)];
      seen.push({
        throughput: ofHub.perSecond / ofBare.perSecond,
        p50: hubMs / median(ofSmall.latencies),
        hub: ofHub.perSecond,
        bare: ofBare.perSecond,
        hubMs,
        bareMs,
      });
    }
    const all = (pick: (one: (typeof seen)[number]) => number) => seen.map(pick);
    return [
      line(
        "hub, pages a second",
        all((one) => one.hub),
        "/s",
      ),
      line(
        "bare server, pages a second",
        all((one) => one.bare),
        "/s",
      ),
      line(
        "hub, p50",
        all((one) => one.hubMs),
        "ms",
      ),
      line(
        "bare server, p50",
        all((one) => one.bareMs),
        "ms",
      ),
      `${line(
        "throughput, hub to bare",
        all((one) => one.throughput),
        "",
      )}  goal: at least 0.5`,
      `${line(
        "p50, 100,000 to 1,000 referrals",
        all((one) => one.p50),
        "",
      )}  goal: at most 1.3`,
      "",
      `statements for one page (goal: at most 6 beside saying who asks): ${statements.reduce((sum, { calls }) => sum + calls, 0)}`,
      ...statements.map(({ query, calls }) => `  ${calls} × ${query.replaceAll(/\s+/g, " ").slice(0, 110)}`),
    ];
  } finally {
    for (const part of [hub.part, smallHub.part, bare.part, load]) await part.end();
  }
}

const grounds = await openGrounds();
try {
  console.log(`${rounds} rounds of ${seconds} s each way, ${connections} connections, 50 shares a page. The median, and from least to most:\n`);
  const large = await grounds.fill("large", (url) => seedBench(url, 100_000));
  const small = await grounds.fill("small", (url) => seedBench(url, 1000));
  for (const text of await measure(large, small)) console.log(text);
} finally {
  await grounds.close();
}
