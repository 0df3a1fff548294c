import { RecordConsentInput } from "@roundtable/shared/consents.ts";
import { confirmBy } from "../rules/second-person.ts";
import { groupsNeverFor, planConsent } from "../rules/sharing.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound, sqlState } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { findAgencyAtTable, findTaskForce } from "#features/agencies/queries.ts";
import { ReferralNotShareable } from "../problems.ts";
import { requireReferral } from "../queries/referrals.ts";

/**
 * Records that a survivor agreed, on paper that stays with the agency (CR-05), that one other agency may be asked (CR-02).
 * Nothing is shared by it. One that names law enforcement takes the second factor, and then waits for a second person (safety.md AZ-12).
 *
 * @returns the id of the consent
 * @throws ReauthNeeded, NotFound, InvalidInput, ReferralNotShareable
 */
export async function recordConsent(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordConsentInput, raw);
  if (input.lawEnforcementAllowed === true) requireRecentFactor(acting);
  const { actor, clock } = acting;
  const work = transact(acting, { mutation: "recordConsent", input }, async ({ tx, reading, record, announce }) => {
    const referral = await requireReferral(reading, input.referralId, "consent.record");
    if (!acting.ability.can("share", subject("Referral", referral))) throw new NotFound();
    const recipient = await findAgencyAtTable(reading, input.recipientAgencyId);
    if (!recipient || recipient.id === actor.agencyId) throw new NotFound();
    if (!referral.survivor?.ageBand || referral.state === "CLOSED" || referral.state === "ENTERED_IN_ERROR") throw new ReferralNotShareable("INCOMPLETE");

    const taskForce = await findTaskForce(reading);
    const now = clock.now();
    const plan = planConsent(input, { now, taskForce, recipient, referral, survivor: { ...referral.survivor, ageBand: referral.survivor.ageBand } });
    if (plan.issues.length > 0) throw new InvalidInput(plan.issues);

    const { clientKey: _, expiresOn: __, signedOn, lawEnforcementAllowed, substanceUseNamed, ...facts } = input;
    const never = groupsNeverFor(recipient.discipline);
    const consent = await tx.consent.create({
      data: {
        ...facts,
        fieldGroups: input.fieldGroups.filter((group) => !never.includes(group)),
        minorBasis: input.minorBasis ?? null,
        mandatedReport: input.mandatedReport ?? null,
        mandatedReportReason: input.mandatedReportReason ?? null,
        lawEnforcementAllowed: lawEnforcementAllowed ?? false,
        confirmBy: confirmBy({ lawEnforcementAllowed: lawEnforcementAllowed ?? false, expiresAt: plan.expiresAt }, now),
        substanceUseNamed: substanceUseNamed ?? false,
        signedOn: new Date(`${signedOn}T00:00:00Z`),
        expiresAt: plan.expiresAt,
        recordedAt: now,
        taskForceId: actor.taskForceId,
        ownerAgencyId: actor.agencyId,
        recordedById: actor.personId,
      },
    });
    record({ action: "consent.record", outcome: "OK", subjectIds: [consent.id, referral.id], detail: { fields: "ACTION" } });
    if (consent.confirmBy !== null) announce({ topic: "referral.confirm", payload: { consentId: consent.id } });
    return consent.id;
  });
  // What a colleague changed between our look and our write, the database has the last word on.
  return work.catch((error: unknown) => {
    const state = sqlState(error);
    if (state === "RT003" || state === "23503") throw new NotFound();
    if (state === "RT004" || state === "RT005") throw new ReferralNotShareable("CONSENT_DOES_NOT_FIT");
    throw error;
  });
}
