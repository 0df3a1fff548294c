import { setTimeout as pause } from "node:timers/promises";
import { Agent, request } from "node:http";
import { type Act, acts, bodyOf, inputs, seatWorkers, type Worker } from "./day.ts";
import { openGrounds } from "./ground.ts";
import { Part } from "./parts.ts";

const people = 50;
const seconds = 60;
/** Somebody who does nothing else acts about once a second. */
const betweenActs = 1000;

type Answer = { status: number; body: string };
type Seen = { kind: Act["kind"]; milliseconds: number; status: number; refused: boolean };
type Day = { seen: Seen[]; perSecond: number };
type Send = (worker: Worker, body: string) => Promise<Answer>;

/** What each person has under way: a referral goes from draft to consent to share, and is then accepted by the partner. */
type Desk = { drafts: string[]; consents: string[]; shares: { id: string; version: number }[] };

function sender(address: string, path: string): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const { hostname, port } = new URL(address);
  const send: Send = (worker, body) =>
    new Promise((settle, fail) => {
      const headers = {
        "content-type": "application/json",
        "x-roundtable": "1",
        cookie: `roundtable=${worker.token}`,
        "content-length": Buffer.byteLength(body),
      };
      const asked = request({ agent, hostname, port, path, method: "POST", headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => settle({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
      });
      // A connection that the hub closed just as it was used again is opened anew, as browsers do.
      asked.on("error", (error) => (asked.reusedSocket ? settle(send(worker, body)) : fail(error)));
      asked.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** Draws acts by their weight, the same ones in every run. */
function drawing(seed: number): () => Act {
  let state = seed;
  const whole = acts.reduce((sum, { weight }) => sum + weight, 0);
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    let left = (state / 2_147_483_648) * whole;
    return acts.find(({ weight }) => (left -= weight) < 0) ?? (acts[0] as Act);
  };
}

/** One act of one person; a step that has nothing to work on becomes the step before it. */
async function perform(act: Act, worker: Worker, own: Desk, received: Desk, send: Send): Promise<Seen> {
  const [draft, consent, share] = [own.drafts[0], own.consents[0], received.shares[0]];
  const name = act.name === "AcceptReferral" && !share ? "ShareReferral" : act.name === "SharePage" && !share ? "InboxPart" : act.name;
  const step = name === "ShareReferral" && consent === undefined ? "RecordConsent" : name;
  const last = step === "RecordConsent" && draft === undefined ? "DraftReferral" : step;
  const givers: Record<string, (() => Record<string, unknown>) | undefined> = {
    DraftReferral: () => ({ input: inputs.draft(worker) }),
    RecordConsent: () => ({ input: inputs.consent(own.drafts.shift() ?? "", worker) }),
    ShareReferral: () => ({ input: { clientKey: crypto.randomUUID(), consentId: own.consents.shift() } }),
    AcceptReferral: () => {
      const { id, version } = received.shares.shift() ?? {};
      return { input: { clientKey: crypto.randomUUID(), shareId: id, version } };
    },
    SharePage: () => ({ id: share?.id }),
  };
  const variables = givers[last]?.();
  const begun = performance.now();
  const { status, body } = await send(worker, bodyOf(last, variables));
  const milliseconds = performance.now() - begun;
  const kind = acts.find((one) => one.name === last)?.kind ?? "page";
  const answer = JSON.parse(body) as { data?: { result?: { __typename: string; id: string; version?: number } }; errors?: unknown[] };
  const result = answer.data?.result;
  if (result?.__typename === "Referral") own.drafts.push(result.id);
  if (result?.__typename === "Consent") own.consents.push(result.id);
  if (result?.__typename === "Share" && last === "ShareReferral") own.shares.push({ id: result.id, version: 1 });
  const isRefused = answer.errors !== undefined || ["InvalidInput", "Conflict", "StepNotPossible", "ReferralNotShareable"].includes(result?.__typename ?? "");
  if (isRefused) console.log(last, body.slice(0, 300));
  return { kind, milliseconds, status, refused: isRefused };
}

/** Everybody at work at once for so long. `wait` is the pause between the acts of one person. */
async function workingDay(workers: readonly Worker[], send: Send, wait: number): Promise<Day> {
  const desks = new Map<string, Desk>(workers.map(({ agencyId }) => [agencyId, { drafts: [], consents: [], shares: [] }]));
  const bySender = new Map(workers.map(({ agencyId, partner }) => [partner, desks.get(agencyId)]));
  const seen: Seen[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    workers.map(async (worker, at) => {
      const draw = drawing(at + 1);
      const [own, received] = [desks.get(worker.agencyId), bySender.get(worker.agencyId)];
      if (!own || !received) throw new Error("somebody has no desk");
      await pause((wait * at) / workers.length);
      while (performance.now() < end) {
        seen.push(await perform(draw(), worker, own, received, send));
        if (wait > 0) await pause(wait);
      }
    }),
  );
  return { seen, perSecond: (seen.length * 1000) / (performance.now() - begun) };
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

function report(name: string, { seen, perSecond }: Day): string[] {
  const of = (kind: Act["kind"]) => seen.filter((one) => one.kind === kind).map(({ milliseconds }) => milliseconds);
  const ofKind = (kind: Act["kind"], words: string) => `  ${words.padEnd(10)} p95 ${p95(of(kind)).toFixed(0).padStart(5)} ms  of ${of(kind).length}`;
  return [
    `${name}: ${seen.length} acts, ${perSecond.toFixed(0)} a second`,
    ...(of("page").length > 0 ? [ofKind("list", "lists"), ofKind("page", "pages"), ofKind("mutation", "mutations")] : [ofKind("list", "hellos")]),
    `  answers from 500 up: ${seen.filter(({ status }) => status >= 500).length}; refused: ${seen.filter(({ refused }) => refused).length}`,
  ];
}

const grounds = await openGrounds();
try {
  const ground = await grounds.fill("day", 10_000);
  const workers = await seatWorkers(ground, people);
  const [hub, hello] = [new Part("./hub-process.ts", JSON.stringify(ground.urls), "trusted"), new Part("./hello.ts")];
  try {
    const [hubAddress, helloAddress] = [await hub.hear<string>(), await hello.hear<string>()];
    const [toHub, toHello] = [sender(hubAddress, "/graphql"), sender(helloAddress, "/graphql")];
    const greet: Send = (worker) => toHello.send(worker, '{"query":"{ hello }"}');
    console.log(`${people} people at once for ${seconds} s each, on 10,000 referrals, through the documents of the web client.\n`);
    await Promise.all(workers.map((worker) => toHub.send(worker, bodyOf("TodayPage"))));
    const busy = await workingDay(workers, toHub.send, betweenActs);
    const flatOut = await workingDay(workers, toHub.send, 0);
    const hellos = await greetings(workers, greet);
    for (const line of [
      ...report("One act a second each", busy),
      "",
      ...report("Without a pause", flatOut),
      "",
      ...report("A Yoga that says hello, without a pause", hellos),
    ])
      console.log(line);
    console.log(`\nacts a second without a pause, hub to hello: ${(flatOut.perSecond / hellos.perSecond).toFixed(2)}`);
    toHub.close();
    toHello.close();
  } finally {
    await Promise.all([hub.end(), hello.end()]);
  }
} finally {
  await grounds.close();
}

/** As many hellos as fit: the same people, asking at the same rhythm. */
async function greetings(everybody: readonly Worker[], send: Send): Promise<Day> {
  const seen: Seen[] = [];
  const begun = performance.now();
  await Promise.all(
    everybody.map(async (worker) => {
      while (performance.now() < begun + (seconds * 1000) / 3) {
        const asked = performance.now();
        const { status } = await send(worker, "");
        seen.push({ kind: "list", milliseconds: performance.now() - asked, status, refused: false });
      }
    }),
  );
  return { seen, perSecond: (seen.length * 1000) / (performance.now() - begun) };
}
