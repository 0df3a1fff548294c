import pg from "pg";
import { type Ground, openGrounds, statementsOf } from "./ground.ts";
import { feeds, seedMeetings } from "./meetings-seed.ts";
import { median, Part, round, type Target } from "./parts.ts";

const rounds = 6;
const seconds = 3;
const first = new Date();
const from = `${first.toISOString().slice(0, 7)}-01`;
const to = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);

const monthPage = `query Month($from: Date!, $to: Date!) {
  meetings(from: $from, to: $to) {
    id onDay title startsAt endsAt placeKind place cancelled moved viewerReply { id answer }
    series { id version state closed timeZone viewerCanAnswer body { id name restricted } }
  }
  polls { id title }
  bodies { id viewerCan }
}`;

type Opened = { ground: Ground; hub: Part; address: string; month: Target };

async function open(ground: Ground): Promise<Opened> {
  const hub = new Part("./hub-process.ts", JSON.stringify(ground.urls));
  const address = await hub.hear<string>();
  const headers = { "content-type": "application/json", "x-roundtable": "1", cookie: `roundtable=${ground.token}` };
  return { ground, hub, address, month: { url: `${address}/graphql`, headers, body: JSON.stringify({ query: monthPage, variables: { from, to } }) } };
}

async function monthOf({ url, headers, body }: Target): Promise<unknown[]> {
  const text = await (await fetch(url, { method: "POST", headers, body })).text();
  const page = JSON.parse(text) as { data?: { meetings: unknown[] } };
  if (!page.data) throw new Error(`no page but ${text.slice(0, 300)}`);
  return page.data.meetings;
}

/** Milliseconds of one request or of writing one calendar: until it is there, and of the processor. */
type Cost = { time: number; cpu: number };
type Statements = Awaited<ReturnType<typeof statementsOf>>;
/** Without those that say who asks, and without the hub's own look at its database now and then. */
const askedFor = (statements: Statements): Statements =>
  statements.filter(({ query }) => !/^(?:BEGIN|COMMIT)$|set_config|has_function_privilege|to_regclass|_prisma_migrations|request_count/.test(query));
const count = (statements: Statements) => askedFor(statements).reduce((sum, { calls }) => sum + calls, 0);
const spread = (values: readonly number[]) => `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;
const show = (statements: Statements) => {
  for (const { query, calls } of askedFor(statements)) console.log(`    ${calls} × ${query.replaceAll(/\s+/g, " ").trim().slice(0, 110)}`);
};

/** The month on the page of meetings: beside ten times the data it may cost neither a statement nor time of its own. */
async function measureMonth(large: Opened, small: Opened, load: Part): Promise<void> {
  const [meetings, fewer] = [await monthOf(large.month), await monthOf(small.month)];
  if (meetings.length !== fewer.length) throw new Error("the two months are not alike");
  for (const { month } of [large, small]) await round(load, month, 4, 2);
  const [ofLarge, ofSmall] = [await statementsOf(large.ground, () => monthOf(large.month)), await statementsOf(small.ground, () => monthOf(small.month))];
  const seen: { large: number; small: number }[] = [];
  for (let nth = 0; nth < rounds; nth += 1) {
    const [one, other] = [await round(load, large.month, 4, seconds), await round(load, small.month, 4, seconds)];
    seen.push({ large: median(one.latencies), small: median(other.latencies) });
  }
  console.log(`month view: ${meetings.length} meetings`);
  console.log(`  p50 at 100 tables ${median(seen.map((one) => one.large)).toFixed(1)} ms, at 10 ${median(seen.map((one) => one.small)).toFixed(1)} ms`);
  console.log(`  p50, 100 tables to 10: ${spread(seen.map((one) => one.large / one.small))}`);
  console.log(`  statements beside saying who asks: ${count(ofLarge)} at 100 tables, ${count(ofSmall)} at 10  goal: the same, none for an occurrence`);
  show(ofLarge);
}

/** Feeds right after something in them has changed, so that nothing written before is of use. */
async function changedRequests(client: pg.Client, bodyId: string, feed: Target): Promise<number[]> {
  const latencies: number[] = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
    await client.query(
      "UPDATE meeting_series SET changed_at = changed_at + interval '1 second' WHERE id = (SELECT min(id::text)::uuid FROM meeting_series WHERE body_id = $1)",
      [bodyId],
    );
    const start = performance.now();
    await (await fetch(feed.url)).text();
    latencies.push(performance.now() - start);
  }
  return latencies;
}

/** One feed of 500 meetings: the hub's whole request against the library alone with the very same events. */
async function measureFeed({ ground, hub, address }: Opened, load: Part, secret: keyof typeof feeds, name: string): Promise<void> {
  const alone = new Part("./library-alone.ts", ground.superuserUrl, feeds[secret], name);
  const client = new pg.Client({ connectionString: ground.superuserUrl });
  await client.connect();
  try {
    const expected = await alone.hear<{ text: string; events: number }>();
    const feed: Target = { url: `${address}/calendar/${secret}.ics`, headers: {}, body: "", method: "GET" };
    const read = async () => (await fetch(feed.url)).text();
    if ((await read()) !== expected.text) throw new Error(`the feed ${secret} is not what the library makes of the same events`);
    const repeat = async (what: "serialise" | "make") => {
      alone.say({ seconds, what });
      const { latencies, cpu } = await alone.hear<{ latencies: number[]; cpu: number }>();
      return { time: median(latencies), cpu };
    };
    const cpuOfHub = async () => {
      hub.say({ cpu: true });
      return hub.hear<number>();
    };
    const request = async () => {
      const before = await cpuOfHub();
      const { latencies } = await round(load, feed, 1, seconds);
      return { time: median(latencies), cpu: ((await cpuOfHub()) - before) / latencies.length };
    };
    await request();
    await repeat("serialise");
    const statements = await statementsOf(ground, read);
    const seen: { hub: Cost; changed: number; library: Cost }[] = [];
    for (let nth = 0; nth < rounds; nth += 1)
      seen.push({ hub: await request(), changed: median(await changedRequests(client, feeds[secret], feed)), library: await repeat("serialise") });
    const all = (pick: (one: (typeof seen)[number]) => number) => seen.map(pick);
    console.log(`feed of 500 meetings, ${secret}: ${expected.events} events, ${(expected.text.length / 1000).toFixed(0)} kB`);
    console.log(
      `  whole request ${median(all(({ hub: { time } }) => time)).toFixed(1)} ms, after a change ${median(all(({ changed }) => changed)).toFixed(1)} ms, library alone ${median(all(({ library: { time } }) => time)).toFixed(1)} ms`,
    );
    console.log(`  time, request to library: ${spread(all((one) => one.hub.time / one.library.time))}  goal: less than 2`);
    console.log(`  time, request after a change to library: ${spread(all((one) => one.changed / one.library.time))}`);
    console.log(`  processor time in Node.js, request to library: ${spread(all((one) => one.hub.cpu / one.library.cpu))}`);
    console.log(`  of the request, making the events from their rows: ${(await repeat("make")).time.toFixed(1)} ms`);
    console.log(`  statements beside saying who asks: ${count(statements)}`);
    show(statements);
  } finally {
    await client.end();
    await alone.end();
  }
}

const grounds = await openGrounds();
try {
  console.log(`${rounds} rounds of ${seconds} s each way. Ten years of five bodies at each table; the median, and from least to most:\n`);
  const large = await open(await grounds.fill("large", (url) => seedMeetings(url, 100)));
  const small = await open(await grounds.fill("small", (url) => seedMeetings(url, 10)));
  const load = new Part("./load.ts");
  try {
    await measureMonth(large, small, load);
    await measureFeed(large, load, "singles", "Singles");
    await measureFeed(large, load, "rules", "Rules");
  } finally {
    for (const part of [load, large.hub, small.hub]) await part.end();
  }
} finally {
  await grounds.close();
}
