import type { SharingAgreementModel } from "../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { Discipline, Language, SeatRole } from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import { findAgency, listAgencies, listRegions } from "./queries.ts";
import type { AgencyRow, PersonRow, RegionRow, TaskForceRow } from "./queries/rows.ts";
import { isLive } from "./rules.ts";

export const AgencyRef = builder.objectRef<AgencyRow>("Agency");
export const PersonRef = builder.objectRef<PersonRow>("Person");
export const RegionRef = builder.objectRef<RegionRow>("Region");
export const TaskForceRef = builder.objectRef<TaskForceRow>("TaskForce");
export const AgreementRef = builder.objectRef<SharingAgreementModel>("SharingAgreement");
const AgencyPageRef = builder.objectRef<Page<AgencyRow>>("AgencyPage");

RegionRef.implement({
  description: "A part of the area a task force covers. Referrals name a region, never a county or an address.",
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});

TaskForceRef.implement({
  description: "A table at which agencies work together.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    timeZone: t.exposeString("timeZone", { description: "An IANA zone, as America/New_York: working hours are counted in it." }),
    consentDefaultDays: t.exposeInt("consentDefaultDays", { description: "How many days a consent runs when nobody says otherwise." }),
    consentMaximumDays: t.exposeInt("consentMaximumDays", { description: "The longest a consent may run, in days." }),
  }),
});

AgreementRef.implement({
  description: "The agreement under which an agency shares at this table. Without a live one nothing is shared in either direction.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    signedOn: t.expose("signedOn", { type: "Date" }),
    startsAt: t.expose("startsAt", { type: "DateTime" }),
    endsAt: t.expose("endsAt", { type: "DateTime" }),
    live: t.boolean({ description: "Whether it holds now.", resolve: (agreement, _, context) => isLive(agreement, actingIn(context).clock.now()) }),
  }),
});

PersonRef.implement({
  description: "A member of an agency's staff. The hub knows no survivor.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    workPhone: t.exposeString("workPhone"),
    privileged: t.boolean({
      description: "A privileged agent: twenty hours of training or more are on record at their agency.",
      resolve: ({ privilegedAt }) => privilegedAt !== null,
    }),
    seats: t.field({
      type: [SeatRole],
      description: "What the person does at this table.",
      resolve: async (person, _, { load }) => (await load.seats.load(person.id)) ?? [],
    }),
    agency: t.field({ type: AgencyRef, resolve: (person, _, { load }) => load.requireAgency(person.agencyId) }),
  }),
});

AgencyRef.implement({
  description: "An agency at the table.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    discipline: t.expose("discipline", { type: Discipline }),
    confidentialProgram: t.exposeBoolean("confidentialProgram", { description: "Bound by the confidentiality of VAWA, VOCA or FVPSA." }),
    intakePhone: t.exposeString("intakePhone", { description: "The number a partner calls by voice." }),
    languages: t.expose("languages", { type: [Language], description: "Languages its staff work in." }),
    regions: t.field({
      type: [RegionRef],
      description: "Where it serves, at this table.",
      resolve: async (agency, _, { load }) => (await load.regionsOf.load(agency.id)) ?? [],
    }),
    agreement: t.field({
      type: AgreementRef,
      nullable: true,
      description: "The agreement that holds now, else the last one.",
      resolve: (agency, _, { load }) => load.agreement.load(agency.id),
    }),
    people: t.field({
      type: [PersonRef],
      description: "Who sits at this table for it.",
      resolve: async (agency, _, { load }) => (await load.people.load(agency.id)) ?? [],
    }),
  }),
});

AgencyPageRef.implement({
  description: "A part of the list of agencies.",
  fields: (t) => ({
    nodes: t.field({ type: [AgencyRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true, description: "Give it as `after` to go on from here." }),
  }),
});

builder.queryFields((t) => ({
  agencies: t.field({
    type: AgencyPageRef,
    description: "Who sits at the table, by name.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: (_, args, context) => listAgencies(actingIn(context), args),
  }),
  agency: t.field({
    type: AgencyRef,
    nullable: true,
    description: "One agency; null for an unknown one and for one that sits at another table.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findAgency(actingIn(context), id),
  }),
  regions: t.field({ type: [RegionRef], description: "The regions of this table.", resolve: (_, __, context) => listRegions(actingIn(context)) }),
}));
