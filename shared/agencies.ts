import { z } from "zod";
import { Name } from "./names.ts";
import { Language, Need } from "./needs.ts";
import { Phone } from "./phone.ts";
import { Discipline } from "./roles.ts";

/** Whether an agency has room for a need now. */
export const serviceStates = ["OPEN", "WAITLIST", "CLOSED"] as const;

/** For how long a proposed change of discipline waits for another operator, in days. */
export const disciplineProposalDays = 7;

/** Where a proposed change of discipline stands. `OPEN` is never kept: it is one that nobody decided and whose time has not passed. */
export const disciplineChangeStates = ["OPEN", "CONFIRMED", "REFUSED", "EXPIRED"] as const;
export type DisciplineChangeState = (typeof disciplineChangeStates)[number];

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
const Languages = z
  .array(Language)
  .min(1)
  .transform((languages) => [...new Set(languages)]);
const TimeZone = z
  .string()
  .max(60)
  .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), { message: "is not a time zone" });
/** CR-03: never over 90. */
const Days = z.int().min(1).max(90);
const limits = { consentDefaultDays: Days, consentMaximumDays: Days };
const withinLimits = { path: ["consentDefaultDays"], message: "is more than the longest a consent may run" };
const fits = ({ consentDefaultDays, consentMaximumDays }: { consentDefaultDays: number; consentMaximumDays: number }) =>
  consentDefaultDays <= consentMaximumDays;

export const CreateTaskForceInput = z
  .strictObject({ clientKey: ClientKey, name: Name, timeZone: TimeZone, ...limits, regions: z.array(Name).min(1).max(100) })
  .refine(fits, withinLimits);
export const ChangeTaskForceInput = z
  .strictObject({ clientKey: ClientKey, taskForceId: Id, version: Version, name: Name, timeZone: TimeZone, ...limits, newRegions: z.array(Name).max(100) })
  .refine(fits, withinLimits);
export const RenameRegionInput = z.strictObject({ clientKey: ClientKey, regionId: Id, name: Name });

const facts = { name: Name, confidentialProgram: z.boolean(), intakePhone: Phone, languages: Languages };
export const CreateAgencyInput = z.strictObject({ clientKey: ClientKey, ...facts, discipline: Discipline, taskForceId: Id.nullish() });
export const ChangeAgencyInput = z.strictObject({ clientKey: ClientKey, agencyId: Id, version: Version, ...facts });
export const JoinTaskForceInput = z.strictObject({ clientKey: ClientKey, agencyId: Id, taskForceId: Id });
export const LeaveTaskForceInput = z.strictObject({ clientKey: ClientKey, agencyId: Id, taskForceId: Id });
export const SuspendAgencyInput = z.strictObject({ clientKey: ClientKey, agencyId: Id, version: Version });
export const RestoreAgencyInput = z.strictObject({ clientKey: ClientKey, agencyId: Id, version: Version });
export const ProposeDisciplineInput = z.strictObject({ clientKey: ClientKey, agencyId: Id, discipline: Discipline });
export const DecideDisciplineInput = z.strictObject({ clientKey: ClientKey, changeId: Id, confirm: z.boolean() });

/** What a lead keeps about their own agency. Every list is replaced; regions are those of the table at which they sit. */
export const KeepAgencyInput = z.strictObject({
  clientKey: ClientKey,
  version: Version,
  intakePhone: Phone,
  languages: Languages,
  regionIds: z
    .array(Id)
    .max(100)
    .transform((ids) => [...new Set(ids)]),
  services: z
    .array(z.strictObject({ need: Need, opening: z.enum(serviceStates) }))
    .refine((services) => new Set(services.map(({ need }) => need)).size === services.length, { message: "names a need twice" }),
});
