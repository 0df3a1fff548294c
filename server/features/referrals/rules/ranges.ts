import { z } from "zod";
import { Language } from "@roundtable/shared/needs.ts";
import {
  AccessNeed,
  AgeBand,
  ContactSafety,
  type FieldGroup,
  fieldGroups,
  FindingSource,
  FindingStatus,
  Gender,
  LawEnforcementWish,
  type SurvivorRangesInput,
  TraffickingType,
} from "@roundtable/shared/referrals.ts";

const Said = z.strictObject({
  ageBand: AgeBand.nullable(),
  gender: Gender.nullable(),
  /** 0 to 4; 4 means four or more. */
  householdAdults: z.int().min(0).max(4).nullable(),
  householdChildren: z.int().min(0).max(4).nullable(),
  language: Language.nullable(),
  interpreterNeeded: z.boolean().nullable(),
  accessNeeds: z.array(AccessNeed),
  traffickingType: TraffickingType.nullable(),
  findingStatus: FindingStatus.nullable(),
  findingBy: FindingSource.nullable(),
  contactSafety: z.array(ContactSafety),
  lawEnforcementWish: LawEnforcementWish,
});

/** The person in ranges (domain.md §4.2), as the owning agency keeps them. */
export type SurvivorRanges = z.infer<typeof Said>;

const Told = Said.extend({ lawEnforcementWish: LawEnforcementWish.nullable(), workerPhone: z.string().nullable() });

/** The copy for one recipient; what its consent does not name is empty. The phone is the sending worker's own, in E.164. */
export type ShareDetail = z.infer<typeof Told>;

/** Which fields open together (domain.md §4.2). */
const fieldsOf = {
  AGE_BAND: ["ageBand"],
  GENDER: ["gender"],
  HOUSEHOLD: ["householdAdults", "householdChildren"],
  LANGUAGE: ["language", "interpreterNeeded"],
  ACCESS_NEEDS: ["accessNeeds"],
  TRAFFICKING_TYPE: ["traffickingType"],
  FINDING_STATUS: ["findingStatus", "findingBy"],
  CONTACT_SAFETY: ["contactSafety"],
  LAW_ENFORCEMENT_WISH: ["lawEnforcementWish"],
  WORKER_PHONE: ["workerPhone"],
} as const satisfies Record<FieldGroup, readonly (keyof ShareDetail)[]>;

/** Groups that say something about the person, and not about who sends. */
export const groupsOfPerson: FieldGroup[] = fieldGroups.filter((group) => group !== "WORKER_PHONE");

export const nothingSaid: SurvivorRanges = {
  ageBand: null,
  gender: null,
  householdAdults: null,
  householdChildren: null,
  language: null,
  interpreterNeeded: null,
  accessNeeds: [],
  traffickingType: null,
  findingStatus: null,
  findingBy: null,
  contactSafety: [],
  lawEnforcementWish: "NOT_ASKED",
};

/** What a form said, with every field it left out filled in. */
export function rangesFrom(input: SurvivorRangesInput): SurvivorRanges {
  const said = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Said.parse({ ...nothingSaid, ...Object.fromEntries(said) });
}

/** Takes a record apart into the groups that open together. */
export function partsOf(record: SurvivorRanges | ShareDetail, groups: readonly FieldGroup[]): Map<FieldGroup, object> {
  const values = new Map<string, unknown>(Object.entries(record));
  return new Map(groups.map((group) => [group, Object.fromEntries(fieldsOf[group].map((field) => [field, values.get(field) ?? null]))]));
}

/** Puts the owner's record together again. @throws ZodError when a part is not one of ours */
export function rangesOf(parts: readonly unknown[]): SurvivorRanges {
  return Said.parse(Object.assign({}, nothingSaid, ...parts));
}

/** Puts a recipient's copy together again; groups that are not there are empty. @throws ZodError when a part is not one of ours */
export function detailOf(parts: readonly unknown[]): ShareDetail {
  return Told.parse(Object.assign({}, nothingSaid, { lawEnforcementWish: null, workerPhone: null }, ...parts));
}
