import { randomUUID } from "node:crypto";
import pg from "pg";
import { readTrustedDocuments } from "../server/graphql/trusted.ts";
import { Sessions } from "../server/platform/sessions.ts";
import { systemClock } from "../server/platform/clock.ts";
import type { Ground } from "./ground.ts";

/** Somebody at work: their cookie, where they sit, and with whom they share. */
export type Worker = { token: string; agencyId: string; regionId: string; partner: string };

/** One act of a working day: a page that is opened, or a step that is taken. */
export type Act = { name: string; kind: "list" | "page" | "mutation"; weight: number };

/**
 * What people do and how often of a hundred acts: mostly they look. Every act sends an operation of the web client, as its
 * pages do; a mutation is one step of a referral's life, from the draft to its first contact.
 */
export const acts: readonly Act[] = [
  { name: "TodayPage", kind: "list", weight: 22 },
  { name: "InboxPart", kind: "list", weight: 22 },
  { name: "SentPart", kind: "list", weight: 8 },
  { name: "ListVersion", kind: "list", weight: 14 },
  { name: "AgenciesPage", kind: "list", weight: 6 },
  { name: "SharePage", kind: "page", weight: 12 },
  { name: "DraftReferral", kind: "mutation", weight: 4 },
  { name: "RecordConsent", kind: "mutation", weight: 4 },
  { name: "ShareReferral", kind: "mutation", weight: 4 },
  { name: "AcceptReferral", kind: "mutation", weight: 4 },
];

/** Seats so many people at the agencies of a filled database, two by two who share with each other, and signs each in. */
export async function seatWorkers({ superuserUrl, urls }: Ground, count: number): Promise<Worker[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  const pool = new pg.Pool({ connectionString: urls.hub_auth, max: 2 });
  await client.connect();
  try {
    const { rows: places } = await client.query<{ agencyId: string; personId: string; taskForceId: string; regionId: string }>(
      `SELECT p.agency_id AS "agencyId", p.id AS "personId", s.task_force_id AS "taskForceId", (SELECT id FROM region LIMIT 1) AS "regionId"
       FROM person p JOIN seat s ON s.person_id = p.id JOIN agency a ON a.id = p.agency_id
       WHERE a.discipline <> 'LAW_ENFORCEMENT' ORDER BY p.id`,
    );
    const sessions = new Sessions(pool, systemClock);
    return await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const place = places[at % places.length];
        const partner = places[(at + 1) % places.length];
        if (!place || !partner) throw new Error("there is nobody to seat");
        const { token } = await sessions.open(place.personId, place.taskForceId);
        return { token, agencyId: place.agencyId, regionId: place.regionId, partner: partner.agencyId };
      }),
    );
  } finally {
    await Promise.all([client.end(), pool.end()]);
  }
}

const hashes = new Map([...readTrustedDocuments()].map(([hash, text]) => [/^(?:query|mutation) (\w+)/.exec(text)?.[1] ?? "", hash]));

/** The body by which the web client asks an operation of its own. */
export function bodyOf(operationName: string, variables: Record<string, unknown> = {}): string {
  const sha256Hash = hashes.get(operationName);
  if (!sha256Hash) throw new Error(`the web client has no operation ${operationName}`);
  return JSON.stringify({ operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash } } });
}

/** What a draft says, and what its consent and its share take of it. */
export const inputs = {
  draft: ({ regionId }: Worker) => ({
    clientKey: randomUUID(),
    urgency: "URGENT",
    needs: ["COUNSELING", "SAFETY_PLANNING"],
    reason: "SAFETY",
    regionId,
    survivor: { ageBand: "AGE_25_59", language: "SPANISH", householdChildren: 2 },
  }),
  consent: (referralId: string, { partner }: Worker) => ({
    clientKey: randomUUID(),
    referralId,
    recipientAgencyId: partner,
    purpose: "SERVICES",
    needs: ["COUNSELING", "SAFETY_PLANNING"],
    fieldGroups: ["AGE_BAND", "LANGUAGE"],
    signedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    formVersion: "RELEASE_2026_09",
    formLanguage: "ENGLISH",
    interpreterUsed: false,
    expiresOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    mayRefuseAttested: true,
    signerNotAbuserAttested: true,
    formNamesRecipientAttested: true,
    privilegeWarningAttested: true,
  }),
};
