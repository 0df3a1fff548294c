import { z } from "zod";
import { disciplines } from "./roles.ts";
import { words } from "./roadmap.ts";

/** A training teaches people who work in the field; outreach tells everybody else. The two are never added up. */
export const trainingKinds = ["TRAINING", "OUTREACH"] as const;
const TrainingKind = z.enum(trainingKinds);

/** What it was about (domain.md §1.2, §2.4). */
export const sessionTopics = [
  "TRAFFICKING_BASICS",
  "SEX_TRAFFICKING",
  "LABOR_TRAFFICKING",
  "IDENTIFYING_AND_SCREENING",
  "TRAUMA_INFORMED_PRACTICE",
  "CHILDREN_AND_YOUTH",
  "LAW_AND_PROSECUTION",
  "INVESTIGATION",
  "CONFIDENTIALITY_AND_CONSENT",
  "REFERRAL_AND_SERVICES",
  "IMMIGRATION_RELIEF",
  "LANGUAGE_AND_ACCESS",
  "SURVIVOR_LEADERSHIP",
  "PREVENTION_AND_DEMAND",
  "STAFF_WELLBEING",
  "TASK_FORCE_OPERATIONS",
  "OTHER",
] as const;

export const trainingModalities = ["IN_PERSON", "ONLINE", "HYBRID"] as const;

/** Who came: the disciplines of a table, and those who sit at none. */
export const trainingAudiences = [...disciplines, "EDUCATION", "YOUTH", "BUSINESS", "FAITH_COMMUNITY", "GENERAL_PUBLIC", "OTHER"] as const;
export type TrainingAudience = (typeof trainingAudiences)[number];

/** What was handed out. */
export const materialCodes = ["BROCHURE", "POSTER", "HOTLINE_CARD", "TOOLKIT", "SLIDES", "VIDEO", "OTHER"] as const;
export type MaterialCode = (typeof materialCodes)[number];

/** What a reader may do with an entry of the log; the page asks and decides nothing itself. */
export const trainingActions = ["CHANGE", "WITHDRAW"] as const;
export type TrainingAction = (typeof trainingActions)[number];

/** The largest count that is taken: more people than any hall holds is a slip of the pen. */
export const mostPeople = 100_000;
/** The longest session, in minutes: a week of working days. */
export const mostMinutes = 2_400;

const Count = z.int().min(0).max(mostPeople);
const isOnce = (names: string[]) => new Set(names).size === names.length;

const AudienceCounts = z.array(z.strictObject({ audience: z.enum(trainingAudiences), people: Count.min(1) })).max(trainingAudiences.length);
const MaterialCounts = z.array(z.strictObject({ material: z.enum(materialCodes), count: Count.min(1) })).max(materialCodes.length);

const facts = {
  clientKey: z.uuid(),
  kind: TrainingKind,
  heldOn: z.iso.date(),
  topics: z.array(z.enum(sessionTopics)).min(1).max(sessionTopics.length).refine(isOnce, { message: "names one of them twice" }),
  minutes: z.int().min(1).max(mostMinutes),
  modality: z.enum(trainingModalities),
  /** Everybody who came; what the audiences add up to. */
  attendees: Count,
  audience: AudienceCounts.refine((rows) => isOnce(rows.map(({ audience }) => audience)), { message: "names one of them twice" }),
  materials: MaterialCounts.refine((rows) => isOnce(rows.map(({ material }) => material)), { message: "names one of them twice" }),
  ranByPersonId: z.uuid().nullish(),
  note: words().nullish(),
};

/** Whether the audiences add up to the attendees: the form asks while one types, the hub before it writes. */
export function addsUp({ attendees, audience }: { attendees: number; audience: readonly { people: number }[] }): boolean {
  return audience.reduce((sum, { people }) => sum + people, 0) === attendees;
}
const sum = { path: ["audience"], message: "does not add up to everybody who came" };

export const AddTrainingInput = z.strictObject(facts).refine(addsUp, sum);
/** Everything is sent as it shall stand. */
export const ChangeTrainingInput = z.strictObject({ ...facts, trainingId: z.uuid(), version: z.int().min(1) }).refine(addsUp, sum);
export const WithdrawTrainingInput = z.strictObject({ clientKey: z.uuid(), trainingId: z.uuid(), version: z.int().min(1), reason: words().min(1) });
