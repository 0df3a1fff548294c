import { join, resolve } from "node:path";
import { z } from "zod";
import type { KeySource } from "#platform/key-canary.ts";

/** A setting that the hub cannot start with; the message is one sentence for whoever set it. */
export class WrongSetting extends Error {
  override name = "WrongSetting";
}

const loopback = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);

/** Whether this host name can only be reached from the machine itself. */
export function isLoopback(hostname: string): boolean {
  return loopback.has(hostname);
}

const address = (protocols: string[], words: string) => z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), words);

const origin = address(["http:", "https:"], "is not an address like https://hub.example.org")
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    "is only the beginning of an address, like https://hub.example.org, without a path or a slash at the end",
  )
  .refine(
    (value) => URL.canParse(value) && (new URL(value).protocol === "https:" || isLoopback(new URL(value).hostname)),
    "must begin with https:// unless it is this machine itself, because sessions would travel in the clear",
  );

/** "id:key" of each key, newest first; the id has eight hexadecimal digits, the key is 32 bytes in base64url. */
const hubKeys = z
  .string()
  .regex(/^[0-9a-f]{8}:[\w-]{43}=?(?:,[0-9a-f]{8}:[\w-]{43}=?)*$/, "is not a list like 1a2b3c4d:<43 characters>,…, newest first")
  .transform((list) => list.split(",").map((pair) => ({ id: pair.slice(0, 8), key: Buffer.from(pair.slice(9), "base64url") })));

/** Every setting there is. An empty one counts as not set. */
const Settings = z.object({
  PORT: z.coerce.number("is not a port number").int("is not a port number").min(0, "is not a port number").max(65_535, "is not a port number").default(4000),
  HOST: z.string().default("127.0.0.1"),
  HUB_DATA: z
    .string()
    .default("./data")
    .transform((path) => resolve(path)),
  DATABASE_URL: address(["postgres:", "postgresql:"], "is not a PostgreSQL address like postgresql://user:password@host/database").optional(),
  HUB_ORIGIN: origin.optional(),
  SMTP_URL: address(["smtp:", "smtps:"], "is not a mail server's address like smtps://user:password@host").optional(),
  MAIL_FROM: z.email("is not an e-mail address").optional(),
  MAIL_ANSWERS_DOMAIN: z.hostname("is not a domain like answers.example.org").optional(),
  MAIL_ANSWERS_PORT: z.coerce
    .number("is not a port number")
    .int("is not a port number")
    .min(0, "is not a port number")
    .max(65_535, "is not a port number")
    .optional(),
  HUB_DEMO: z.enum(["on", "off"], "is neither on nor off").optional(),
  HUB_SECRET: z.string().min(32, "is shorter than 32 characters").optional(),
  HUB_KEYS: hubKeys.optional(),
  HUB_KEYS_DIR: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
  HUB_BACKUP_KEY: z
    .string()
    .regex(/^age1[0-9a-z]{58}$/, "is not a public backup key like age1…, as `hub backup-key` shows it")
    .optional(),
  NODE_ENV: z.enum(["production", "development", "test"], "is none of production, development, test").default("production"),
  HUB_EXIT_URL: address(["https:"], "is not an address that begins with https://").optional(),
});

export type Env = Omit<z.infer<typeof Settings>, "HUB_DEMO" | "HUB_KEYS" | "HUB_KEYS_DIR"> & {
  /** The keys that values in the database are sealed under; the one that signs anchors lies in the same folder. */
  keys: KeySource;
  /** Whether the demo's people may be put into an empty database and shown at sign-in. */
  demoAllowed: boolean;
};

/**
 * Reads the hub's settings: the only place that looks at the environment.
 *
 * @throws WrongSetting naming the first wrong setting and why; it never repeats the value, which may be a secret
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([name, value]) => name in Settings.shape && value !== ""));
  const { data, error } = Settings.safeParse(present);
  if (error) throw new WrongSetting(`${String(error.issues[0]?.path[0])} ${error.issues[0]?.message ?? "is wrong"}.`);
  const { HUB_DEMO, HUB_KEYS: given = [], HUB_KEYS_DIR: directory = join(data.HUB_DATA, "keys"), ...env } = data;
  if ((env.MAIL_ANSWERS_DOMAIN === undefined) !== (env.MAIL_ANSWERS_PORT === undefined))
    throw new WrongSetting(
      "MAIL_ANSWERS_DOMAIN and MAIL_ANSWERS_PORT belong together: the domain of the addresses, and the port at which its mail is handed on.",
    );
  const reachable = !isLoopback(env.HOST);
  if (reachable && !env.HUB_ORIGIN)
    throw new WrongSetting("HOST opens the hub to the network, so HUB_ORIGIN must say under which https:// address people reach it.");
  const isThisMachine = !reachable && isLoopback(new URL(env.HUB_ORIGIN ?? "http://127.0.0.1").hostname);
  if (HUB_DEMO === "on" && !isThisMachine)
    throw new WrongSetting("HUB_DEMO is on, but the demo's passwords are public, so it runs only on this machine: leave HUB_ORIGIN and HOST unset.");
  return { ...env, keys: { directory, given }, demoAllowed: isThisMachine && (HUB_DEMO === "on" || (HUB_DEMO === undefined && !env.HUB_ORIGIN)) };
}
