import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

const regionNames = "Names of regions, never of a street or a shelter.";
const phone = "As people write it: (336) 555-0142, or with a + and the country.";

export const CreateTaskForceInput = builder.inputType("CreateTaskForceInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    name: t.string({ required: true }),
    timeZone: t.string({ required: true, description: "An IANA zone, as America/New_York." }),
    consentDefaultDays: t.int({ required: true, description: "1 to 90." }),
    consentMaximumDays: t.int({ required: true, description: "1 to 90, and no less than the default." }),
    regions: t.stringList({ required: true, description: regionNames }),
  }),
});

export const ChangeTaskForceInput = builder.inputType("ChangeTaskForceInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    taskForceId: t.id({ required: true }),
    version: t.int({ required: true }),
    name: t.string({ required: true }),
    timeZone: t.string({ required: true, description: "An IANA zone, as America/New_York." }),
    consentDefaultDays: t.int({ required: true, description: "1 to 90." }),
    consentMaximumDays: t.int({ required: true, description: "1 to 90, and no less than the default. Consents that run are not touched." }),
    newRegions: t.stringList({ required: true, description: `Added to those there are. ${regionNames}` }),
  }),
});

export const RenameRegionInput = builder.inputType("RenameRegionInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), regionId: t.id({ required: true }), name: t.string({ required: true }) }),
});

export const CreateAgencyInput = builder.inputType("CreateAgencyInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    name: t.string({ required: true }),
    discipline: t.field({ type: enums.Discipline, required: true, description: "Changing it later takes two operators." }),
    confidentialProgram: t.boolean({ required: true, description: "Bound by the confidentiality of VAWA, VOCA or FVPSA." }),
    intakePhone: t.string({ required: true, description: phone }),
    languages: t.field({ type: [enums.Language], required: true }),
    taskForceId: t.id({ description: "The table it joins at once." }),
  }),
});

export const ChangeAgencyInput = builder.inputType("ChangeAgencyInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    agencyId: t.id({ required: true }),
    version: t.int({ required: true }),
    name: t.string({ required: true }),
    confidentialProgram: t.boolean({ required: true }),
    intakePhone: t.string({ required: true, description: phone }),
    languages: t.field({ type: [enums.Language], required: true }),
  }),
});

const AgencyServiceInput = builder.inputType("AgencyServiceInput", {
  fields: (t) => ({ need: t.field({ type: enums.Need, required: true }), opening: t.field({ type: enums.ServiceState, required: true }) }),
});

export const KeepAgencyInput = builder.inputType("KeepAgencyInput", {
  description: "Each list replaces what was there.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    version: t.int({ required: true }),
    intakePhone: t.string({ required: true, description: phone }),
    languages: t.field({ type: [enums.Language], required: true }),
    regionIds: t.idList({ required: true, description: "Of this table." }),
    services: t.field({ type: [AgencyServiceInput], required: true }),
  }),
});

const membershipFields = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({ clientKey: t.id({ required: true }), agencyId: t.id({ required: true }), taskForceId: t.id({ required: true }) }),
  });
export const JoinTaskForceInput = membershipFields("JoinTaskForceInput");
export const LeaveTaskForceInput = membershipFields("LeaveTaskForceInput");

const onVersion = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({ clientKey: t.id({ required: true }), agencyId: t.id({ required: true }), version: t.int({ required: true }) }),
  });
export const SuspendAgencyInput = onVersion("SuspendAgencyInput");
export const RestoreAgencyInput = onVersion("RestoreAgencyInput");

export const ProposeDisciplineInput = builder.inputType("ProposeDisciplineInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    agencyId: t.id({ required: true }),
    discipline: t.field({ type: enums.Discipline, required: true }),
  }),
});

export const DecideDisciplineInput = builder.inputType("DecideDisciplineInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    changeId: t.id({ required: true }),
    confirm: t.boolean({ required: true, description: "False refuses it; whoever proposed it takes it back so." }),
  }),
});
