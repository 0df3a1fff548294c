import { isLawEnforcement, type Locale } from "@roundtable/shared/roles.ts";
import type { Database } from "#platform/db.ts";
import type { Audience, ShareFacts } from "./rules.ts";

export type Recipient = { id: string; email: string; locale: Locale };

/** What decides who is told about a share. `db` is of role hub_worker. */
export function findShareFacts(db: Database, shareId: string): Promise<(ShareFacts & { lawEnforcementAllowed: boolean }) | null> {
  return db.share.findUnique({
    where: { id: shareId },
    select: { status: true, fromAgencyId: true, toAgencyId: true, taskForceId: true, recipientUntil: true, lawEnforcementAllowed: true },
  });
}

/** The people of an agency who work with referrals at this table, now. Nobody while the agency or the person is disabled, or before they have joined. */
export function findRecipients(db: Database, { agencyId, taskForceId }: Audience): Promise<Recipient[]> {
  return db.person.findMany({
    where: {
      agencyId,
      disabledAt: null,
      joinedAt: { not: null },
      agency: { is: { disabledAt: null } },
      seats: { some: { taskForceId, role: { in: ["ADVOCATE", "LIAISON", "AGENCY_LEAD"] } } },
    },
    select: { id: true, email: true, locale: true },
    orderBy: { id: "asc" },
  });
}

/** Whether law enforcement works at this agency. */
export async function isLawEnforcementAgency(db: Database, agencyId: string): Promise<boolean> {
  const agency = await db.agency.findUnique({ where: { id: agencyId }, select: { discipline: true } });
  return agency === null || isLawEnforcement(agency.discipline);
}

/**
 * Takes the mail of one event to one person: its Message-ID, the same at every try, or null when it has already gone out.
 */
export async function takeDelivery(db: Database, eventKey: string, personId: string, messageId: string): Promise<string | null> {
  await db.mailDelivery.createMany({ data: { eventKey, personId, messageId }, skipDuplicates: true });
  const delivery = await db.mailDelivery.findUniqueOrThrow({ where: { eventKey_personId: { eventKey, personId } } });
  return delivery.sentAt ? null : delivery.messageId;
}

/** Keeps that the mail went out. */
export async function markDelivered(db: Database, eventKey: string, personId: string, at: Date): Promise<void> {
  await db.mailDelivery.update({ where: { eventKey_personId: { eventKey, personId } }, data: { sentAt: at }, select: { id: true } });
}
