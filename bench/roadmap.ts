import { isDeepStrictEqual } from "node:util";
import { type Ground, openGrounds, statementsOf } from "./ground.ts";
import { overviewPage } from "./overview-page.ts";
import { median, Part, round, type Target } from "./parts.ts";
import { frontPage } from "./roadmap-pages.ts";
import { seedRoadmaps } from "./roadmap-seed.ts";

const rounds = 6;
const seconds = 4;
const connections = 10;
const person = "00000000-0000-7000-8000-000000000002";

type Pair = { name: string; hub: Target; bare: Target; parts: Part[] };

/** What is measured: a page of the hub, and the bare server that answers with the same. */
async function openPairs({ superuserUrl, urls, taskForceId, token }: Ground): Promise<Pair[]> {
  const hub = new Part("./hub-process.ts", JSON.stringify(urls));
  const headers = { "content-type": "application/json", "x-roundtable": "1", cookie: `roundtable=${token}` };
  const address = await hub.hear<string>();
  const ask = (query: string, variables: object): Target => ({ url: `${address}/graphql`, headers, body: JSON.stringify({ query, variables }) });
  const bare = async (page: string, ...values: string[]): Promise<{ part: Part; target: Target }> => {
    const part = new Part("./baseline.ts", superuserUrl, page, ...values);
    return { part, target: { url: await part.hear<string>(), headers: {}, body: "" } };
  };
  const since = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
  const [front, overview] = [await bare("roadmap", taskForceId, since), await bare("overview", person, taskForceId)];
  return [
    { name: "front page", hub: ask(frontPage, { since }), bare: front.target, parts: [hub, front.part] },
    { name: "view over 100 tables", hub: ask(overviewPage, {}), bare: overview.target, parts: [overview.part] },
  ];
}

/** The answer with instants written in one way, and lists that have no order of their own in one order. */
async function pageOf({ url, headers, body }: Target): Promise<unknown> {
  const text = await (await fetch(url, { method: "POST", headers, body })).text();
  const page = JSON.parse(text, (key, value: unknown) => {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
    if (["frees", "needs", "disciplines"].includes(key) && Array.isArray(value)) return value.map((one) => JSON.stringify(one)).toSorted();
    return value;
  }) as { data?: unknown };
  if (!page.data) throw new Error(`no page but ${text.slice(0, 300)}`);
  return page;
}

async function measure(ground: Ground, { name, hub, bare }: Pair, load: Part): Promise<void> {
  const [ofHub, ofBare] = [await pageOf(hub), await pageOf(bare)];
  if (!isDeepStrictEqual(ofHub, ofBare)) throw new Error(`the hub and the bare server do not answer with the same ${name}`);
  for (const target of [hub, bare]) await round(load, target, connections, 2);
  const statements = await statementsOf(ground, () => pageOf(hub));
  const seen: { hub: number; bare: number; p50: number }[] = [];
  for (let count = 0; count < rounds; count += 1) {
    const answered = await round(load, hub, connections, seconds);
    seen.push({ hub: answered.perSecond, bare: (await round(load, bare, connections, seconds)).perSecond, p50: median(answered.latencies) });
  }
  const ratios = seen.map((one) => one.hub / one.bare).toSorted((one, other) => one - other);
  console.log(`${name}: ${JSON.stringify(ofHub).length} characters`);
  console.log(
    `  hub ${median(seen.map((one) => one.hub)).toFixed(0)}/s (p50 ${median(seen.map((one) => one.p50))} ms), bare ${median(seen.map((one) => one.bare)).toFixed(0)}/s`,
  );
  console.log(`  throughput, hub to bare: ${median(ratios).toFixed(2)} (${ratios.at(0)?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)})  goal: at least 0.5`);
  console.log(`  statements beside saying who asks: ${statements.reduce((sum, { calls }) => sum + calls, 0)}`);
  for (const { query, calls } of statements) console.log(`    ${calls} × ${query.replaceAll(/\s+/g, " ").trim().slice(0, 100)}`);
}

const grounds = await openGrounds();
try {
  console.log(
    `${rounds} rounds of ${seconds} s each way, ${connections} connections, 100 tables of 60 milestones with five years of history. The median, and from least to most:\n`,
  );
  const ground = await grounds.fill("roadmaps", seedRoadmaps);
  const pairs = await openPairs(ground);
  const load = new Part("./load.ts");
  try {
    for (const pair of pairs) await measure(ground, pair, load);
  } finally {
    for (const part of [load, ...pairs.flatMap(({ parts }) => parts)]) await part.end();
  }
} finally {
  await grounds.close();
}
