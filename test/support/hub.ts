import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { DemoDesk } from "../../server/platform/demo.ts";
import type { Mail, Mailer } from "../../server/platform/mailer.ts";
import { type Clock, systemClock } from "../../server/platform/clock.ts";
import type { Documents } from "../../server/graphql/trusted.ts";
import type { KeyRing } from "../../server/platform/key-ring.ts";
import { PurgeLedger } from "../../server/platform/purge-ledger.ts";
import { openLog } from "../../server/platform/log.ts";
import { Sessions } from "../../server/platform/sessions.ts";
import { type Hub, openHub } from "../../server/hub.ts";
import type { InboundSettings } from "../../server/inbound.ts";
import type { TestDatabase } from "./database.ts";
import { nextCode } from "./codes.ts";
import { testKeys } from "./keys.ts";
import { worldPassword } from "./world.ts";

/** What a GraphQL answer holds; the test says which shape it expects of `data`. */
export type Answered<Data> = { data: Data | null; errors?: { message: string; path?: string[]; extensions: { code: string; reference?: string } }[] };

export type TestHub = Hub & {
  /** Asks as a visitor, as a person (by address of mail, signed in on the first use) or under a session token. */
  graphql<Data>(document: string, variables?: Record<string, unknown>, from?: { as?: string }): Promise<Answered<Data>>;
  /** A session of this person, opened as if everything asked for had been given, for tests that are about something else. @returns its token */
  signIn(email: string): Promise<string>;
  /** Lets everybody sign in anew, after a clock was put forward beyond their sessions. */
  forgetSessions(): void;
  /** Signs in as people do, with password and code. @returns the token */
  signInFully(email: string, password?: string): Promise<string>;
  /** Any other request, with the address of the hub put before `path`. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Mails that left, when no mailer was given. */
  mails: Mail[];
};

export type TestHubOptions = {
  database: TestDatabase;
  clock?: Clock;
  mailer?: Mailer;
  mailGridMinutes?: number;
  keys?: KeyRing;
  ledger?: PurgeLedger;
  mode?: "production" | "development" | "test";
  /** Any, unless the test is about the web client or about this. */
  documents?: Documents;
  demo?: DemoDesk;
  /** Where the hub writes what went wrong; nowhere unless the test reads it. */
  log?: ReturnType<typeof openLog>;
  /** The public origin; over https the cookie gets its prefix. */
  origin?: string;
  webDirectory?: string;
  /** With a clock that jumps: whether the hub notices. */
  holdsClockAgainstDatabase?: boolean;
  /** From whom the hub's mail comes. */
  sender?: string;
  /** Where answers of calendar programs arrive. */
  inbound?: InboundSettings;
  /** More than any test asks, unless the test is about this. */
  requestsPerMinute?: number;
};

const signInDocument = "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }";
const codeDocument = "mutation ($input: CodeInput!) { confirmCode(input: $input) { __typename } }";

/** The whole hub over a test's own database, on a free port; `close` it in `afterAll`, before dropping the database. */
export async function startHub({
  database,
  clock = systemClock,
  mailer,
  mode = "production",
  documents = "any",
  demo,
  log = openLog("silent"),
  origin,
  webDirectory,
  mailGridMinutes = 0,
  requestsPerMinute = 1_000_000,
  keys = testKeys(),
  ledger = new PurgeLedger(join(tmpdir(), `roundtable-purged-${randomUUID()}`)),
  holdsClockAgainstDatabase,
  sender,
  inbound,
}: TestHubOptions): Promise<TestHub> {
  const mails: Mail[] = [];
  const kept: Mailer = { send: async (mail) => void mails.push(mail), close: () => {} };
  const urls = { hub_app: database.appUrl, hub_auth: database.authUrl, hub_worker: database.workerUrl };
  const hub = await openHub(
    {
      urls,
      clock,
      log,
      mode,
      documents,
      mailer: mailer ?? kept,
      keys,
      ledger,
      demo: demo ?? null,
      origin,
      mailGridMinutes,
      webDirectory,
      holdsClockAgainstDatabase,
      requestsPerMinute,
      // Tests ask for much that no page asks for, and each thing a few times: every connection would plan it again.
      keptPlans: 1000,
      connections: 3,
      sender,
      inbound,
    },
    { host: "127.0.0.1", port: 0 },
  );
  const cookie = origin?.startsWith("https:") ? "__Host-roundtable" : "roundtable";
  const tokens = new Map<string, Promise<string>>();

  const request = (path: string, init?: RequestInit): Promise<Response> => fetch(hub.address + path, init);

  function ask(document: string, variables: Record<string, unknown>, token: string | undefined): Promise<Response> {
    const headers = { "content-type": "application/json", "x-roundtable": "1", ...(token ? { cookie: `${cookie}=${token}` } : {}) };
    return request("/graphql", { method: "POST", headers, body: JSON.stringify({ query: document, variables }) });
  }

  const authPool = new pg.Pool({ connectionString: database.authUrl, max: 2 });
  authPool.on("error", () => {});
  const sessions = new Sessions(authPool, clock);

  async function signIn(email: string): Promise<string> {
    const { rows } = await authPool.query<{ id: string }>("SELECT id FROM person WHERE email = $1", [email]);
    const [person] = rows;
    const [table] = person ? await sessions.tablesOf(person.id) : [];
    if (!person || !table) throw new Error(`${email} could not sign in`);
    return (await sessions.open(person.id, table.id)).token;
  }

  function tokenIn(response: Response): string | undefined {
    return new RegExp(`^${cookie}=([^;]+)`).exec(response.headers.getSetCookie()[0] ?? "")?.[1];
  }

  async function signInFully(email: string, password = worldPassword): Promise<string> {
    const half = tokenIn(await ask(signInDocument, { input: { email, password } }, undefined));
    const response = await ask(codeDocument, { input: { code: await nextCode(authPool, keys, clock, email) } }, half);
    const token = tokenIn(response);
    if (!token || token === half) throw new Error(`${email} could not sign in: ${await response.text()}`);
    return token;
  }

  function tokenOf(as: string): Promise<string> {
    if (!as.includes("@")) return Promise.resolve(as);
    const known = tokens.get(as) ?? signIn(as);
    tokens.set(as, known);
    return known;
  }

  return {
    ...hub,
    async close() {
      await authPool.end();
      await hub.close();
    },
    mails,
    request,
    signIn,
    signInFully,
    forgetSessions: () => tokens.clear(),
    async graphql<Data>(document: string, variables: Record<string, unknown> = {}, { as }: { as?: string } = {}): Promise<Answered<Data>> {
      const response = await ask(document, variables, as && (await tokenOf(as)));
      // A session goes on under another token when what its person may do has changed.
      const renewed = tokenIn(response);
      if (renewed && as?.includes("@")) tokens.set(as, Promise.resolve(renewed));
      return (await response.json()) as Answered<Data>;
    },
  };
}
