import type { MaterialCode, TrainingAudience } from "@roundtable/shared/trainings.ts";
import type { SessionTopic, TrainingKind, TrainingModality } from "../client/enums.ts";

/** A training or outreach of the demo: so many days ago, by whom, about what, for whom. */
export type TrainingStory = {
  daysAgo: number;
  by: string;
  kind: TrainingKind;
  topics: SessionTopic[];
  minutes: number;
  modality: TrainingModality;
  audience: Partial<Record<TrainingAudience, number>>;
  materials?: Partial<Record<MaterialCode, number>>;
  note?: string;
  withdrawnFor?: string;
};

const dana = "Dana Birch";
const fern = "Fern Gale";
const lena = "Lena Fairlane";
const noor = "Noor Hadley";
const ruth = "Ruth Okoro";
const sam = "Sam Hollis";
const theo = "Theo Marsh";

const training = (
  daysAgo: number,
  by: string,
  topics: SessionTopic[],
  [minutes, modality]: [number, TrainingModality],
  audience: TrainingStory["audience"],
  rest: Partial<TrainingStory> = {},
): TrainingStory => ({ daysAgo, by, kind: "TRAINING", topics, minutes, modality, audience, ...rest });
const outreach = (...[daysAgo, by, topics, how, audience, rest = {}]: Parameters<typeof training>): TrainingStory =>
  training(daysAgo, by, topics, how, audience, { kind: "OUTREACH", ...rest });

/** A year of it: what a task force of this size does in twelve months, one session logged twice by mistake. */
export const trainingStories: readonly TrainingStory[] = [
  training(352, dana, ["TRAFFICKING_BASICS", "TASK_FORCE_OPERATIONS"], [120, "IN_PERSON"], {
    VICTIM_SERVICES: 14,
    LAW_ENFORCEMENT: 9,
    HEALTH: 6,
    COALITION: 3,
  }),
  training(318, sam, ["IDENTIFYING_AND_SCREENING", "INVESTIGATION"], [90, "IN_PERSON"], { LAW_ENFORCEMENT: 31 }, { note: "Roll call, first shift" }),
  training(317, sam, ["IDENTIFYING_AND_SCREENING", "INVESTIGATION"], [90, "IN_PERSON"], { LAW_ENFORCEMENT: 27 }, { note: "Roll call, second shift" }),
  outreach(
    301,
    fern,
    ["TRAFFICKING_BASICS", "REFERRAL_AND_SERVICES"],
    [240, "IN_PERSON"],
    { GENERAL_PUBLIC: 160, YOUTH: 25 },
    { materials: { BROCHURE: 120, HOTLINE_CARD: 200 }, note: "January awareness walk" },
  ),
  training(
    270,
    noor,
    ["IDENTIFYING_AND_SCREENING", "TRAUMA_INFORMED_PRACTICE"],
    [120, "HYBRID"],
    { HEALTH: 38, SHELTER_HOUSING: 4 },
    { materials: { TOOLKIT: 12 } },
  ),
  training(
    236,
    ruth,
    ["IMMIGRATION_RELIEF", "LABOR_TRAFFICKING"],
    [180, "ONLINE"],
    { LEGAL_SERVICES: 11, VICTIM_SERVICES: 12, LAW_ENFORCEMENT: 6 },
    { materials: { SLIDES: 29 } },
  ),
  outreach(
    204,
    theo,
    ["CHILDREN_AND_YOUTH", "PREVENTION_AND_DEMAND"],
    [60, "IN_PERSON"],
    { EDUCATION: 18, YOUTH: 140 },
    { materials: { POSTER: 10, HOTLINE_CARD: 140 } },
  ),
  training(178, lena, ["LAW_AND_PROSECUTION"], [150, "IN_PERSON"], { LAW_ENFORCEMENT: 16, PROSECUTION: 9 }),
  training(
    141,
    fern,
    ["CONFIDENTIALITY_AND_CONSENT", "REFERRAL_AND_SERVICES"],
    [90, "HYBRID"],
    { VICTIM_SERVICES: 17, HEALTH: 8, CHILD_WELFARE: 5, LAW_ENFORCEMENT: 4 },
    { note: "How a release is read, and what it does not say" },
  ),
  outreach(
    97,
    noor,
    ["LABOR_TRAFFICKING", "LANGUAGE_AND_ACCESS"],
    [180, "IN_PERSON"],
    { COMMUNITY: 45, FAITH_COMMUNITY: 30 },
    { materials: { BROCHURE: 60, HOTLINE_CARD: 75 }, note: "Harvest festival, with two interpreters" },
  ),
  training(63, dana, ["SURVIVOR_LEADERSHIP", "TASK_FORCE_OPERATIONS"], [120, "IN_PERSON"], {
    SURVIVOR_LEADERSHIP: 4,
    COALITION: 3,
    VICTIM_SERVICES: 10,
    LAW_ENFORCEMENT: 5,
  }),
  outreach(40, dana, ["TRAFFICKING_BASICS"], [45, "ONLINE"], { BUSINESS: 22 }, { materials: { SLIDES: 22 }, note: "Hotel managers" }),
  training(39, noor, ["TRAFFICKING_BASICS"], [45, "ONLINE"], { BUSINESS: 22 }, { withdrawnFor: "Logged twice" }),
  training(18, sam, ["SEX_TRAFFICKING", "TRAUMA_INFORMED_PRACTICE"], [240, "IN_PERSON"], { LAW_ENFORCEMENT: 19, PROSECUTION: 3, VICTIM_SERVICES: 6 }),
  outreach(6, fern, ["CHILDREN_AND_YOUTH"], [60, "IN_PERSON"], { EDUCATION: 34 }, { materials: { TOOLKIT: 8, POSTER: 20 } }),
];
