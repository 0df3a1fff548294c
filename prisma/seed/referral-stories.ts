import type { ConsentPurpose, MandatedReport, MinorBasis } from "@roundtable/shared/consents.ts";
import type { Need } from "@roundtable/shared/needs.ts";
import type { Answer, CloseOutcome, DeclineReason, FieldGroup, Question, ReferralReason, ShareStatus, SurvivorRangesInput, Urgency } from "@roundtable/shared/referrals.ts";

/** One step of a share. `by` nobody means that time itself took it. Times are hours before the demo began. */
export type StoryStep = {
  to: Exclude<ShareStatus, "SENT">;
  hoursAgo: number;
  by: string | null;
  declineReason?: DeclineReason;
  outcome?: CloseOutcome;
  /** Days from now of the next look at the waitlist. */
  recheckInDays?: number;
  questions?: Question[];
  answers?: Answer[];
};

export type ShareStory = {
  to: string;
  purpose: ConsentPurpose;
  groups: FieldGroup[];
  /** Fewer than the referral's, where this agency is asked for only some. */
  needs?: Need[];
  hoursAgo: number;
  /** How long the consent was given for; 30 where nothing is said. */
  consentDays?: number;
  lawEnforcementAllowed?: true;
  /** The second person, without whom law enforcement is sent nothing. */
  confirmedBy?: string;
  minor?: { basis: MinorBasis; report: MandatedReport };
  /** Who at the recipient has read it, and how long ago. */
  readBy?: string;
  steps?: StoryStep[];
};

export type ReferralStory = {
  by: string;
  taskForce?: "Sandhills Task Force";
  urgency?: Urgency;
  needs: Need[];
  reason?: ReferralReason;
  region?: string;
  callBeforeAccepting?: boolean;
  survivor: SurvivorRangesInput;
  /** Age of a draft in hours; a referral with shares is as old as its first. */
  hoursAgo?: number;
  shares?: ShareStory[];
};

const ines = "Inés Marlowe";
const fern = "Fern Gale";
const june = "June Alder";
const paz = "Paz Tully";
const ruth = "Ruth Okoro";
const sam = "Sam Hollis";
const lena = "Lena Fairlane";
const noor = "Noor Hadley";
const sorrel = "Sorrel Frost";
const theo = "Theo Marsh";
const juniper = "Juniper Snow";

const larkspur = "Larkspur Crisis Center";
const harborRow = "Harbor Row Shelter";
const dogwood = "Dogwood Legal Aid";
const redbud = "Redbud Health";
const northgate = "Northgate Clinic";
const alder = "Alder Family Services";

const upper = "Upper Piedmont";
const central = "Central Piedmont";
const lower = "Lower Piedmont";

const contact: FieldGroup[] = ["CONTACT_SAFETY", "WORKER_PHONE"];
const usual: FieldGroup[] = ["AGE_BAND", "LANGUAGE", "ACCESS_NEEDS", ...contact];
const household: FieldGroup[] = ["HOUSEHOLD", ...usual];

const day = 24;

const toLarkspur: ReferralStory[] = [
  {
    by: sam, urgency: "EMERGENCY", needs: ["VICTIM_ADVOCACY", "SAFETY_PLANNING"], reason: "SAFETY", region: upper,
    survivor: { ageBand: "AGE_18_24", gender: "WOMAN", language: "ENGLISH", interpreterNeeded: false, contactSafety: ["CONTACT_VIA_SENDER_ONLY"], lawEnforcementWish: "YES", findingStatus: "POTENTIAL", findingBy: "LAW_ENFORCEMENT" },
    shares: [{ to: larkspur, purpose: "SERVICES", groups: [...usual, "FINDING_STATUS"], hoursAgo: 92 / 60 }],
  },
  {
    by: noor, urgency: "EMERGENCY", needs: ["VICTIM_ADVOCACY", "TRANSPORTATION", "HYGIENE_CLOTHING"], reason: "SAFETY", region: central,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", householdAdults: 1, householdChildren: 1, language: "SPANISH", interpreterNeeded: true, contactSafety: ["DO_NOT_TEXT", "DO_NOT_LEAVE_MESSAGE"], lawEnforcementWish: "UNDECIDED" },
    shares: [{ to: larkspur, purpose: "SERVICES", groups: household, hoursAgo: 13 / 60, consentDays: 28, readBy: ines }],
  },
  {
    by: lena, urgency: "URGENT", needs: ["COURT_ADVOCACY", "TRANSPORTATION"], reason: "ADDITIONAL_SERVICES", region: upper,
    survivor: { ageBand: "AGE_25_59", gender: "MAN", language: "ENGLISH", interpreterNeeded: false, traffickingType: "LABOR", lawEnforcementWish: "YES", contactSafety: [] },
    shares: [{ to: larkspur, purpose: "LEGAL_HELP", groups: [...usual, "TRAFFICKING_TYPE"], hoursAgo: 3 }],
  },
  {
    by: june, urgency: "URGENT", needs: ["COUNSELING", "SUPPORT_GROUP"], reason: "SPECIALISED_SERVICE", region: lower,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", householdAdults: 1, householdChildren: 2, language: "SPANISH", interpreterNeeded: true, contactSafety: ["DO_NOT_CALL"], lawEnforcementWish: "NO" },
    shares: [{ to: larkspur, purpose: "SERVICES", groups: household, hoursAgo: 2 }],
  },
  {
    by: ruth, urgency: "ROUTINE", needs: ["PEER_SUPPORT", "PUBLIC_BENEFITS"], reason: "ADDITIONAL_SERVICES", region: central,
    survivor: { ageBand: "AGE_18_24", gender: "NONBINARY", language: "ENGLISH", interpreterNeeded: false, contactSafety: ["DO_NOT_LEAVE_MESSAGE"] },
    shares: [{ to: larkspur, purpose: "SERVICES", groups: ["AGE_BAND", "GENDER", ...contact], hoursAgo: 30, readBy: fern }],
  },
  {
    by: theo, urgency: "ROUTINE", needs: ["CASE_MANAGEMENT", "TRANSPORTATION", "PEER_SUPPORT"], reason: "ADDITIONAL_SERVICES", region: upper,
    survivor: { ageBand: "AGE_25_59", householdAdults: 1, householdChildren: 3, language: "ENGLISH", interpreterNeeded: false, contactSafety: [] },
    shares: [{ to: larkspur, purpose: "SERVICES", groups: household, hoursAgo: 26, readBy: ines, steps: [{ to: "INFO_REQUESTED", hoursAgo: 20, by: ines, questions: ["CAN_TRAVEL", "CHILDREN_WITH_SURVIVOR"] }] }],
  },
  {
    by: noor, urgency: "ROUTINE", needs: ["COUNSELING", "SUPPORT_GROUP"], reason: "SPECIALISED_SERVICE", region: central,
    survivor: { ageBand: "AGE_25_59", gender: "TRANS_WOMAN", language: "ENGLISH", interpreterNeeded: false, contactSafety: ["DO_NOT_TEXT"] },
    shares: [{
      to: larkspur, purpose: "SERVICES", groups: [...usual, "GENDER"], hoursAgo: 34 * day, consentDays: 85, readBy: ines,
      steps: [{ to: "ACCEPTED", hoursAgo: 33 * day, by: ines }, { to: "CONTACT_MADE", hoursAgo: 32 * day, by: ines }, { to: "SERVICES_STARTED", hoursAgo: 30 * day, by: ines }],
    }],
  },
  {
    by: june, urgency: "ROUTINE", needs: ["PEER_SUPPORT"], reason: "ADDITIONAL_SERVICES", region: central,
    survivor: { ageBand: "AGE_60_PLUS", language: "ENGLISH", interpreterNeeded: false, contactSafety: [] },
    shares: [{
      to: larkspur, purpose: "SERVICES", groups: usual, hoursAgo: 21 * day, consentDays: 60, readBy: fern,
      steps: [{ to: "ACCEPTED", hoursAgo: 20 * day, by: fern }, { to: "CONTACT_MADE", hoursAgo: 19 * day, by: fern }, { to: "CLOSED", hoursAgo: 6 * day, by: fern, outcome: "CHOSE_NOT_TO_CONTINUE" }],
    }],
  },
];

const fromLarkspur: ReferralStory[] = [
  {
    by: ines, urgency: "URGENT", needs: ["MEDICAL_CARE"], reason: "SPECIALISED_SERVICE", region: upper,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", language: "ARABIC", interpreterNeeded: true, contactSafety: ["DO_NOT_CALL"], lawEnforcementWish: "NO" },
    shares: [{ to: northgate, purpose: "HEALTH_CARE", groups: [...usual, "GENDER"], hoursAgo: 26 }],
  },
  {
    by: ines, urgency: "ROUTINE", needs: ["LEGAL_ASSISTANCE", "ID_DOCUMENTS"], reason: "SPECIALISED_SERVICE", region: central,
    survivor: { ageBand: "AGE_18_24", gender: "WOMAN", language: "ENGLISH", interpreterNeeded: false, contactSafety: [] },
    shares: [{ to: dogwood, purpose: "LEGAL_HELP", groups: usual, hoursAgo: 6 * day, consentDays: 60, readBy: ruth, steps: [{ to: "WAITLISTED", hoursAgo: 5 * day, by: ruth, recheckInDays: 8 }] }],
  },
  {
    by: ines, urgency: "EMERGENCY", needs: ["SHELTER_HOUSING", "HYGIENE_CLOTHING"], reason: "SAFETY", region: central, callBeforeAccepting: true,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", householdAdults: 1, householdChildren: 2, language: "SPANISH", interpreterNeeded: true, accessNeeds: [], contactSafety: ["DO_NOT_TEXT", "CONTACT_VIA_SENDER_ONLY"], lawEnforcementWish: "UNDECIDED" },
    shares: [{ to: harborRow, purpose: "SHELTER_AND_SAFETY", groups: household, hoursAgo: 2 * day, readBy: june, steps: [{ to: "ACCEPTED", hoursAgo: 47.6, by: june }, { to: "CONTACT_MADE", hoursAgo: 46, by: paz }] }],
  },
  {
    by: ines, urgency: "ROUTINE", needs: ["IMMIGRATION_LEGAL_HELP"], reason: "SPECIALISED_SERVICE", region: lower,
    survivor: { ageBand: "AGE_25_59", language: "SPANISH", interpreterNeeded: true, traffickingType: "LABOR", contactSafety: ["DO_NOT_LEAVE_MESSAGE"], lawEnforcementWish: "NO" },
    shares: [{ to: dogwood, purpose: "LEGAL_HELP", groups: ["AGE_BAND", "LANGUAGE", ...contact], hoursAgo: 9, readBy: ruth, steps: [{ to: "INFO_REQUESTED", hoursAgo: 5, by: ruth, questions: ["INTERPRETER_NEEDED", "CHILDREN_WITH_SURVIVOR"] }] }],
  },
  {
    by: fern, urgency: "ROUTINE", needs: ["MEDICAL_CARE", "SUBSTANCE_USE_TREATMENT"], reason: "SPECIALISED_SERVICE", region: central,
    survivor: { ageBand: "AGE_18_24", gender: "MAN", language: "ENGLISH", interpreterNeeded: false, contactSafety: [], lawEnforcementWish: "NO" },
    shares: [{ to: redbud, purpose: "HEALTH_CARE", groups: [...usual, "GENDER"], hoursAgo: 30, readBy: noor, steps: [{ to: "ACCEPTED", hoursAgo: 20, by: noor }] }],
  },
  {
    by: ines, urgency: "EMERGENCY", needs: ["SHELTER_HOUSING", "FOOD"], reason: "LOCATION_CHANGE", region: upper,
    survivor: { ageBand: "AGE_18_24", gender: "TRANS_MAN", language: "ENGLISH", interpreterNeeded: false, accessNeeds: ["SERVICE_ANIMAL"], contactSafety: [], lawEnforcementWish: "NO" },
    shares: [{ to: harborRow, purpose: "SHELTER_AND_SAFETY", groups: usual, hoursAgo: 5, readBy: june, steps: [{ to: "DECLINED", hoursAgo: 4.5, by: june, declineReason: "NO_CAPACITY" }] }],
  },
  {
    by: ines, urgency: "ROUTINE", needs: ["EDUCATION", "CASE_MANAGEMENT"], reason: "ADDITIONAL_SERVICES", region: central,
    survivor: { ageBand: "AGE_13_17", language: "SPANISH", interpreterNeeded: false, contactSafety: ["CONTACT_VIA_SENDER_ONLY"] },
    shares: [{ to: alder, purpose: "SERVICES", groups: usual, minor: { basis: "MINOR_AND_GUARDIAN", report: "MADE" }, hoursAgo: 4 * day, readBy: theo, steps: [{ to: "ACCEPTED", hoursAgo: 3 * day, by: theo }, { to: "SERVICES_STARTED", hoursAgo: 2 * day, by: theo }] }],
  },
  {
    by: fern, urgency: "EMERGENCY", needs: ["MEDICAL_CARE"], reason: "SPECIALISED_SERVICE", region: upper,
    survivor: { ageBand: "ADULT", language: "CHINESE", interpreterNeeded: true, contactSafety: [] },
    shares: [{ to: northgate, purpose: "HEALTH_CARE", groups: usual, hoursAgo: 3 * day, steps: [{ to: "EXPIRED", hoursAgo: 3 * day - 4, by: null }] }],
  },
  {
    by: fern, urgency: "URGENT", needs: ["LAW_ENFORCEMENT_REPORT"], reason: "SAFETY", region: upper,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", language: "ENGLISH", interpreterNeeded: false, traffickingType: "SEX", contactSafety: ["CONTACT_VIA_SENDER_ONLY"], lawEnforcementWish: "YES" },
    shares: [{
      to: "Millbrook Police Department", purpose: "LAW_ENFORCEMENT_REPORT", groups: ["LANGUAGE", ...contact], lawEnforcementAllowed: true, confirmedBy: ines, hoursAgo: 2 * day, readBy: sam,
      steps: [{ to: "INFO_REQUESTED", hoursAgo: 44, by: sam, questions: ["CAN_BE_CALLED_SAFELY"] }, { to: "ANSWERED", hoursAgo: 40, by: fern, answers: ["NO"] }, { to: "ACCEPTED", hoursAgo: 30, by: sam }],
    }],
  },
  {
    by: ines, urgency: "URGENT", needs: ["ID_DOCUMENTS", "PUBLIC_BENEFITS"], reason: "ADDITIONAL_SERVICES", region: central,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", language: "FRENCH", interpreterNeeded: false, contactSafety: [] },
    shares: [{
      to: dogwood, purpose: "LEGAL_HELP", groups: usual, hoursAgo: 40 * day, consentDays: 85, readBy: ruth,
      steps: [{ to: "ACCEPTED", hoursAgo: 39 * day, by: ruth }, { to: "SERVICES_STARTED", hoursAgo: 36 * day, by: ruth }, { to: "CLOSED", hoursAgo: 5 * day, by: ruth, outcome: "SERVICES_COMPLETED" }],
    }],
  },
  {
    by: ines, urgency: "ROUTINE", needs: ["COUNSELING"], reason: "SPECIALISED_SERVICE", region: central,
    survivor: { ageBand: "AGE_25_59", language: "VIETNAMESE", interpreterNeeded: true, contactSafety: ["DO_NOT_CALL"], lawEnforcementWish: "NO" },
    shares: [{ to: redbud, purpose: "HEALTH_CARE", groups: usual, hoursAgo: 8 * day, readBy: noor, steps: [{ to: "ACCEPTED", hoursAgo: 7 * day, by: noor }, { to: "WITHDRAWN_BY_SURVIVOR", hoursAgo: 18, by: ines }] }],
  },
  {
    by: fern, urgency: "URGENT", needs: ["CHILDCARE"], reason: "ADDITIONAL_SERVICES", region: lower,
    survivor: { ageBand: "AGE_18_24", householdAdults: 1, householdChildren: 1, language: "ENGLISH", interpreterNeeded: false, contactSafety: [] },
    shares: [{ to: harborRow, purpose: "SERVICES", groups: household, hoursAgo: 9 * day, steps: [{ to: "WITHDRAWN_BY_SENDER", hoursAgo: 9 * day - 2, by: fern }] }],
  },
  {
    by: ines, urgency: "ROUTINE", needs: ["MEDICAL_CARE"], reason: "SPECIALISED_SERVICE", region: upper,
    survivor: { ageBand: "AGE_60_PLUS", language: "ENGLISH", interpreterNeeded: false, accessNeeds: ["WHEELCHAIR"], contactSafety: [] },
    shares: [{ to: redbud, purpose: "HEALTH_CARE", groups: usual, hoursAgo: 32 * day, consentDays: 30, readBy: noor, steps: [{ to: "ACCEPTED", hoursAgo: 31 * day, by: noor }, { to: "CONTACT_MADE", hoursAgo: 30 * day, by: noor }, { to: "CONSENT_ENDED", hoursAgo: 2 * day, by: null }] }],
  },
  {
    by: ines, urgency: "URGENT", needs: ["DENTAL_CARE"], reason: "SPECIALISED_SERVICE", region: central,
    survivor: { ageBand: "AGE_25_59", language: "SPANISH", interpreterNeeded: true, contactSafety: [] },
    shares: [
      { to: northgate, purpose: "HEALTH_CARE", groups: usual, hoursAgo: 3 * day, steps: [{ to: "DECLINED", hoursAgo: 2.5 * day, by: sorrel, declineReason: "NOT_ELIGIBLE_GEOGRAPHY" }, { to: "REDIRECTED", hoursAgo: 2.2 * day, by: ines }] },
      { to: redbud, purpose: "HEALTH_CARE", groups: usual, hoursAgo: 2 * day, readBy: noor, steps: [{ to: "WAITLISTED", hoursAgo: 1.5 * day, by: noor, recheckInDays: 12 }] },
    ],
  },
  {
    by: fern, urgency: "ROUTINE", needs: ["LEGAL_ASSISTANCE"], reason: "OTHER", region: central,
    survivor: { ageBand: "ADULT", language: "ENGLISH", interpreterNeeded: false, contactSafety: [] },
    shares: [{ to: dogwood, purpose: "LEGAL_HELP", groups: contact, hoursAgo: 4 * day, steps: [{ to: "ENTERED_IN_ERROR", hoursAgo: 4 * day - 1, by: fern }] }],
  },
];

const amongOthers: ReferralStory[] = [
  {
    by: paz, urgency: "URGENT", needs: ["MEDICAL_CARE"], reason: "SPECIALISED_SERVICE", region: central,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", language: "SPANISH", interpreterNeeded: true, contactSafety: ["DO_NOT_TEXT"] },
    shares: [{ to: redbud, purpose: "HEALTH_CARE", groups: usual, hoursAgo: 10, readBy: noor, steps: [{ to: "INFO_REQUESTED", hoursAgo: 8, by: noor, questions: ["INTERPRETER_NEEDED", "CAN_TRAVEL"] }, { to: "ANSWERED", hoursAgo: 6, by: paz, answers: ["YES", "YES"] }] }],
  },
  {
    by: june, urgency: "ROUTINE", needs: ["IMMIGRATION_LEGAL_HELP", "ID_DOCUMENTS"], reason: "SPECIALISED_SERVICE", region: lower,
    survivor: { ageBand: "AGE_18_24", gender: "MAN", language: "SPANISH", interpreterNeeded: true, traffickingType: "LABOR", contactSafety: [] },
    shares: [{ to: dogwood, purpose: "LEGAL_HELP", groups: [...usual, "TRAFFICKING_TYPE"], hoursAgo: 7 * day, readBy: ruth, steps: [{ to: "ACCEPTED", hoursAgo: 6 * day, by: ruth }, { to: "CONTACT_MADE", hoursAgo: 4 * day, by: ruth }] }],
  },
  {
    by: sam, urgency: "EMERGENCY", needs: ["SHELTER_HOUSING"], reason: "SAFETY", region: central,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", householdAdults: 1, householdChildren: 0, language: "ENGLISH", interpreterNeeded: false, contactSafety: ["CONTACT_VIA_SENDER_ONLY"], lawEnforcementWish: "YES" },
    shares: [{ to: harborRow, purpose: "SHELTER_AND_SAFETY", groups: household, hoursAgo: 3 * day, readBy: june, steps: [{ to: "ACCEPTED", hoursAgo: 71.5, by: june }, { to: "SERVICES_STARTED", hoursAgo: 70, by: june }] }],
  },
  {
    by: juniper, taskForce: "Sandhills Task Force", urgency: "ROUTINE", needs: ["IMMIGRATION_LEGAL_HELP"], reason: "SPECIALISED_SERVICE", region: "North Sandhills",
    survivor: { ageBand: "AGE_25_59", language: "SPANISH", interpreterNeeded: true, contactSafety: [] },
    shares: [{ to: dogwood, purpose: "LEGAL_HELP", groups: usual, hoursAgo: 8 }],
  },
];

const toHarborRow: ReferralStory[] = [
  {
    by: noor, urgency: "EMERGENCY", needs: ["SHELTER_HOUSING", "FOOD"], reason: "SAFETY", region: central,
    survivor: { ageBand: "AGE_18_24", gender: "WOMAN", householdAdults: 1, householdChildren: 0, language: "ENGLISH", interpreterNeeded: false, accessNeeds: ["SERVICE_ANIMAL"], contactSafety: ["DO_NOT_CALL"] },
    shares: [{ to: harborRow, purpose: "SHELTER_AND_SAFETY", groups: household, hoursAgo: 22 / 60 }],
  },
  {
    by: theo, urgency: "ROUTINE", needs: ["SHELTER_HOUSING"], reason: "LOCATION_CHANGE", region: lower,
    survivor: { ageBand: "AGE_25_59", householdAdults: 1, householdChildren: 2, language: "SPANISH", interpreterNeeded: true, contactSafety: [] },
    shares: [{ to: harborRow, purpose: "SHELTER_AND_SAFETY", groups: household, hoursAgo: 9, readBy: june }],
  },
];

const drafts: ReferralStory[] = [
  {
    by: ines, urgency: "URGENT", needs: ["SHELTER_HOUSING", "SAFETY_PLANNING"], reason: "SAFETY", region: central, hoursAgo: 1,
    survivor: { ageBand: "AGE_25_59", gender: "WOMAN", householdAdults: 1, householdChildren: 1, language: "SPANISH", interpreterNeeded: true, contactSafety: ["DO_NOT_TEXT"], lawEnforcementWish: "UNDECIDED" },
  },
  { by: ines, needs: ["MEDICAL_CARE"], hoursAgo: 20, survivor: {} },
  { by: june, urgency: "ROUTINE", needs: ["EMPLOYMENT_TRAINING", "CHILDCARE"], region: lower, hoursAgo: 40, survivor: { language: "ENGLISH" } },
];

/** Everything the demo tells: referrals in every status, and drafts. */
export const referralStories: readonly ReferralStory[] = [...toLarkspur, ...fromLarkspur, ...toHarborRow, ...amongOthers, ...drafts];
