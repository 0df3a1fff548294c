import * as agencies from "@roundtable/shared/agencies.ts";
import * as agendas from "@roundtable/shared/agendas.ts";
import * as agreements from "@roundtable/shared/agreements.ts";
import * as auth from "@roundtable/shared/auth.ts";
import * as consents from "@roundtable/shared/consents.ts";
import * as grants from "@roundtable/shared/grants.ts";
import * as legal from "@roundtable/shared/legal-process.ts";
import * as meetings from "@roundtable/shared/meetings.ts";
import * as minutes from "@roundtable/shared/minutes.ts";
import * as needs from "@roundtable/shared/needs.ts";
import * as people from "@roundtable/shared/people.ts";
import * as referrals from "@roundtable/shared/referrals.ts";
import * as reports from "@roundtable/shared/reports.ts";
import * as roadmap from "@roundtable/shared/roadmap.ts";
import * as roles from "@roundtable/shared/roles.ts";
import * as assessment from "@roundtable/shared/self-assessment.ts";
import * as trainings from "@roundtable/shared/trainings.ts";
import { builder } from "./builder.ts";

/** Every enumeration of shared/, under its name there: one list for the form, the resolver and the schema. */
export const Discipline = builder.enumType("Discipline", {
  values: roles.disciplines,
  description: "What kind of agency sits at the table. Some rules hold by discipline, whatever seat a person has.",
});
export const SeatRole = builder.enumType("SeatRole", { values: roles.seatRoles, description: "What a person does at one task force's table." });
export const Locale = builder.enumType("Locale", { values: roles.locales, description: "A language of the hub's own screens and mails." });
export const Need = builder.enumType("Need", { values: needs.needs, description: "What a survivor may ask for." });
export const Language = builder.enumType("Language", {
  values: needs.languages,
  description: "A language. Small ones are `OTHER_WILL_CALL`, because naming them could tell who somebody is.",
});
export const Urgency = builder.enumType("Urgency", { values: referrals.urgencies, description: "How soon an answer is due: 1 hour, 8 working hours, 2 days." });
export const ReferralReason = builder.enumType("ReferralReason", { values: referrals.referralReasons, description: "Why a survivor is referred." });
export const AgeBand = builder.enumType("AgeBand", { values: referrals.ageBands, description: "An age in bands, or only minor or adult." });
export const Gender = builder.enumType("Gender", { values: referrals.genders, description: "Only where a place depends on it." });
export const AccessNeed = builder.enumType("AccessNeed", {
  values: referrals.accessNeeds,
  description: "What a place must offer so that the person can use it.",
});
export const TraffickingType = builder.enumType("TraffickingType", {
  values: referrals.traffickingTypes,
  description: "Optional; closed to services that do not need it.",
});
export const FindingStatus = builder.enumType("FindingStatus", {
  values: referrals.findingStatuses,
  description: "Potential or confirmed. The two are never added up.",
});
export const FindingSource = builder.enumType("FindingSource", { values: referrals.findingSources, description: "Who made the finding." });
export const ContactSafety = builder.enumType("ContactSafety", {
  values: referrals.contactSafeties,
  description: "What is safe and what is not when making contact.",
});
export const LawEnforcementWish = builder.enumType("LawEnforcementWish", {
  values: referrals.lawEnforcementWishes,
  description: "Whether the survivor wants law enforcement involved. Law enforcement never sees it.",
});
export const FieldGroup = builder.enumType("FieldGroup", {
  values: referrals.fieldGroups,
  description: "What a consent may open after acceptance, group by group.",
});
export const ShareStatus = builder.enumType("ShareStatus", { values: referrals.shareStatuses, description: "Where a share stands." });
export const ReferralState = builder.enumType("ReferralState", { values: referrals.referralStates, description: "Where the owning agency's record stands." });
export const DeclineReason = builder.enumType("DeclineReason", { values: referrals.declineReasons, description: "Why an agency cannot help with this one." });
export const CloseOutcome = builder.enumType("CloseOutcome", { values: referrals.closeOutcomes, description: "How it ended, without judgement." });
export const Question = builder.enumType("Question", { values: referrals.questions, description: "A structured question to the sender." });
export const Answer = builder.enumType("Answer", {
  values: referrals.answers,
  description: "A structured answer. `NOT_SHARED`: the survivor did not agree to tell.",
});
export const WithdrawReason = builder.enumType("WithdrawReason", {
  values: referrals.withdrawReasons,
  description: "Why the sending agency takes a share back. The recipient is not told which.",
});
export const ShareFilter = builder.enumType("ShareFilter", {
  values: referrals.shareFilters,
  description: "OPEN: not ended. WAITING: no answer yet. LATE: the answer is overdue. CLOSED: ended.",
});
export const ConsentPurpose = builder.enumType("ConsentPurpose", {
  values: consents.consentPurposes,
  description: "What the survivor agreed the agency may use this for.",
});
export const ConsentForm = builder.enumType("ConsentForm", {
  values: Object.keys(consents.consentForms) as consents.ConsentForm[],
  description: "A version of the release form.",
});
export const MinorBasis = builder.enumType("MinorBasis", { values: consents.minorBases, description: "On what basis a minor's consent stands." });
export const MandatedReport = builder.enumType("MandatedReport", {
  values: consents.mandatedReports,
  description: "What became of the report to child protective services and law enforcement.",
});
export const MandatedReportReason = builder.enumType("MandatedReportReason", {
  values: consents.mandatedReportReasons,
  description: "Why no report is required.",
});
export const ServiceState = builder.enumType("ServiceState", { values: agencies.serviceStates, description: "Whether there is room now." });
export const MilestoneStatus = builder.enumType("MilestoneStatus", {
  values: roadmap.milestoneStatuses,
  description: "How far a milestone is. `LAPSED` comes by the clock and is never set.",
});
export const NotApplicableReason = builder.enumType("NotApplicableReason", {
  values: roadmap.notApplicableReasons,
  description: "Why a milestone does not apply to this task force.",
});
export const RoadmapAction = builder.enumType("RoadmapAction", { values: roadmap.roadmapActions, description: "What a reader may do on the roadmap." });
export const RoadmapPart = builder.enumType("RoadmapPart", { values: roadmap.roadmapParts, description: "What can be renamed." });
export const EvidenceKind = builder.enumType("EvidenceKind", { values: roadmap.evidenceKinds, description: "A record of the hub, or a link." });
export const RoadmapEventKind = builder.enumType("RoadmapEventKind", { values: roadmap.roadmapEventKinds, description: "What happened on the roadmap." });
export const SelfAssessmentAction = builder.enumType("SelfAssessmentAction", {
  values: assessment.selfAssessmentActions,
  description: "What a reader may do with a self-assessment.",
});
export const TrainingKind = builder.enumType("TrainingKind", {
  values: trainings.trainingKinds,
  description: "A training teaches people who work in the field; outreach tells everybody else. The two are never added up.",
});
export const SessionTopic = builder.enumType("SessionTopic", { values: trainings.sessionTopics, description: "What a training or outreach was about." });
export const TrainingModality = builder.enumType("TrainingModality", { values: trainings.trainingModalities, description: "How people came together." });
export const TrainingAudience = builder.enumType("TrainingAudience", {
  values: trainings.trainingAudiences,
  description: "Who came: the disciplines of a table, and those who sit at none.",
});
export const MaterialCode = builder.enumType("MaterialCode", { values: trainings.materialCodes, description: "What was handed out." });
export const TrainingAction = builder.enumType("TrainingAction", {
  values: trainings.trainingActions,
  description: "What a reader may do with an entry of the training log.",
});
export const SignInNext = builder.enumType("SignInNext", {
  values: auth.signInNexts,
  description: "What comes next: giving the second factor, or setting one up.",
});
export const FactorWay = builder.enumType("FactorWay", { values: auth.factorWays, description: "With what the second factor may be given." });
export const FactorKind = builder.enumType("FactorKind", { values: auth.factorKinds, description: "An authenticator app, or a passkey." });
export const PasskeyPurpose = builder.enumType("PasskeyPurpose", {
  values: auth.passkeyPurposes,
  description: "What a passkey is asked for: signing in, confirming that it is you, or adding it.",
});
export const LinkKind = builder.enumType("LinkKind", {
  values: auth.linkKinds,
  description: "What a link is for: joining, choosing a new password, or setting up a new hub.",
});
export const PasswordRefusal = builder.enumType("PasswordRefusal", { values: auth.passwordRefusals, description: "Why a password was not taken." });
export const DisciplineChangeState = builder.enumType("DisciplineChangeState", {
  values: agencies.disciplineChangeStates,
  description: "Where a proposed change of discipline stands. Left alone for seven days it is `EXPIRED`.",
});
export const AgreementDocument = builder.enumType("AgreementDocument", {
  values: agreements.agreementDocuments,
  description: "What kind of paper an agreement is. The paper itself stays with the task force.",
});
export const AgreementState = builder.enumType("AgreementState", {
  values: agreements.agreementStates,
  description: "Where an agreement stands, by the clock.",
});
export const StaffState = builder.enumType("StaffState", {
  values: people.staffStates,
  description: "INVITED: has never signed in. ACTIVE: works here. SUSPENDED: is out, and stays in the history.",
});
export const StaffAction = builder.enumType("StaffAction", { values: people.staffActions, description: "What a reader may do about a member of staff." });
export const TrainingTopic = builder.enumType("TrainingTopic", { values: people.trainingTopics, description: "What a training was about." });
export const LegalRequestKind = builder.enumType("LegalRequestKind", {
  values: legal.legalRequestKinds,
  description: "What kind of paper asks for records. A subpoena is usually not a court order.",
});
export const LegalRequester = builder.enumType("LegalRequester", {
  values: legal.legalRequesters,
  description: "The kind of office it came from; never a name.",
});
export const LegalDecision = builder.enumType("LegalDecision", {
  values: legal.legalDecisions,
  description: "What the agency decided with its counsel. Everything but `PENDING` ends the reminders.",
});
export const NoticeKind = builder.enumType("NoticeKind", {
  values: referrals.noticeKinds,
  description:
    "REFERRAL_ENDED: something that was sent to you has ended. LEGAL_REQUEST: another agency was asked for records about something the two of you share.",
});
export const Funder = builder.enumType("Funder", { values: grants.funders, description: "Who gives a grant." });
export const AwardSide = builder.enumType("AwardSide", {
  values: grants.awardSides,
  description: "What an award is for. A task force has one of each of the first two, with calendars of their own.",
});
export const AwardState = builder.enumType("AwardState", {
  values: grants.awardStates,
  description: "By the clock; `CLOSED` is said by a person, and nothing is owed any more.",
});
export const GrantReport = builder.enumType("GrantReport", { values: grants.grantReports, description: "What is owed to a funder. `OTHER` goes by its name." });
export const ReportFrequency = builder.enumType("ReportFrequency", {
  values: grants.reportFrequencies,
  description: "How often a report is owed. FINAL: once, over the whole award. ONCE: once, counted from its start.",
});
export const DueUnit = builder.enumType("DueUnit", {
  values: grants.dueUnits,
  description: "In what a due date is counted from the end of a period: days, or months to the end of a month.",
});
export const WeekendRule = builder.enumType("WeekendRule", {
  values: grants.weekendRules,
  description: "What the funder says of a due date on a weekend. The hub shows it and never moves the date.",
});
export const GrantStanding = builder.enumType("GrantStanding", {
  values: grants.grantStandings,
  description: "DUE_SOON: within 30 days. LATE: by 14 days at most. VERY_LATE: by more. FILED, MET and WAIVED are done.",
});
export const DeadlineKind = builder.enumType("DeadlineKind", { values: grants.deadlineKinds, description: "A report, or something else that a funder wants." });
export const RequirementKind = builder.enumType("RequirementKind", {
  values: grants.requirementKinds,
  description: "A deliverable, a policy, or a condition of the award.",
});
export const RequirementStatus = builder.enumType("RequirementStatus", {
  values: grants.requirementStatuses,
  description: "Whether it is still wanted. WAIVED: the funder gave it up.",
});
export const AwardAction = builder.enumType("AwardAction", { values: grants.awardActions, description: "What a reader may do with an award." });
export const RequirementAction = builder.enumType("RequirementAction", {
  values: grants.requirementActions,
  description: "What a reader may do with a requirement.",
});
export const PeriodAction = builder.enumType("PeriodAction", {
  values: grants.periodActions,
  description: "What a reader may do with a report that is owed. Reports that the hub puts together are filed there.",
});
export const ReportForm = builder.enumType("ReportForm", { values: reports.reportForms, description: "A funder's form, each in its versions." });
export const ReportSection = builder.enumType("ReportSection", { values: reports.reportSections, description: "One table of the log of counts." });
export const ReportColumn = builder.enumType("ReportColumn", {
  values: reports.reportColumns,
  description: "What a column counts. Potential and confirmed stand side by side and are never added up.",
});
export const ReportUnit = builder.enumType("ReportUnit", { values: reports.reportUnits, description: "Whether a number is of people, services or events." });
export const ReportState = builder.enumType("ReportState", {
  values: reports.reportStates,
  description: "IN_REVIEW: every agency has certified, or is left out for a reason. FILED is for good.",
});
export const EntryState = builder.enumType("EntryState", {
  values: reports.entryStates,
  description: "Where one agency's numbers stand. RETURNED: changes are requested. EXCUSED: the report goes without them.",
});
export const ChangeReason = builder.enumType("ChangeReason", { values: reports.changeReasons, description: "Why numbers go back to their agency." });
export const ExcuseReason = builder.enumType("ExcuseReason", { values: reports.excuseReasons, description: "Why a report goes without an agency's numbers." });
export const CorrectionReason = builder.enumType("CorrectionReason", {
  values: reports.correctionReasons,
  description: "Why an agency opens its numbers again after filing. The filed copy stays as it is.",
});
export const ReportEventKind = builder.enumType("ReportEventKind", { values: reports.reportEventKinds, description: "What happened to a report." });
export const ReportAction = builder.enumType("ReportAction", { values: reports.reportActions, description: "What a reader may do with a report." });
export const EntryAction = builder.enumType("EntryAction", {
  values: reports.entryActions,
  description: "What a reader may do with one agency's numbers in a report.",
});
export const ActivityCode = builder.enumType("ActivityCode", { values: reports.activityCodes, description: "Work that the hub counts from its own records." });
export const FlowCode = builder.enumType("FlowCode", { values: reports.flowCodes, description: "How the referrals went that were sent in a period." });
export const CountMethod = builder.enumType("CountMethod", { values: reports.countMethods, description: "How a number was made." });
export const CountCaveat = builder.enumType("CountCaveat", {
  values: reports.countCaveats,
  description: "What to know of a number before using it. MAY_COUNT_TWICE: sum of agency counts; a person may be counted by more than one agency.",
});
export const BodyKind = builder.enumType("BodyKind", {
  values: meetings.bodyKinds,
  description: "Who meets: the whole task force, its core team, a committee, or the closed case review.",
});
export const BodyRole = builder.enumType("BodyRole", { values: meetings.bodyRoles, description: "As what somebody sits in a body." });
export const BodyAction = builder.enumType("BodyAction", { values: meetings.bodyActions, description: "What a reader may do with a body." });
export const MeetingState = builder.enumType("MeetingState", {
  values: meetings.meetingStates,
  description: "DRAFT: only its keepers see it, and nothing was sent. OPEN: everybody was invited. CANCELLED: it does not take place.",
});
export const MeetingPlace = builder.enumType("MeetingPlace", {
  values: meetings.meetingPlaces,
  description: "Whether people meet in a room, by video, or both.",
});
export const MeetingAnswer = builder.enumType("MeetingAnswer", { values: meetings.meetingAnswers, description: "Whether somebody comes." });
export const MeetingScope = builder.enumType("MeetingScope", {
  values: meetings.meetingScopes,
  description: "Which meetings a change is for: one, this and all later ones, or all. What has taken place never changes.",
});
export const MeetingFrequency = builder.enumType("MeetingFrequency", {
  values: meetings.frequencies,
  description: "Whether a meeting comes round by weeks or by months.",
});
export const Weekday = builder.enumType("Weekday", { values: meetings.weekdays, description: "A day of the week, the week from Monday on." });
export const PollState = builder.enumType("PollState", {
  values: meetings.pollStates,
  description: "OPEN: answers are taken. CLOSED: the deadline has passed, or somebody closed it. DECIDED: a meeting came of it.",
});
export const PollChoice = builder.enumType("PollChoice", { values: meetings.pollChoices, description: "Whether somebody can come at a time." });
export const AnswerKind = builder.enumType("AnswerKind", { values: meetings.answerKinds, description: "What an answer by a link is to." });
export const AnswerWay = builder.enumType("AnswerWay", {
  values: meetings.answerWays,
  description: "How somebody answered: signed in, by the link in a mail, or with their calendar program.",
});
export const AgendaKind = builder.enumType("AgendaKind", {
  values: agendas.agendaKinds,
  description: "What an item is there for: to be told, to be talked about, or to be decided.",
});
export const AgendaAudience = builder.enumType("AgendaAudience", {
  values: agendas.agendaAudiences,
  description:
    "For whom an item exists. `CLOSED`: the body's roster, in closed session. `CASE`: the agencies that a consent names for case review; it comes with `listCase` alone.",
});
export const AgendaAction = builder.enumType("AgendaAction", {
  values: agendas.agendaActions,
  description: "What a reader may do: keep the agenda and the meeting, put a case of their agency on, propose items for later.",
});
export const AttendanceMode = builder.enumType("AttendanceMode", { values: agendas.attendanceModes, description: "In the room, by video or by phone." });
export const ActionStatus = builder.enumType("ActionStatus", { values: agendas.actionStatuses, description: "Where something to be done stands." });
export const AgencyVote = builder.enumType("AgencyVote", { values: agendas.agencyVotes, description: "How an agency voted, or that it took no part." });
export const ClosedReason = builder.enumType("ClosedReason", {
  values: agendas.closedReasons,
  description: "Why a public body closes a session: North Carolina General Statutes 143-318.11(a).",
});
export const PublicWarning = builder.enumType("PublicWarning", {
  values: agendas.publicWarnings,
  description: "What a public body has not put on record: 48 hours' notice, the posting of the agenda, the motion to close and its reason.",
});
export const HoldReason = builder.enumType("HoldReason", {
  values: agendas.holdReasons,
  description: "Why an item is held: somebody has to step out, no consent for case review lives behind it, or the closed session is not open.",
});
export const MeetingTaskKind = builder.enumType("MeetingTaskKind", {
  values: meetings.meetingTaskKinds,
  description: "What waits for somebody from meetings. MINUTES_DRAFT: to be looked through and given out. MINUTES_TO_APPROVE: by a vote of the next meeting.",
});
export const MinutesPart = builder.enumType("MinutesPart", {
  values: minutes.minutesParts,
  description: "The minutes for all, or those of the closed session.",
});
export const MinutesState = builder.enumType("MinutesState", {
  values: minutes.minutesStates,
  description: "DRAFT: only its keepers read it. CIRCULATED: open to correction. APPROVED: locked, and amended from then on.",
});
