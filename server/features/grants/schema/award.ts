import type { ReportingRuleTemplate } from "@roundtable/shared/grants.ts";
import type { ReportingRuleModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import type { MilestoneView } from "#features/roadmap/queries/board.ts";
import { awardActionsOf, periodActionsOf, requirementActionsOf } from "../queries.ts";
import type { AwardView, PeriodView, RequirementView } from "../queries/awards.ts";
import type { GrantDeadline } from "../queries/deadlines.ts";
import { milestonesOf } from "../queries/milestones.ts";

const asDay = (day: string): Date => new Date(day);

export const AwardRef = builder.objectRef<AwardView>("Award");
export const ReportPeriodRef = builder.objectRef<PeriodView>("ReportPeriod");
export const RequirementRef = builder.objectRef<RequirementView>("GrantRequirement");

export const ReportingRuleRef = builder.objectRef<ReportingRuleModel>("ReportingRule").implement({
  description: "When one report of an award is owed. Its due dates are computed and never stored.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    report: t.expose("report", { type: enums.GrantReport }),
    name: t.exposeString("name", { nullable: true, description: "What the funder calls it." }),
    frequency: t.expose("frequency", { type: enums.ReportFrequency }),
    yearStartsIn: t.exposeInt("yearStartsIn", { description: "The month in which the reporting year begins: 1 to 12." }),
    dueUnit: t.expose("dueUnit", { type: enums.DueUnit }),
    dueAfter: t.exposeInt("dueAfter", { description: "Days after the end of a period, or months to the end of a month." }),
    weekend: t.expose("weekend", { type: enums.WeekendRule }),
    startsOn: t.expose("startsOn", { type: "Date", nullable: true, description: "Null: from the start of the award." }),
    endsOn: t.expose("endsOn", { type: "Date", nullable: true, description: "Null: until the end of the award." }),
  }),
});

export const ReportingRuleTemplateRef = builder.objectRef<ReportingRuleTemplate>("ReportingRuleTemplate").implement({
  description: "A rule as a funder usually has it, to begin with. Every part can be changed.",
  fields: (t) => ({
    report: t.expose("report", { type: enums.GrantReport }),
    frequency: t.expose("frequency", { type: enums.ReportFrequency }),
    yearStartsIn: t.exposeInt("yearStartsIn"),
    dueUnit: t.expose("dueUnit", { type: enums.DueUnit }),
    dueAfter: t.exposeInt("dueAfter"),
    isSettled: t.exposeBoolean("isSettled", { description: "The funder's own words say so; else it is practice, to be checked against the award." }),
  }),
});

ReportPeriodRef.implement({
  description: "One report that is owed, or was: the days it covers and the day on which it is due.",
  fields: (t) => ({
    key: t.exposeID("key", { description: "Stays the same as long as its rule does." }),
    award: t.field({ type: AwardRef, resolve: ({ award }) => award }),
    rule: t.field({ type: ReportingRuleRef, resolve: ({ rule }) => rule }),
    startsOn: t.field({ type: "Date", resolve: ({ startsOn }) => asDay(startsOn) }),
    endsOn: t.field({ type: "Date", resolve: ({ endsOn }) => asDay(endsOn) }),
    dueOn: t.field({ type: "Date", description: "As the rule has it: never moved, also not off a weekend.", resolve: ({ dueOn }) => asDay(dueOn) }),
    isOnWeekend: t.exposeBoolean("isOnWeekend", { description: "Due on a Saturday or Sunday: show what the funder says of that." }),
    weekendRule: t.field({ type: enums.WeekendRule, resolve: ({ rule }) => rule.weekend }),
    standing: t.expose("standing", { type: enums.GrantStanding }),
    daysLeft: t.exposeInt("daysLeft", { nullable: true, description: "Until it is due; negative once it is late." }),
    filedOn: t.field({ type: "Date", nullable: true, resolve: ({ filing }) => filing?.filedOn ?? null }),
    filedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ filing }, _, { load }) => (filing ? load.person.load(filing.filedById) : null) }),
    viewerCan: t.field({ type: [enums.PeriodAction], resolve: (period, _, context) => periodActionsOf(actingIn(context), period) }),
  }),
});

const RequirementMilestoneRef = builder.objectRef<MilestoneView>("RequirementMilestone").implement({
  description: "A milestone that a requirement is met by, as far as that matters here; the rest of it stands on the roadmap.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    status: t.expose("shown", { type: enums.MilestoneStatus }),
    hasBrokenEvidence: t.exposeBoolean("hasBrokenEvidence"),
  }),
});

RequirementRef.implement({
  description: "Something else that a funder wants: a deliverable, a policy, a condition of the award.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    // Nullable as in Conflict, or no document could ask for both.
    award: t.field({ type: AwardRef, nullable: true, description: "What it is wanted for; never null.", resolve: ({ award }) => award }),
    title: t.exposeString("title"),
    kind: t.expose("kind", { type: enums.RequirementKind }),
    status: t.expose("status", { type: enums.RequirementStatus }),
    dueOn: t.field({
      type: "Date",
      nullable: true,
      description: "Null for what holds as long as the award does.",
      resolve: ({ dueOn }) => (dueOn === null ? null : asDay(dueOn)),
    }),
    isOnWeekend: t.exposeBoolean("isOnWeekend"),
    standing: t.expose("standing", { type: enums.GrantStanding }),
    daysLeft: t.exposeInt("daysLeft", { nullable: true, description: "Until it is due; negative once it is late." }),
    owner: t.field({
      type: PersonRef,
      nullable: true,
      description: "Who sees to it; without one it is the award's owner.",
      resolve: ({ ownerPersonId }, _, { load }) => (ownerPersonId === null ? null : load.person.load(ownerPersonId)),
    }),
    note: t.exposeString("note", { nullable: true }),
    decidedOn: t.expose("decidedOn", { type: "Date", nullable: true, description: "When it was met or waived." }),
    decidedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ decidedById }, _, { load }) => (decidedById === null ? null : load.person.load(decidedById)),
    }),
    waivedBecause: t.exposeString("waivedBecause", { nullable: true }),
    milestones: t.field({
      type: [RequirementMilestoneRef],
      description: "What on the roadmap it is met by; their evidence is its own.",
      resolve: (requirement, _, context) => milestonesOf(actingIn(context), requirement),
    }),
    viewerCan: t.field({ type: [enums.RequirementAction], resolve: (requirement, _, context) => requirementActionsOf(actingIn(context), requirement) }),
  }),
});

AwardRef.implement({
  description: "A grant that the task force lives from. Open to coordinators and to the people of the agency that holds it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    title: t.exposeString("title"),
    number: t.exposeString("number", { description: "The funder's own." }),
    funder: t.expose("funder", { type: enums.Funder }),
    side: t.expose("side", { type: enums.AwardSide }),
    startsOn: t.expose("startsOn", { type: "Date" }),
    endsOn: t.expose("endsOn", { type: "Date" }),
    amountCents: t.exposeInt("amountCents", { nullable: true, description: "In US cents." }),
    holder: t.field({ type: AgencyRef, resolve: ({ holderAgencyId }, _, { load }) => load.requireAgency(holderAgencyId) }),
    owner: t.field({
      type: PersonRef,
      nullable: true,
      description: "Who sees to it, and is reminded.",
      resolve: ({ ownerPersonId }, _, { load }) => (ownerPersonId === null ? null : load.person.load(ownerPersonId)),
    }),
    backup: t.field({
      type: PersonRef,
      nullable: true,
      description: "Who is reminded too.",
      resolve: ({ backupPersonId }, _, { load }) => (backupPersonId === null ? null : load.person.load(backupPersonId)),
    }),
    state: t.expose("state", { type: enums.AwardState }),
    closedOn: t.expose("closedOn", { type: "Date", nullable: true }),
    rules: t.field({ type: [ReportingRuleRef], resolve: ({ rules }) => rules }),
    periods: t.field({ type: [ReportPeriodRef], description: "Every report over the whole award, by due date.", resolve: ({ periods }) => periods }),
    requirements: t.field({ type: [RequirementRef], description: "By due date, those without one last.", resolve: ({ requirements }) => requirements }),
    viewerCan: t.field({ type: [enums.AwardAction], resolve: (award, _, context) => awardActionsOf(actingIn(context), award) }),
  }),
});

export const AwardPageRef = builder.objectRef<Page<AwardView>>("AwardPage").implement({
  description: "A part of the list of awards.",
  fields: (t) => ({
    nodes: t.field({ type: [AwardRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true, description: "Give it as `after` to go on from here." }),
  }),
});

export const GrantDeadlineRef = builder.objectRef<GrantDeadline>("GrantDeadline").implement({
  description: "Something that falls due on a day: a report or a requirement.",
  fields: (t) => ({
    key: t.exposeID("key"),
    kind: t.expose("kind", { type: enums.DeadlineKind }),
    dueOn: t.field({ type: "Date", resolve: ({ dueOn }) => asDay(dueOn) }),
    isOnWeekend: t.exposeBoolean("isOnWeekend"),
    standing: t.expose("standing", { type: enums.GrantStanding }),
    daysLeft: t.exposeInt("daysLeft", { nullable: true }),
    award: t.field({ type: AwardRef, resolve: ({ award }) => award }),
    period: t.field({ type: ReportPeriodRef, nullable: true, description: "Of a report.", resolve: ({ period }) => period }),
    requirement: t.field({ type: RequirementRef, nullable: true, description: "Of anything else.", resolve: ({ requirement }) => requirement }),
  }),
});
