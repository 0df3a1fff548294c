import type { AtDesk } from "#platform/auth-desk.ts";
import { hashOf } from "#platform/auth-transaction.ts";
import { LinkRefused } from "../problems.ts";
import { findMeans } from "../queries/factors.ts";
import { findLink, type Link, type OpenedLink } from "../queries/links.ts";
import { hasSecondFactor } from "../rules.ts";

/** What a link is for; it stays as good as it was. @throws LinkRefused, alike for one that was used, has expired or never was */
export async function openLink(desk: Pick<AtDesk, "auth" | "http">, { token }: { token: string }): Promise<OpenedLink> {
  const { kind, name, agency, email, locale, expiresAt } = await admitLink(desk, token);
  return kind === "INVITATION" ? { kind, name, agency, email, locale, expiresAt } : { kind, name: null, agency: null, email: null, locale: null, expiresAt };
}

/**
 * The link behind a token, after it was counted as a try. An invitation is not good any more once its person has a second
 * factor: it must not be a way around that (AU-02).
 *
 * @throws LinkRefused
 */
export async function admitLink({ auth, http }: Pick<AtDesk, "auth" | "http">, token: string): Promise<Link> {
  const { pool, clock, signInDesk } = auth;
  const account = `link:${hashOf(token).toString("hex")}`;
  const wait = await signInDesk.admit(account, http.remoteAddress);
  if (wait > 0) throw new LinkRefused(wait);
  const link = await findLink(pool, token, clock.now());
  const isGood = link && (link.kind !== "INVITATION" || link.personId === null || !hasSecondFactor(await findMeans(pool, link.personId)));
  if (!isGood) {
    await signInDesk.logRefusal(link?.personId ?? undefined, "auth.link");
    throw new LinkRefused();
  }
  await signInDesk.forget(account, http.remoteAddress);
  return link;
}
