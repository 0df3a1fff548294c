import type { PrismaClient } from "../../prisma/client/client.ts";
import { agendasFor, loadAgendas } from "./oracle-agendas.ts";
import { loadMeetings, meetingsFor } from "./oracle-meetings.ts";

/** Everything there is, as the owner of the database sees it, with the parents that memory needs in order to judge a record. */
export async function loadRecords(db: PrismaClient) {
  const atTables = { agency: { include: { memberships: true } } } as const;
  return {
    TaskForce: await db.taskForce.findMany(),
    Region: await db.region.findMany(),
    Membership: await db.membership.findMany(),
    SharingAgreement: await db.sharingAgreement.findMany(),
    Seat: await db.seat.findMany(),
    Agency: await db.agency.findMany({ include: { memberships: true } }),
    Person: await db.person.findMany({ include: atTables }),
    AgencyService: await db.agencyService.findMany({ include: atTables }),
    AgencyRegion: await db.agencyRegion.findMany({ include: atTables }),
    Referral: await db.referral.findMany(),
    ReferralKey: (await db.referralKey.findMany({ include: { referral: true } })).map((row) => ({ ...row, id: row.referralId })),
    SurvivorGroup: (await db.survivorGroup.findMany({ include: { key: { include: { referral: true } } } })).map((row) => ({
      ...row,
      id: `${row.referralId}/${row.fieldGroup}`,
    })),
    LegalHold: await db.legalHold.findMany(),
    LegalRequest: await db.legalRequest.findMany(),
    LegalRequestVersion: await db.legalRequestVersion.findMany(),
    PurgedReferral: (await db.purgedReferral.findMany()).map((row) => ({ ...row, id: row.referralId })),
    Consent: await db.consent.findMany(),
    Share: await db.share.findMany(),
    ShareBrief: (await db.shareBrief.findMany({ include: { share: true } })).map((row) => ({ ...row, id: row.shareId })),
    ShareKey: (await db.shareKey.findMany({ include: { share: true } })).map((row) => ({ ...row, id: row.shareId })),
    ShareGroup: (await db.shareGroup.findMany({ include: { key: { include: { share: true } } } })).map((row) => ({
      ...row,
      id: `${row.shareId}/${row.fieldGroup}`,
    })),
    ShareEvent: await db.shareEvent.findMany({ include: { share: true } }),
    InformationRequest: await db.informationRequest.findMany({ include: { share: true } }),
    Notice: await db.notice.findMany(),
    MailPreference: await db.mailPreference.findMany(),
    MailReach: (await db.mailReach.findMany({ include: { person: true } })).map((row) => ({ ...row, id: row.personId })),
    Roadmap: await db.roadmap.findMany(),
    RoadmapStage: await db.roadmapStage.findMany(),
    RoadmapArea: await db.roadmapArea.findMany(),
    RoadmapElement: await db.roadmapElement.findMany(),
    Milestone: await db.milestone.findMany(),
    MilestoneDependency: await db.milestoneDependency.findMany(),
    MilestoneEvent: await db.milestoneEvent.findMany(),
    Evidence: await db.evidence.findMany(),
    Training: await db.training.findMany(),
    SelfAssessment: await db.selfAssessment.findMany(),
    AssessmentAnswer: await db.assessmentAnswer.findMany(),
    ElementRating: await db.elementRating.findMany({ include: { answer: { include: { assessment: true } } } }),
    RoadmapGoal: await db.roadmapGoal.findMany(),
    Award: await db.award.findMany(),
    ReportingRule: await db.reportingRule.findMany(),
    ReportFiling: await db.reportFiling.findMany(),
    GrantRequirement: await db.grantRequirement.findMany(),
    RequirementMilestone: await db.requirementMilestone.findMany(),
    CalendarFeed: await db.calendarFeed.findMany({ select: { id: true, taskForceId: true, personId: true } }),
    Report: await db.report.findMany({ include: { entries: true } }),
    ReportEntry: await db.reportEntry.findMany(),
    ReportNumber: await db.reportNumber.findMany(),
    ReportEvent: await db.reportEvent.findMany(),
    ReportSnapshot: await db.reportSnapshot.findMany(),
    SharedReport: await db.sharedReport.findMany(),
    DisciplineChange: await db.disciplineChange.findMany(),
    TrainingRecord: await db.trainingRecord.findMany({ include: atTables }),
    StatementAcceptance: await db.statementAcceptance.findMany({ include: atTables }),
    ...(await loadMeetings(db)),
    ...(await loadAgendas(db)),
  };
}
export type Records = Awaited<ReturnType<typeof loadRecords>>;
export type RecordName = keyof Records;

type Reader = {
  personId: string;
  agencyId: string;
  taskForceId: string;
  discipline: string;
  seats: readonly string[];
  operator: boolean;
  statementAccepted: boolean;
};

/**
 * The referee: who reads what, from product.md, safety.md §2 and domain.md §3.3, and from nothing in the server. It looks at
 * the consent itself, never at the columns that the database keeps for its policies.
 *
 * @returns ids of the records that `reader` may read at `now`
 */
export function readableBy(reader: Reader, all: Records, now: Date): Record<RecordName, Set<string>> {
  const ids = <Row extends { id: string }>(rows: Row[], mayRead: (row: Row) => boolean) => new Set(rows.filter(mayRead).map(({ id }) => id));
  const atTheirTable = (row: { taskForceId: string }) => row.taskForceId === reader.taskForceId;
  const isPolice = ["LAW_ENFORCEMENT", "PROSECUTION"].includes(reader.discipline);
  // CR-14, AZ-19: coordinators, advisers and the operator work with people and agencies.
  // Issue 3: and nobody with a referral before they have accepted the confidentiality statement this year.
  const hasReferralSeat = reader.statementAccepted && ["ADVOCATE", "LIAISON", "AGENCY_LEAD"].some((seat) => reader.seats.includes(seat));

  const consentOf = new Map(all.Consent.map((consent) => [consent.id, consent]));
  // CR-01, CR-04: access is the consent. CR-16: law enforcement reads what a consent sends it by name.
  const isLive = (consent?: Records["Consent"][number]) =>
    consent !== undefined &&
    consent.endedAt === null &&
    consent.expiresAt > now &&
    (consent.lawEnforcementAllowed || !isPolice) &&
    // AZ-12: what one person alone recorded for law enforcement is not there for it.
    (consent.confirmBy === null || consent.confirmedAt !== null);
  // An emergency nobody answered for four hours is over, consent or not (domain.md §4.3).
  const isUnanswered = ({ status, answerExpiresAt }: Records["Share"][number]) => ["SENT", "ANSWERED", "EXPIRED"].includes(status) && answerExpiresAt <= now;

  const own = ids(all.Referral, (row) => hasReferralSeat && atTheirTable(row) && row.ownerAgencyId === reader.agencyId);
  const sent = ids(all.Share, (row) => own.has(row.referralId));
  const received = ids(
    all.Share,
    (row) => hasReferralSeat && atTheirTable(row) && row.toAgencyId === reader.agencyId && isLive(consentOf.get(row.consentId)) && !isUnanswered(row),
  );
  const opened = ids(all.Share, (row) => received.has(row.id) && ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED", "CLOSED"].includes(row.status));
  const shares = sent.union(received);
  const ofShares = (row: { shareId: string }) => shares.has(row.shareId);

  const table = (row: { taskForceId: string }) => reader.operator || atTheirTable(row);
  const agencies = ids(
    all.Agency,
    ({ id }) => reader.operator || id === reader.agencyId || all.Membership.some((seated) => seated.agencyId === id && atTheirTable(seated)),
  );
  const ofAgencies = (row: { agencyId: string }) => agencies.has(row.agencyId);

  // Issue 4: the roadmap is open to all who sit at the table, law enforcement and advisers too, and to no operator as such.
  const ofTheirRoadmap = (row: { taskForceId: string }) => atTheirTable(row) && reader.seats.length > 0;

  // Issue 4: reports are the coordinators' and the holder's, an agency that was asked sees that it was and enters its own
  // numbers, which nobody else reads; what was filed is shown to everybody at the table, protected. Advisers see nothing else.
  const worksOnReports = ["COORDINATOR", "ADVOCATE", "LIAISON", "AGENCY_LEAD"].some((seat) => reader.seats.includes(seat));
  const oversees = (row: { taskForceId: string; holderAgencyId: string }) =>
    worksOnReports && atTheirTable(row) && (reader.seats.includes("COORDINATOR") || row.holderAgencyId === reader.agencyId);
  const wasAsked = (row: { taskForceId: string; agencyId: string | null }) => worksOnReports && atTheirTable(row) && row.agencyId === reader.agencyId;

  // CR-25, CR-26: what is on file about staff is theirs, their lead's, the coordinator's and the operator's to see.
  const onFile = (row: { personId: string; agencyId: string }) =>
    reader.operator ||
    row.personId === reader.personId ||
    (reader.seats.includes("AGENCY_LEAD") && row.agencyId === reader.agencyId) ||
    (reader.seats.includes("COORDINATOR") && all.Membership.some((seated) => seated.agencyId === row.agencyId && atTheirTable(seated)));

  // CR-22: the register is the agency's own: its leads keep it, once they have accepted the statement.
  const ofTheirRegister = (row: { taskForceId: string; agencyId: string }) =>
    reader.statementAccepted && reader.seats.includes("AGENCY_LEAD") && atTheirTable(row) && row.agencyId === reader.agencyId;

  // Issue 4: awards are the coordinators' and theirs who work for the agency that holds them; not its advisers' and not the operator's.
  const ofTheirAward = (row: { taskForceId: string; holderAgencyId: string }) =>
    atTheirTable(row) &&
    (reader.seats.includes("COORDINATOR") ||
      (row.holderAgencyId === reader.agencyId && ["ADVOCATE", "LIAISON", "AGENCY_LEAD"].some((seat) => reader.seats.includes(seat))));

  return {
    TaskForce: ids(all.TaskForce, ({ id }) => reader.operator || id === reader.taskForceId),
    Region: ids(all.Region, table),
    Membership: ids(all.Membership, table),
    SharingAgreement: ids(all.SharingAgreement, table),
    Seat: ids(all.Seat, table),
    Agency: agencies,
    Person: ids(all.Person, ofAgencies),
    AgencyService: ids(all.AgencyService, ofAgencies),
    AgencyRegion: ids(all.AgencyRegion, ofAgencies),
    Referral: own,
    ReferralKey: own,
    SurvivorGroup: ids(all.SurvivorGroup, (row) => own.has(row.referralId)),
    LegalHold: ids(all.LegalHold, (row) => own.has(row.referralId)),
    LegalRequest: ids(all.LegalRequest, ofTheirRegister),
    LegalRequestVersion: ids(all.LegalRequestVersion, ofTheirRegister),
    PurgedReferral: ids(all.PurgedReferral, (row) => hasReferralSeat && atTheirTable(row) && row.ownerAgencyId === reader.agencyId),
    Consent: ids(
      all.Consent,
      (row) => own.has(row.referralId) || (hasReferralSeat && atTheirTable(row) && row.recipientAgencyId === reader.agencyId && isLive(row)),
    ),
    Share: shares,
    ShareBrief: shares,
    // A key is worth what it opens.
    ShareKey: sent.union(opened),
    ShareGroup: ids(all.ShareGroup, (row) => sent.has(row.shareId) || opened.has(row.shareId)),
    ShareEvent: ids(all.ShareEvent, ofShares),
    InformationRequest: ids(all.InformationRequest, ofShares),
    Notice: ids(all.Notice, (row) => hasReferralSeat && atTheirTable(row) && row.agencyId === reader.agencyId),
    MailPreference: ids(all.MailPreference, ({ personId }) => personId === reader.personId),
    // Issue 3: that mail does not arrive is shown to the person and to their lead; the operator keeps people (AZ-19).
    MailReach: ids(
      all.MailReach,
      ({ personId, person }) =>
        reader.operator || personId === reader.personId || (reader.seats.includes("AGENCY_LEAD") && person.agencyId === reader.agencyId),
    ),
    Roadmap: ids(all.Roadmap, ofTheirRoadmap),
    RoadmapStage: ids(all.RoadmapStage, ofTheirRoadmap),
    RoadmapArea: ids(all.RoadmapArea, ofTheirRoadmap),
    RoadmapElement: ids(all.RoadmapElement, ofTheirRoadmap),
    Milestone: ids(all.Milestone, ofTheirRoadmap),
    MilestoneDependency: ids(all.MilestoneDependency, ofTheirRoadmap),
    MilestoneEvent: ids(all.MilestoneEvent, ofTheirRoadmap),
    Evidence: ids(all.Evidence, ofTheirRoadmap),
    Training: ids(all.Training, ofTheirRoadmap),
    SelfAssessment: ids(all.SelfAssessment, ofTheirRoadmap),
    AssessmentAnswer: ids(all.AssessmentAnswer, ofTheirRoadmap),
    // Issue 4: each agency rates by itself; what the others said is shown once it is closed, and only what they finished.
    ElementRating: ids(
      all.ElementRating,
      (row) => ofTheirRoadmap(row) && (row.agencyId === reader.agencyId || (row.answer.finishedAt !== null && row.answer.assessment.closedAt !== null)),
    ),
    RoadmapGoal: ids(all.RoadmapGoal, ofTheirRoadmap),
    Award: ids(all.Award, ofTheirAward),
    ReportingRule: ids(all.ReportingRule, ofTheirAward),
    ReportFiling: ids(all.ReportFiling, ofTheirAward),
    GrantRequirement: ids(all.GrantRequirement, ofTheirAward),
    RequirementMilestone: ids(all.RequirementMilestone, ofTheirAward),
    CalendarFeed: ids(all.CalendarFeed, (row) => atTheirTable(row) && row.personId === reader.personId && reader.seats.length > 0),
    Report: ids(all.Report, (row) => oversees(row) || all.ReportEntry.some((entry) => entry.reportId === row.id && wasAsked(entry))),
    ReportEntry: ids(all.ReportEntry, (row) => oversees(row) || wasAsked(row)),
    ReportNumber: ids(all.ReportNumber, wasAsked),
    ReportEvent: ids(all.ReportEvent, (row) => oversees(row) || wasAsked(row)),
    ReportSnapshot: ids(all.ReportSnapshot, oversees),
    // As with late answers (CR-14): how busy referrals are is not for law enforcement.
    SharedReport: ids(all.SharedReport, (row) => atTheirTable(row) && reader.seats.length > 0 && (row.kind === "TABLES" || !isPolice)),
    DisciplineChange: ids(all.DisciplineChange, () => reader.operator),
    TrainingRecord: ids(all.TrainingRecord, onFile),
    StatementAcceptance: ids(all.StatementAcceptance, onFile),
    ...meetingsFor(reader, all),
    ...agendasFor(reader, all, now, { worksWithThem: hasReferralSeat, isLive }),
  };
}
