import { createHash } from "node:crypto";
import type { LinkKind } from "@roundtable/shared/auth.ts";
import type { Locale } from "@roundtable/shared/roles.ts";
import { type AuthDatabase, hashOf } from "#platform/auth-transaction.ts";

/** What a link is for; whom it is for only where it invites. */
export type OpenedLink = { kind: LinkKind; name: string | null; agency: string | null; email: string | null; locale: Locale | null; expiresAt: Date };

export type Link = {
  id: string;
  kind: LinkKind;
  personId: string | null;
  name: string | null;
  agency: string | null;
  email: string | null;
  locale: Locale | null;
  expiresAt: Date;
};

/** Only this is kept of the address a link went to. */
export function emailHash(email: string): Buffer {
  return createHash("sha256").update(`email:${email.toLowerCase()}`).digest();
}

// Good: not used, not expired, the newest of its kind for this person, whose address is still the one it went to (AU-13).
// Who is invited, to which agency and with which seats is read here and now; the link itself says nothing.
const goodLink = `
  SELECT l.id, l.kind::text, l.person_id AS "personId", p.name, a.name AS agency, p.email, p.locale::text, l.expires_at AS "expiresAt"
  FROM enrolment_link l LEFT JOIN person p ON p.id = l.person_id LEFT JOIN agency a ON a.id = p.agency_id
  WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2
    AND NOT EXISTS (SELECT FROM enrolment_link n WHERE n.kind = l.kind AND n.person_id IS NOT DISTINCT FROM l.person_id AND n.created_at > l.created_at)
    AND (l.person_id IS NULL OR (p.disabled_at IS NULL AND a.disabled_at IS NULL AND l.email_hash = sha256(convert_to('email:' || lower(p.email), 'UTF8'))))`;

/** The link behind a token while it is good, without using it up. */
export async function findLink(db: AuthDatabase, token: string, now: Date): Promise<Link | undefined> {
  const { rows } = await db.query<Link>(goodLink, [hashOf(token), now]);
  return rows[0];
}

/** Uses a link up; undefined when it is not good, or somebody is using it at this moment. */
export async function spendLink(tx: AuthDatabase, token: string, kind: LinkKind, now: Date): Promise<Link | undefined> {
  const link = await findLink(tx, token, now);
  if (!link || link.kind !== kind) return undefined;
  const { rows } = await tx.query("UPDATE enrolment_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING id", [link.id, now]);
  return rows.length === 1 ? link : undefined;
}

/** Uses up what somebody joined with, an invitation or the link to a new hub: from now on they have a second factor, and those would lead around it. */
export async function spendJoiningLinks(tx: AuthDatabase, personId: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE enrolment_link SET used_at = $2
     WHERE used_at IS NULL AND ((kind = 'INVITATION' AND person_id = $1) OR (kind = 'CLAIM' AND created_by_id = $1))`,
    [personId, now],
  );
}
