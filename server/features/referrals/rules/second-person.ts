import type { ConsentModel } from "../../../../prisma/client/models.ts";

/** Days for which a consent that names law enforcement waits for a second person; app.consent_waits in the database says the same. */
export const confirmDays = 7;

type Waiting = Pick<ConsentModel, "confirmBy" | "confirmedAt" | "endedAt" | "endedBecause" | "expiresAt">;

/** How far the word of a second person has come. */
export type SecondPersonState = "WAITING" | "CONFIRMED" | "REFUSED" | "OVER";

/**
 * Until when somebody else may confirm a consent, or null where one person's word is enough. Naming law enforcement takes
 * two (safety.md AZ-12).
 */
export function confirmBy(consent: { lawEnforcementAllowed: boolean; expiresAt: Date }, recordedAt: Date): Date | null {
  if (!consent.lawEnforcementAllowed) return null;
  const last = new Date(recordedAt.getTime() + confirmDays * 86_400_000);
  return last < consent.expiresAt ? last : consent.expiresAt;
}

/** How it stands now, without any job: null where no second person is needed; OVER when nobody confirmed it before its time ran out or it was ended. */
export function secondPersonState(consent: Waiting, now: Date): SecondPersonState | null {
  if (consent.confirmBy === null) return null;
  if (consent.confirmedAt !== null) return "CONFIRMED";
  if (consent.endedBecause === "NOT_CONFIRMED") return "REFUSED";
  return consent.endedAt === null && consent.confirmBy > now && consent.expiresAt > now ? "WAITING" : "OVER";
}

/** Whether nothing may be shared under it for want of a second person. */
export function lacksSecondPerson({ confirmBy: by, confirmedAt }: Pick<Waiting, "confirmBy" | "confirmedAt">): boolean {
  return by !== null && confirmedAt === null;
}

/** Whether this person of the owning agency is a second one: whoever recorded a consent never confirms it. */
export function maySecond(consent: Waiting & { recordedById: string }, personId: string, now: Date): boolean {
  return secondPersonState(consent, now) === "WAITING" && consent.recordedById !== personId;
}
