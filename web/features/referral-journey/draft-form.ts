import type { Language, Need } from "@roundtable/shared/needs.ts";
import type {
  AccessNeed,
  AgeBand,
  ContactSafety,
  FindingSource,
  FindingStatus,
  Gender,
  LawEnforcementWish,
  ReferralReason,
  TraffickingType,
  Urgency,
} from "@roundtable/shared/referrals.ts";
import type { DraftReferralInput, Journey_referralFragment } from "./journey.graphql.ts";

/** What a referral says, flat, as its forms hold it. Null is "nothing chosen", which is also what is kept. */
export type DraftForm = {
  urgency: Urgency | null;
  needs: Need[];
  reason: ReferralReason | null;
  regionId: string | null;
  callBeforeAccepting: boolean;
  ageBand: AgeBand | null;
  gender: Gender | null;
  householdAdults: number | null;
  householdChildren: number | null;
  language: Language | null;
  interpreterNeeded: boolean | null;
  accessNeeds: AccessNeed[];
  traffickingType: TraffickingType | null;
  findingStatus: FindingStatus | null;
  findingBy: FindingSource | null;
  contactSafety: ContactSafety[];
  lawEnforcementWish: LawEnforcementWish;
};

export type ChangeDraft = (change: Partial<DraftForm>) => void;

/** A referral of which nothing is said yet. */
export const emptyDraft: DraftForm = {
  urgency: null,
  needs: [],
  reason: null,
  regionId: null,
  callBeforeAccepting: false,
  ageBand: null,
  gender: null,
  householdAdults: null,
  householdChildren: null,
  language: null,
  interpreterNeeded: null,
  accessNeeds: [],
  traffickingType: null,
  findingStatus: null,
  findingBy: null,
  contactSafety: [],
  lawEnforcementWish: "NOT_ASKED",
};

/** What a referral says, as the hub keeps it; field by field, since what comes from the cache carries more. */
export function draftOf({ survivor, region, ...referral }: Journey_referralFragment): DraftForm {
  return {
    urgency: referral.urgency,
    needs: referral.needs,
    reason: referral.reason,
    regionId: region?.id ?? null,
    callBeforeAccepting: referral.callBeforeAccepting,
    ageBand: survivor.ageBand,
    gender: survivor.gender,
    householdAdults: survivor.householdAdults,
    householdChildren: survivor.householdChildren,
    language: survivor.language,
    interpreterNeeded: survivor.interpreterNeeded,
    accessNeeds: survivor.accessNeeds,
    traffickingType: survivor.traffickingType,
    findingStatus: survivor.findingStatus,
    findingBy: survivor.findingBy,
    contactSafety: survivor.contactSafety,
    lawEnforcementWish: survivor.lawEnforcementWish,
  };
}

/** The whole of it for one save; a save replaces every field. */
export function draftInput(form: DraftForm, saved: { id: string; version: number } | null): Omit<DraftReferralInput, "clientKey"> {
  const { urgency, needs, reason, regionId, callBeforeAccepting, ...survivor } = form;
  const place = saved === null ? {} : { id: saved.id, version: saved.version };
  return { ...place, urgency, needs, reason, regionId, callBeforeAccepting, survivor };
}
