import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Env } from "../env.ts";
import type { Finding } from "./finding.ts";

const built = fileURLToPath(new URL("../../web/dist/index.html", import.meta.url));
const documents = fileURLToPath(new URL("../../shared/documents.json", import.meta.url));

/** What the settings mean for who can reach the hub, and whether what it serves has been built. */
export function lookAtSettings(env: Env): Promise<Finding[]> {
  const findings: Finding[] = [
    env.demoAllowed
      ? {
          about: "demo",
          state: "look",
          says: "This is the demo, whose passwords are public. It serves this machine alone.",
          todo: "For real work set HUB_ORIGIN and start with an empty data folder.",
        }
      : { about: "address", state: "ok", says: env.HUB_ORIGIN ? `People reach it at ${env.HUB_ORIGIN}.` : "It serves this machine alone." },
    env.NODE_ENV === "production"
      ? { about: "mode", state: "ok", says: "production" }
      : {
          about: "mode",
          state: env.HUB_ORIGIN ? "wrong" : "look",
          says: `NODE_ENV is ${env.NODE_ENV}, which tells more than people should learn.`,
          todo: "Leave NODE_ENV unset.",
        },
    existsSync(built)
      ? { about: "pages", state: "ok", says: "Built." }
      : { about: "pages", state: "wrong", says: "The pages have not been built.", todo: "`pnpm start` builds them; `pnpm build` does only that." },
  ];
  if (!existsSync(documents))
    findings.push({
      about: "documents",
      state: "look",
      says: "The list of our own GraphQL documents has not been made; in production nothing else is carried out.",
      todo: "`pnpm build` makes it.",
    });
  if (env.DATABASE_URL && !env.HUB_SECRET)
    findings.push({
      about: "secret",
      state: "look",
      says: "The roles' passwords are made from the password in DATABASE_URL and change with it.",
      todo: "Set HUB_SECRET.",
    });
  return Promise.resolve(findings);
}
