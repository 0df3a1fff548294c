import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { verifyAuditChain } from "../../server/features/audit/queries.ts";
import { buildConsent } from "../factories/consent.ts";
import { buildReferral } from "../factories/referral.ts";
import { documentOf, type Outcome } from "../support/desk.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";

const kills = 30;
const referrals = 90;

let table: Table;
let folder: string;
let mailFile: string;
let tokens: { sender: string; recipient: string };

beforeAll(async () => {
  table = await layTable();
  const { rccA, rccB } = table.world;
  tokens = { sender: await table.hub.signIn(rccA.person.email), recipient: await table.hub.signIn(rccB.person.email) };
  // From here on the hubs are the ones that get killed.
  await table.hub.close();
  folder = await mkdtemp(join(tmpdir(), "roundtable-crash-"));
  mailFile = join(folder, "mails.jsonl");
  await writeFile(mailFile, "");
}, 60_000);

afterAll(async () => {
  await table.owner.$disconnect();
  await table.database.drop();
  await rm(folder, { recursive: true });
});

type Running = { child: ChildProcess; address: Promise<string> };

function startHub(): Running {
  const program = fileURLToPath(new URL("../support/hub-process.ts", import.meta.url));
  const { appUrl, authUrl, workerUrl } = table.database;
  const urls = JSON.stringify({ hub_app: appUrl, hub_auth: authUrl, hub_worker: workerUrl });
  const child = spawn(process.execPath, [program, urls, mailFile], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const address = Promise.race([
    once(child, "message").then(([said]) => String(said)),
    once(child, "exit").then(() => Promise.reject(new Error("the hub ended"))),
  ]);
  address.catch(() => {});
  return { child, address };
}

/** Hubs that take over from each other: one serves, the next is already starting. */
class Relay {
  #now = startHub();
  #next = startHub();

  address(): Promise<string> {
    return this.#now.address;
  }

  /** Kills the one that serves, wherever it is in its work. */
  async kill(): Promise<void> {
    const { child } = this.#now;
    child.kill("SIGKILL");
    await once(child, "exit");
    this.#now = this.#next;
    this.#next = startHub();
  }

  async close(): Promise<void> {
    for (const { child } of [this.#now, this.#next]) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
}

/** Sends one request until a hub has answered it, as a page does: always under the same key. */
async function insist(relay: Relay, token: string, mutation: string, input: object): Promise<Outcome> {
  const body = JSON.stringify({ query: documentOf(mutation), variables: { input } });
  for (;;) {
    try {
      const headers = { "content-type": "application/json", "x-roundtable": "1", cookie: `roundtable=${token}` };
      const response = await fetch(`${await relay.address()}/graphql`, { method: "POST", headers, body });
      const { data, errors } = (await response.json()) as { data?: Record<string, Outcome>; errors?: { extensions: { code: string } }[] };
      const outcome = data?.[mutation];
      if (outcome) return outcome;
      // What was not a hub's end must not be repeated for ever.
      if (errors?.some(({ extensions }) => !["UNEXPECTED", "UNAVAILABLE"].includes(extensions.code))) throw new RangeError(JSON.stringify(errors));
    } catch (error) {
      if (error instanceof RangeError) throw error;
    }
    await pause(10);
  }
}

const count = async (statement: string): Promise<number> =>
  Number((await rowsOf<{ n: string }>(table.database.superuserUrl, `SELECT count(*) AS n ${statement}`))[0]?.n);

describe("RE-01 a hub that is killed again and again", () => {
  test("RE-01 loses nothing that it answered, does nothing twice and nothing by half", { timeout: 600_000 }, async () => {
    const { owner, world, database } = table;
    const consents: string[] = [];
    for (let at = 0; at < referrals; at += 1) {
      const { id } = await buildReferral(owner, { ownerAgencyId: world.rccA.agency.id, createdById: world.rccA.person.id });
      consents.push((await buildConsent(owner, { referralId: id, recipientAgencyId: world.rccB.agency.id })).id);
    }
    const before = { shares: await count("FROM share"), log: (await verifyAuditChain(database.ownerUrl)) as { entries: number } };
    const relay = new Relay();
    const answered: { mutation: string; clientKey: string; id: string }[] = [];
    const send = async (token: string, mutation: string, input: object): Promise<Outcome> => {
      const clientKey = randomUUID();
      const outcome = await insist(relay, token, mutation, { clientKey, ...input });
      if (["Share", "Consent"].includes(outcome.__typename)) answered.push({ mutation, clientKey, id: outcome.id });
      return outcome;
    };
    const waiting = [...consents.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [place, consentId] = next;
        // Every third consent is taken back at the same moment.
        const [share] = await Promise.all([
          send(tokens.sender, "shareReferral", { consentId }),
          place % 3 === 0 ? send(tokens.sender, "withdrawConsent", { consentId }) : undefined,
        ]);
        if (share.__typename === "Share" && place % 3 !== 0) await send(tokens.recipient, "acceptReferral", { shareId: share.id, version: share.version });
      }
    };
    let isDone = false;
    const working = Promise.all(Array.from({ length: 3 }, work)).finally(() => (isDone = true));
    let killed = 0;
    const killing = (async () => {
      for (; killed < kills; killed += 1) {
        await relay.address();
        await pause((killed * 37) % 110);
        await relay.kill();
      }
    })();
    await Promise.all([working, killing]);
    expect({ killed, isDone }).toEqual({ killed: kills, isDone: true });

    // Mails that were due when their hub died leave with the next one that finds itself alone.
    await relay.close();
    const last = startHub();
    await last.address;
    await vi.waitFor(async () => expect(await count("FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts")).toBe(0), {
      timeout: 30_000,
      interval: 200,
    });
    last.child.kill("SIGKILL");
    await once(last.child, "exit");

    expect(await verifyAuditChain(database.ownerUrl)).toMatchObject({ isWhole: true });
    expect(answered.length).toBeGreaterThan(referrals);
    // Each answer is in the database, once: one key, one line in the log, one step in the history.
    for (const { mutation, clientKey, id } of answered) {
      const action = { shareReferral: "referral.share", acceptReferral: "referral.accept", withdrawConsent: "consent.withdraw" }[mutation];
      expect(await count(`FROM client_key WHERE key = '${clientKey}' AND subject_id IS NOT NULL`), mutation).toBe(1);
      expect(await count(`FROM audit_entry WHERE action = '${action}' AND outcome = 'OK' AND '${id}' = ANY (subject_ids)`), mutation).toBe(1);
    }
    const shared = answered.filter(({ mutation }) => mutation === "shareReferral").length;
    expect(await count("FROM share")).toBe(before.shares + shared);
    expect(await count("FROM share s WHERE (SELECT count(*) FROM share_event e WHERE e.share_id = s.id AND e.to_status = 'SENT') <> 1")).toBe(0);
    expect(await count("FROM share s WHERE NOT EXISTS (SELECT FROM share_brief b WHERE b.share_id = s.id)")).toBe(0);
    expect(await count("FROM client_key WHERE subject_id IS NULL")).toBe(0);
    // No share without a consent that names its recipient, and none is open to it after the consent's end.
    expect(await count("FROM share s LEFT JOIN consent c ON c.id = s.consent_id AND c.recipient_agency_id = s.to_agency_id WHERE c.id IS NULL")).toBe(0);
    expect(await count("FROM share s JOIN consent c ON c.id = s.consent_id WHERE c.ended_at IS NOT NULL AND s.recipient_until > now()")).toBe(0);

    const mails = (await readFile(mailFile, "utf8"))
      .split("\n")
      .filter(Boolean)
      .map((line): { to: string; messageId: string } => JSON.parse(line));
    const taken = await rowsOf<{ id: string }>(database.superuserUrl, "SELECT message_id AS id FROM mail_delivery");
    const sent = new Set(mails.map(({ messageId }) => messageId));
    expect([...sent].filter((id) => !taken.some((mail) => mail.id === id))).toEqual([]);
    expect(await rowsOf(database.superuserUrl, "SELECT FROM mail_delivery WHERE sent_at IS NOT NULL AND NOT message_id = ANY ($1)", [[...sent]])).toEqual([]);
    // A mail whose hub died before it could note it is sent again, under the same Message-ID; no other is.
    expect(mails.length - sent.size).toBeLessThanOrEqual(kills * 2);
  });
});
