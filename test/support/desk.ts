import { randomUUID } from "node:crypto";
import { getNamedType, isUnionType } from "graphql";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import type { TestHub } from "./hub.ts";
import { fieldsOf } from "./sdl.ts";
import type { Someone } from "./world.ts";

/** What a mutation answers, one shape for all: `__typename` says which of it is there. */
export type Outcome = {
  __typename: string;
  id: string;
  version: number;
  status: ShareStatus;
  code: string;
  state: string;
  missing: string[];
  live: boolean;
  expiresAt: string;
  endedAt: string | null;
  fieldGroups: string[];
  message: string;
  reason: string;
  issues: { path: string[]; message: string }[];
  share: { id: string; version: number; status: ShareStatus } | null;
  referral: { id: string; version: number } | null;
  seats: SeatRole[];
  privileged: { privileged: boolean };
  trainingHours: number;
  hours: number;
  viewerCan: string[];
  suspendedAt: string | null;
  disciplineChange: { id: string } | null;
  regions: { id: string; name: string }[];
  rules: { id: string; version: number; report: string }[];
  requirement: { id: string; version: number } | null;
  award: { id: string; version: number } | null;
  path: string | null;
  entries: { id: string; version: number; state: string; agency: { id: string }; viewerCan: string[] }[];
  sums: { section: string; column: string; sum: number; expected: number }[];
  step: string;
  fileName: string;
  text: string;
  report: { id: string; version: number } | null;
  reportEntry: { id: string; version: number; state: string } | null;
  days: { id: string; onDay: string }[];
  number: number;
  hash: string | null;
  mustStepOut: { person: { name: string } | null; guestName: string | null }[];
};

const shown: Record<string, string> = {
  Roadmap: "id",
  RoadmapElement: "id",
  Milestone: "id version",
  DependencyCycle: "message",
  StaffMember: "id version state seats privileged: person { privileged } trainingHours viewerCan",
  AgencyRecord: "id version suspendedAt disciplineChange { id }",
  TaskForceRecord: "id version regions { id name }",
  DisciplineChange: "id state",
  SharingAgreement: "id version state",
  SeatNotYours: "message seats",
  NotEnoughHours: "message hours",
  LegalRequest: "id version code",
  TrainingEntry: "id version",
  SelfAssessment: "id",
  SelfAssessmentClosed: "message",
  SelfAssessmentOpen: "message",
  Award: "id version state rules { id version report }",
  GrantRequirement: "id version status",
  RulesOverlap: "message rule { id }",
  RuleInUse: "message",
  AwardIsClosed: "message",
  NewCalendarFeed: "path feed { madeAt lastReadAt }",
  RevokedCalendarFeed: "feed { madeAt }",
  Report: "id version state entries { id version state agency { id } viewerCan } viewerCan",
  ReportEntry: "id version state viewerCan",
  ReportFile: "fileName text",
  EvidenceFile: "fileName text",
  NumbersNotReady: "message sums { section column sum expected } missing { section row column }",
  NotAtThisStep: "message step",
  ReportExists: "message report { id version }",
  Share: "id version status code",
  Consent: "id version live expiresAt endedAt fieldGroups share { id version status }",
  Referral: "id version state missing",
  Body: "id version",
  MeetingSeries: "id version state",
  DiscardedMeeting: "id",
  DaysOff: "days { id onDay }",
  Poll: "id version state",
  MeetingOver: "message",
  MeetingPrepared: "message",
  PollOver: "message",
  LastChair: "message",
  Agenda: "id",
  AgendaItem: "id version number title audience",
  ActionItem: "id version status",
  Minutes: "id version state hash",
  ItemHeld: "message reason mustStepOut { person { name } guestName }",
  QuorumMissing: "message quorum { present needed }",
  MeetingNotRunning: "message",
  CaseNotReviewable: "message",
  MinutesLocked: "message",
  Discarded: "id",
  InvalidInput: "message issues { path message }",
  Conflict:
    "message share { id version status } referral { id version } award { id version } requirement { id version } report { id version } reportEntry { id version state }",
  StepNotPossible: "message status share { id version status }",
  ReferralNotShareable: "message reason",
};

/** The mutation's document, asking for what is known of each kind of answer. */
export function documentOf(mutation: string): string {
  const field = fieldsOf("mutation").find(({ name }) => name === mutation);
  const answer = field && getNamedType(field.type);
  const kinds = isUnionType(answer) ? answer.getTypes().map(({ name }) => `... on ${name} { ${shown[name] ?? "__typename"} }`) : [];
  return `mutation ($input: ${String(field?.args[0]?.type)}) { ${mutation}(input: $input) { __typename ${kinds.join(" ")} } }`;
}

/** A day so many days from now, as 2026-11-23. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export type Desk = ReturnType<typeof deskOf>;

/** One person at work, over HTTP. */
export function deskOf(hub: TestHub, someone: Someone) {
  const as = someone.person.email;
  const send = (mutation: string, input: object) =>
    hub.graphql<Record<string, Outcome>>(documentOf(mutation), { input: { clientKey: randomUUID(), ...input } }, { as });

  /** Carries a mutation out. @throws when it is answered with an error and not with an outcome */
  async function act(mutation: string, input: object): Promise<Outcome> {
    const { data, errors } = await send(mutation, input);
    const outcome = data?.[mutation];
    if (!outcome) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return outcome;
  }

  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await hub.graphql<Data>(query, variables, { as });
    if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  }

  const desk = {
    someone,
    act,
    ask,
    /** The codes with which a mutation is refused; its outcome when it is not. */
    refusal: async (mutation: string, input: object): Promise<string[] | Outcome | undefined> => {
      const { data, errors } = await send(mutation, input);
      return errors?.map(({ extensions }) => extensions.code) ?? data?.[mutation];
    },
    /** A draft that says everything it must. */
    draft: (overrides: Record<string, unknown> = {}, survivor: Record<string, unknown> = {}): Promise<Outcome> =>
      act("draftReferral", {
        urgency: "URGENT",
        needs: ["COUNSELING", "MEDICAL_CARE"],
        reason: "SAFETY",
        survivor: { ageBand: "AGE_25_59", language: "SPANISH", householdChildren: 2, lawEnforcementWish: "YES", ...survivor },
        ...overrides,
      }),
    consent: (referralId: string, recipientAgencyId: string, overrides: Record<string, unknown> = {}): Promise<Outcome> =>
      act("recordConsent", consentInput(referralId, recipientAgencyId, overrides)),
    share: (consentId: string): Promise<Outcome> => act("shareReferral", { consentId }),
    look: async (shareId: string) =>
      (
        await ask<{ share: { version: number; status: ShareStatus; detail: Record<string, unknown> | null } | null }>(
          "query ($id: ID!) { share(id: $id) { version status detail { language householdChildren gender } } }",
          { id: shareId },
        )
      ).share,
    /** From nothing to a share that waits at `recipient`. */
    async refer(
      recipient: Someone,
      { regionId, ...overrides }: Record<string, unknown> = {},
    ): Promise<{ referral: Outcome; consent: Outcome; share: Outcome }> {
      const referral = await desk.draft({ regionId });
      const consent = await desk.consent(referral.id, recipient.agency.id, overrides);
      return { referral, consent, share: await desk.share(consent.id) };
    },
  };
  return desk;
}

/** A consent that may be recorded: four groups, signed today, three weeks. */
export function consentInput(referralId: string, recipientAgencyId: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    clientKey: randomUUID(),
    referralId,
    recipientAgencyId,
    purpose: "SERVICES",
    needs: ["COUNSELING"],
    fieldGroups: ["LANGUAGE", "HOUSEHOLD", "CONTACT_SAFETY", "WORKER_PHONE"],
    signedOn: dayFromNow(-1),
    expiresOn: dayFromNow(21),
    formVersion: "RELEASE_2026_09",
    formLanguage: "SPANISH",
    interpreterUsed: true,
    mayRefuseAttested: true,
    signerNotAbuserAttested: true,
    formNamesRecipientAttested: true,
    privilegeWarningAttested: true,
    ...overrides,
  };
}
