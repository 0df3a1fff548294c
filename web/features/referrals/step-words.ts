import { m } from "@roundtable/shared/i18n/messages.js";
import type { Answer, CloseOutcome, DeclineReason, ReferralReason, ShareStatus, Urgency } from "@roundtable/shared/referrals.ts";
import type { Words } from "./words.ts";

// Apart from the words of lists, so that the first page need not load what only a referral's own page says.

const reasonWords: Words<ReferralReason> = {
  ADDITIONAL_SERVICES: m.referrals_reason_additional_services,
  LOCATION_CHANGE: m.referrals_reason_location_change,
  SAFETY: m.referrals_reason_safety,
  SPECIALISED_SERVICE: m.referrals_reason_specialised_service,
  OTHER: m.referrals_reason_other,
};

export function reasonWord(value: ReferralReason): string {
  return reasonWords[value]();
}

const answerWords: Words<Answer> = {
  YES: m.referrals_answer_yes,
  NO: m.referrals_answer_no,
  UNKNOWN: m.referrals_answer_unknown,
  NOT_SHARED: m.referrals_answer_not_shared,
};

export function answerWord(value: Answer): string {
  return answerWords[value]();
}

const declineReasonWords: Words<DeclineReason> = {
  NO_CAPACITY: m.referrals_decline_no_capacity,
  NOT_ELIGIBLE_AGE: m.referrals_decline_not_eligible_age,
  NOT_ELIGIBLE_GENDER: m.referrals_decline_not_eligible_gender,
  NOT_ELIGIBLE_GEOGRAPHY: m.referrals_decline_not_eligible_geography,
  NOT_ELIGIBLE_IMMIGRATION: m.referrals_decline_not_eligible_immigration,
  NOT_ELIGIBLE_SERVICE: m.referrals_decline_not_eligible_service,
  CONFLICT_OF_INTEREST: m.referrals_decline_conflict_of_interest,
  SAFETY: m.referrals_decline_safety,
  LANGUAGE_OR_ACCESS_GAP: m.referrals_decline_language_or_access_gap,
  WRONG_SERVICE: m.referrals_decline_wrong_service,
  DUPLICATE: m.referrals_decline_duplicate,
  COULD_NOT_REACH_SENDER: m.referrals_decline_could_not_reach_sender,
  OTHER: m.referrals_decline_other,
};

/** Why an agency declined; no word of it judges the survivor. */
export function declineReasonWord(value: DeclineReason): string {
  return declineReasonWords[value]();
}

const outcomeWords: Words<CloseOutcome> = {
  SERVICES_COMPLETED: m.referrals_outcome_services_completed,
  SERVICES_ONGOING_ELSEWHERE: m.referrals_outcome_services_ongoing_elsewhere,
  PARTLY_SERVED: m.referrals_outcome_partly_served,
  CHOSE_NOT_TO_CONTINUE: m.referrals_outcome_chose_not_to_continue,
  COULD_NOT_REACH: m.referrals_outcome_could_not_reach,
  MOVED: m.referrals_outcome_moved,
  SAFETY_EXIT: m.referrals_outcome_safety_exit,
  NOT_ELIGIBLE_ON_INTAKE: m.referrals_outcome_not_eligible_on_intake,
  UNKNOWN: m.referrals_outcome_unknown,
};

/** How a referral ended, in words that judge nobody. */
export function outcomeWord(value: CloseOutcome): string {
  return outcomeWords[value]();
}

const urgencyWords: Words<Urgency> = {
  EMERGENCY: m.ui_urgency_emergency,
  URGENT: m.ui_urgency_urgent,
  ROUTINE: m.ui_urgency_routine,
};

export function urgencyWord(value: Urgency): string {
  return urgencyWords[value]();
}

const statusWords: Words<ShareStatus> = {
  SENT: m.ui_status_sent,
  INFO_REQUESTED: m.ui_status_info_requested,
  ANSWERED: m.ui_status_answered,
  ACCEPTED: m.ui_status_accepted,
  DECLINED: m.ui_status_declined,
  WAITLISTED: m.ui_status_waitlisted,
  CONTACT_MADE: m.ui_status_contact_made,
  SERVICES_STARTED: m.ui_status_services_started,
  CLOSED: m.ui_status_closed,
  WITHDRAWN_BY_SURVIVOR: m.ui_status_withdrawn,
  WITHDRAWN_BY_SENDER: m.ui_status_withdrawn,
  EXPIRED: m.ui_status_expired,
  CONSENT_ENDED: m.ui_status_consent_ended,
  REDIRECTED: m.ui_status_redirected,
  ENTERED_IN_ERROR: m.ui_status_entered_in_error,
};

export function statusWord(value: ShareStatus): string {
  return statusWords[value]();
}
