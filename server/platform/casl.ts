import { type Ability, AbilityBuilder, subject } from "@casl/ability";
import { accessibleBy, createPrismaAbility, type PrismaQueryFactory, type Subjects } from "@casl/prisma/runtime";
import type { Prisma } from "../../prisma/client/client.ts";
import type {
  ActionItemModel,
  AgencyModel,
  AgencyRegionModel,
  AgencyServiceModel,
  AssessmentAnswerModel,
  AwardModel,
  CalendarFeedModel,
  AgendaItemModel,
  AgendaNoteModel,
  AttendanceModel,
  BodyModel,
  BodySeatModel,
  CaseItemModel,
  ConsentModel,
  DayOffModel,
  DecisionModel,
  DisciplineChangeModel,
  ElementRatingModel,
  EvidenceModel,
  GrantRequirementModel,
  HandoutModel,
  InformationRequestModel,
  LegalHoldModel,
  LegalRequestModel,
  LegalRequestVersionModel,
  MailPreferenceModel,
  MailReachModel,
  MeetingModel,
  MeetingReplyModel,
  MeetingSeriesModel,
  MembershipModel,
  MilestoneDependencyModel,
  MilestoneEventModel,
  MilestoneModel,
  MinutesEntryModel,
  MinutesModel,
  NoticeModel,
  PersonModel,
  PollAnswerModel,
  PollModel,
  PollOptionModel,
  PurgedReferralModel,
  ReferralKeyModel,
  ReferralModel,
  RegionModel,
  ReportEntryModel,
  ReportEventModel,
  ReportFilingModel,
  ReportModel,
  ReportNumberModel,
  ReportSnapshotModel,
  ReportingRuleModel,
  RequirementMilestoneModel,
  RoadmapAreaModel,
  RoadmapElementModel,
  RoadmapGoalModel,
  RoadmapModel,
  RoadmapStageModel,
  SeatModel,
  SelfAssessmentModel,
  ShareBriefModel,
  ShareEventModel,
  ShareGroupModel,
  ShareKeyModel,
  ShareModel,
  SharedReportModel,
  SharingAgreementModel,
  SittingModel,
  StatementAcceptanceModel,
  SurvivorGroupModel,
  TaskForceModel,
  TrainingModel,
  TrainingRecordModel,
} from "../../prisma/client/models.ts";
import type { Actor } from "./actor.ts";

/**
 * What may be asked of a record: reading it, changing one's own, answering what was received, giving and taking back consent, keeping the roadmap and reporting on a part of it;
 * of agencies and their people: keeping them, giving seats at the table, seeing how they stand, recording agreements, and what the operator alone does; of a referral also keeping it from being purged;
 * of a body: coordinating it and its roster, keeping its meetings and polls, and answering as one of its people.
 */
export type Action =
  | "read"
  | "draft"
  | "answer"
  | "share"
  | "withdraw"
  | "coordinate"
  | "report"
  | "keep"
  | "seat"
  | "oversee"
  | "record"
  | "administer"
  | "hold"
  | "confirm";

type SubjectNames = {
  TaskForce: TaskForceModel;
  Region: RegionModel;
  Agency: AgencyModel;
  Membership: MembershipModel;
  SharingAgreement: SharingAgreementModel;
  Person: PersonModel;
  Seat: SeatModel;
  AgencyService: AgencyServiceModel;
  AgencyRegion: AgencyRegionModel;
  Referral: ReferralModel;
  ReferralKey: ReferralKeyModel;
  SurvivorGroup: SurvivorGroupModel;
  LegalHold: LegalHoldModel;
  LegalRequest: LegalRequestModel;
  LegalRequestVersion: LegalRequestVersionModel;
  PurgedReferral: PurgedReferralModel;
  Consent: ConsentModel;
  Share: ShareModel;
  ShareBrief: ShareBriefModel;
  ShareKey: ShareKeyModel;
  ShareGroup: ShareGroupModel;
  ShareEvent: ShareEventModel;
  InformationRequest: InformationRequestModel;
  Notice: NoticeModel;
  MailPreference: MailPreferenceModel;
  MailReach: MailReachModel;
  Roadmap: RoadmapModel;
  RoadmapStage: RoadmapStageModel;
  RoadmapArea: RoadmapAreaModel;
  RoadmapElement: RoadmapElementModel;
  Milestone: MilestoneModel;
  MilestoneDependency: MilestoneDependencyModel;
  MilestoneEvent: MilestoneEventModel;
  Evidence: EvidenceModel;
  Training: TrainingModel;
  SelfAssessment: SelfAssessmentModel;
  AssessmentAnswer: AssessmentAnswerModel;
  ElementRating: ElementRatingModel;
  RoadmapGoal: RoadmapGoalModel;
  Award: AwardModel;
  ReportingRule: ReportingRuleModel;
  ReportFiling: ReportFilingModel;
  GrantRequirement: GrantRequirementModel;
  RequirementMilestone: RequirementMilestoneModel;
  CalendarFeed: CalendarFeedModel;
  Report: ReportModel;
  ReportEntry: ReportEntryModel;
  ReportNumber: ReportNumberModel;
  ReportEvent: ReportEventModel;
  ReportSnapshot: ReportSnapshotModel;
  SharedReport: SharedReportModel;
  DisciplineChange: DisciplineChangeModel;
  TrainingRecord: TrainingRecordModel;
  StatementAcceptance: StatementAcceptanceModel;
  Body: BodyModel;
  BodySeat: BodySeatModel;
  MeetingSeries: MeetingSeriesModel;
  Meeting: MeetingModel;
  MeetingReply: MeetingReplyModel;
  DayOff: DayOffModel;
  Poll: PollModel;
  PollOption: PollOptionModel;
  PollAnswer: PollAnswerModel;
  Sitting: SittingModel;
  AgendaItem: AgendaItemModel;
  CaseItem: CaseItemModel;
  Attendance: AttendanceModel;
  AgendaNote: AgendaNoteModel;
  Decision: DecisionModel;
  ActionItem: ActionItemModel;
  Handout: HandoutModel;
  Minutes: MinutesModel;
  MinutesEntry: MinutesEntryModel;
};
type AppSubjects = Subjects<SubjectNames>;

export type AppAbility = Ability<[Action, AppSubjects], PrismaQueryFactory<Prisma.TypeMap>>;
type Can = AbilityBuilder<AppAbility>["can"];

/** What a feature contributes: one `can` a line, positive rules only, so that a missing column can never open anything. */
export type Rules = (actor: Actor, can: Can, now: Date) => void;

/** The one ability of a request, from the rules of every feature. Nobody ever gets "manage all". */
export function buildAbility(actor: Actor, now: Date, rules: readonly Rules[]): AppAbility {
  const { can, build } = new AbilityBuilder<AppAbility>(createPrismaAbility);
  for (const rule of rules) rule(actor, can, now);
  return build();
}

type WhereInput<Name extends keyof SubjectNames> = Exclude<
  Prisma.TypeMap["model"][Name]["operations"]["findFirst"]["args"]["where"],
  typeof Prisma.skip | undefined
>;

/**
 * The `where` that limits a query to what the ability lets its actor read, or do whatever `action` says. Use it in every
 * query, beside the database's own policies.
 */
export function readable<Name extends keyof SubjectNames>(ability: AppAbility, name: Name, action: Action = "read"): WhereInput<Name> {
  // The library types this per call; for a name that is itself a parameter only its shape is known.
  const scopes: { ofType(name: string): object } = accessibleBy(ability, action);
  const scope = scopes.ofType(name);
  // Where no rule permits anything the library answers `{ OR: [] }`, which Prisma drops from within an AND: everything would be found.
  const isNothing = "OR" in scope && Array.isArray(scope.OR) && scope.OR.length === 0;
  return (isNothing ? { [keyOf(name)]: { in: [] } } : scope) as WhereInput<Name>;
}

/** The column that names a record: side tables are named by what they belong to. */
function keyOf(name: keyof SubjectNames): string {
  return sideKeys[name] ?? "id";
}

const sideKeys: Partial<Record<keyof SubjectNames, string>> = {
  ReferralKey: "referralId",
  SurvivorGroup: "referralId",
  PurgedReferral: "referralId",
  ShareBrief: "shareId",
  ShareKey: "shareId",
  ShareGroup: "shareId",
  MailReach: "personId",
};

export { subject };
