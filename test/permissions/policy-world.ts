import { type Discipline, type SeatRole, seatRoles } from "@roundtable/shared/roles.ts";
import { shareStatuses } from "@roundtable/shared/referrals.ts";
import type { Actor } from "../../server/platform/actor.ts";
import type { Records } from "./oracle.ts";
import { makeAgendaRecords } from "./policy-agendas.ts";
import { makeMeetingRecords } from "./policy-meetings.ts";

/** The moment at which everybody asks. */
export const now = new Date("2026-11-23T12:00:00Z");
const before = new Date(now.getTime() - 3_600_000);
const after = new Date(now.getTime() + 3_600_000);

/** Two tables, and who sits where: one agency at both, one at none (it has left, and its people have not). */
const tables = ["ours", "elsewhere"];
const agencies: Record<string, { discipline: Discipline; at: string[] }> = {
  harbor: { discipline: "VICTIM_SERVICES", at: ["ours"] },
  clinic: { discipline: "HEALTH", at: ["ours"] },
  police: { discipline: "LAW_ENFORCEMENT", at: ["ours"] },
  prosecutor: { discipline: "PROSECUTION", at: ["ours"] },
  both: { discipline: "SHELTER_HOUSING", at: ["ours", "elsewhere"] },
  far: { discipline: "HEALTH", at: ["elsewhere"] },
  gone: { discipline: "COMMUNITY", at: [] },
};
const names = Object.keys(agencies);
/** Every agency with every table, its own and those where it does not sit: what it left behind there is not its own any more. */
const places = names.flatMap((agencyId) => tables.map((taskForceId) => ({ agencyId, taskForceId, id: `${agencyId}@${taskForceId}` })));
const people = names.flatMap((agencyId) => [
  { id: `${agencyId}-worker`, agencyId, operator: false },
  { id: `${agencyId}-colleague`, agencyId, operator: false },
  { id: `${agencyId}-operator`, agencyId, operator: true },
]);
const agencyOf = (id: string) => ({ id, memberships: (agencies[id]?.at ?? []).map((taskForceId) => ({ taskForceId })) });
const ofAgency = (agencyId: string) => ({ agencyId, agency: agencyOf(agencyId) });

type Sending = { from: string; to: string; taskForceId: string };
const sendings: Sending[] = [
  { from: "harbor", to: "clinic", taskForceId: "ours" },
  { from: "harbor", to: "police", taskForceId: "ours" },
  { from: "harbor", to: "prosecutor", taskForceId: "ours" },
  { from: "clinic", to: "harbor", taskForceId: "ours" },
  { from: "both", to: "harbor", taskForceId: "elsewhere" },
  { from: "harbor", to: "both", taskForceId: "elsewhere" },
];
const needsNobody = { confirmBy: null, confirmedAt: null };
const consents = [
  { state: "live", endedAt: null, expiresAt: after, ...needsNobody },
  { state: "ended", endedAt: before, expiresAt: after, ...needsNobody },
  { state: "expired", endedAt: null, expiresAt: before, ...needsNobody },
  { state: "ends-now", endedAt: null, expiresAt: now, ...needsNobody },
  { state: "confirmed", endedAt: null, expiresAt: after, confirmBy: after, confirmedAt: before },
  { state: "waits", endedAt: null, expiresAt: after, confirmBy: after, confirmedAt: null },
];

/** What was sent under one consent. The columns kept for the policies are worked out here as the database does. */
function sentUnder({ from, to, taskForceId }: Sending) {
  return consents.flatMap((consent) =>
    [true, false].flatMap((lawEnforcementAllowed) =>
      [before, after].flatMap((answerExpiresAt) =>
        // Every status under a consent that lives and an answer in time; two of them in every other case.
        shareStatuses
          .filter((status) => status === "SENT" || status === "ACCEPTED" || (consent.state === "live" && lawEnforcementAllowed && answerExpiresAt === after))
          .map((status) => {
            const id = [from, to, taskForceId, consent.state, lawEnforcementAllowed, answerExpiresAt === before, status].join();
            const referralId = `${from}@${taskForceId}`;
            const ends = consent.endedAt ?? consent.expiresAt;
            const isWaiting = ["SENT", "ANSWERED", "EXPIRED"].includes(status);
            const recipientUntil = isWaiting && answerExpiresAt < ends ? answerExpiresAt : ends;
            return {
              consent: { ...consent, id, taskForceId, referralId, ownerAgencyId: from, recipientAgencyId: to, lawEnforcementAllowed },
              share: {
                id,
                taskForceId,
                referralId,
                consentId: id,
                fromAgencyId: from,
                toAgencyId: to,
                status,
                answerExpiresAt,
                recipientUntil,
                lawEnforcementAllowed,
              },
            };
          }),
      ),
    ),
  );
}

/** Records by hand with the columns that decide, and nothing else. */
function makeRecords() {
  const ofTables = tables.map((taskForceId) => ({ id: taskForceId, taskForceId }));
  const referrals = places.map(({ id, agencyId, taskForceId }) => ({ id, ownerAgencyId: agencyId, taskForceId }));
  const sent = sendings.flatMap(sentUnder);
  // Under a consent that waits for its second person nothing is ever sent.
  const shares = sent.filter(({ consent }) => consent.state !== "waits").map(({ share }) => share);
  const ofShares = shares.map((share) => ({ id: share.id, shareId: share.id, share }));
  // Every agency holds one at every table, and every agency was asked for numbers.
  const reports = places.flatMap(({ agencyId: holderAgencyId, taskForceId }) =>
    names.map((agencyId) => ({
      id: `${holderAgencyId}@${taskForceId} asks ${agencyId}`,
      reportId: `${holderAgencyId}@${taskForceId} asks ${agencyId}`,
      taskForceId,
      holderAgencyId,
      agencyId,
    })),
  );
  const held = places.map(({ id, agencyId: holderAgencyId, taskForceId }) => ({ id, holderAgencyId, taskForceId }));
  const seated = places.filter(({ agencyId, taskForceId }) => agencies[agencyId]?.at.includes(taskForceId));
  return {
    TaskForce: tables.map((id) => ({ id })),
    Region: ofTables,
    Membership: seated,
    SharingAgreement: seated,
    Seat: seated,
    Agency: names.map(agencyOf),
    Person: people.map((person) => ({ ...person, agency: agencyOf(person.agencyId) })),
    AgencyService: names.map((id) => ({ id, ...ofAgency(id) })),
    AgencyRegion: names.map((id) => ({ id, ...ofAgency(id) })),
    Referral: referrals,
    ReferralKey: referrals.map((referral) => ({ id: referral.id, referralId: referral.id, referral })),
    SurvivorGroup: referrals.map((referral) => ({ id: `${referral.id}/GENDER`, referralId: referral.id, key: { referral } })),
    LegalHold: referrals.map((referral) => ({ ...referral, referralId: referral.id })),
    LegalRequest: places,
    LegalRequestVersion: places,
    PurgedReferral: referrals.map((referral) => ({ ...referral, referralId: referral.id })),
    Consent: sent.map(({ consent }) => consent),
    Share: shares,
    ShareBrief: ofShares,
    ShareKey: ofShares,
    ShareGroup: shares.map((share) => ({ id: `${share.id}/GENDER`, shareId: share.id, key: { share } })),
    ShareEvent: ofShares,
    InformationRequest: ofShares,
    Notice: places,
    MailPreference: people.map(({ id }) => ({ id, personId: id })),
    MailReach: people.map((person) => ({ id: person.id, personId: person.id, person })),
    Roadmap: ofTables,
    RoadmapStage: ofTables,
    RoadmapArea: ofTables,
    RoadmapElement: ofTables,
    Milestone: [
      ...ofTables.map((row) => ({ ...row, ownerAgencyId: null, ownerPersonId: null })),
      ...places.map((place) => ({ ...place, ownerAgencyId: place.agencyId, ownerPersonId: null })),
      ...tables.flatMap((taskForceId) => people.map(({ id }) => ({ id: `${id}@${taskForceId}`, taskForceId, ownerAgencyId: null, ownerPersonId: id }))),
    ],
    MilestoneDependency: ofTables,
    MilestoneEvent: ofTables,
    Evidence: ofTables,
    Training: places,
    SelfAssessment: ofTables,
    AssessmentAnswer: places,
    ElementRating: places.flatMap((place) =>
      [null, before].flatMap((finishedAt) =>
        [null, before].map((closedAt) => ({
          ...place,
          id: `${place.id} ${finishedAt !== null} ${closedAt !== null}`,
          answer: { finishedAt, assessment: { closedAt } },
        })),
      ),
    ),
    RoadmapGoal: ofTables,
    Award: held,
    ReportingRule: held,
    ReportFiling: held,
    GrantRequirement: held,
    RequirementMilestone: held,
    CalendarFeed: tables.flatMap((taskForceId) => people.map(({ id }) => ({ id: `${id}@${taskForceId}`, personId: id, taskForceId }))),
    Report: reports.map(({ agencyId, ...report }) => ({ ...report, entries: [{ agencyId }] })),
    ReportEntry: reports,
    ReportNumber: reports,
    ReportEvent: [...reports, ...reports.map((report) => ({ ...report, id: `${report.id} as a whole`, agencyId: null }))],
    ReportSnapshot: reports,
    SharedReport: reports.flatMap((report) => ["TABLES", "FLOW"].map((kind) => ({ ...report, id: `${report.id} ${kind}`, kind }))),
    DisciplineChange: names.map((id) => ({ id, agencyId: id })),
    TrainingRecord: people.map(({ id, agencyId }) => ({ id, personId: id, ...ofAgency(agencyId) })),
    StatementAcceptance: people.map(({ id, agencyId }) => ({ id, personId: id, ...ofAgency(agencyId) })),
    ...makeMeetingRecords(tables),
    ...makeAgendaRecords({ tables, now, consents: sent.map(({ consent }) => consent) }),
  };
}

/** Each row a copy of its own: the library marks it with what it is. */
export const records = Object.fromEntries(
  Object.entries(makeRecords()).map(([name, rows]) => [name, rows.map((row) => structuredClone(row))]),
) as unknown as Records;

function actor(agencyId: string, seats: SeatRole[], changed: Partial<Actor> = {}): Actor {
  const discipline = agencies[agencyId]?.discipline ?? "COMMUNITY";
  return {
    sessionId: "session",
    personId: `${agencyId}-worker`,
    agencyId,
    taskForceId: "ours",
    discipline,
    seats,
    operator: false,
    statementAccepted: true,
    ...changed,
  };
}

/** Every kind of person: each seat alone at an agency that helps and at law enforcement, several seats, none, the operator, and whoever has not accepted the statement. */
export const actors: Actor[] = [
  ...["harbor", "clinic", "police", "prosecutor", "both", "gone"].flatMap((agencyId) => seatRoles.map((seat) => actor(agencyId, [seat]))),
  actor("harbor", []),
  actor("harbor", ["COORDINATOR", "AGENCY_LEAD"]),
  actor("harbor", [], { operator: true, personId: "harbor-operator" }),
  actor("harbor", ["ADVOCATE"], { operator: true, personId: "harbor-operator" }),
  actor("gone", [], { operator: true, personId: "gone-operator" }),
  actor("both", ["AGENCY_LEAD"], { taskForceId: "elsewhere" }),
  ...seatRoles.map((seat) => actor("harbor", [seat], { statementAccepted: false })),
];
