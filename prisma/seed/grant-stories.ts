import { addDays, addMonths } from "../../server/features/roadmap/rules.ts";
import type { Prisma } from "../client/client.ts";

type RuleStory = Pick<Prisma.ReportingRuleCreateManyInput, "report" | "frequency" | "yearStartsIn" | "dueUnit" | "dueAfter" | "weekend"> & {
  /** Whether every report of a period that is over has been filed. */
  isFiledInTime: boolean;
};
export type RequirementStory = Pick<Prisma.GrantRequirementCreateManyInput, "title" | "kind" | "note"> & {
  /** Days from today; left out for what holds as long as the award does. */
  dueIn?: number;
  metDaysAgo?: number;
  waivedBecause?: string;
  /** Codes of the milestones that it is met by. */
  milestones: readonly string[];
};
export type AwardStory = Pick<Prisma.AwardCreateManyInput, "funder" | "title" | "number" | "side" | "amountCents"> & {
  holder: string;
  owner: string;
  startsOn: string;
  endsOn: string;
  rules: readonly RuleStory[];
  requirements: readonly RequirementStory[];
};

/** How many days the one report is late that is. */
const daysLate = 6;

/**
 * Both awards as they stand on the day the demo is made: whatever day it is, one report falls due soon, one is late by a few
 * days, and the rest is filed or lies ahead.
 */
export function awardStories(today: string): AwardStory[] {
  const thisMonth = `${today.slice(0, 8)}01`;
  const [dayOfMonth, lastMonth] = [Number(today.slice(8)), addMonths(thisMonth, -1)];
  const beforeLastMonth = addDays(lastMonth, -1);
  const money = { report: "SF_425", yearStartsIn: 1, dueUnit: "DAYS", weekend: "NEXT_WORKING_DAY", isFiledInTime: true } as const;
  return [
    {
      funder: "OVC",
      title: "Enhanced collaborative model: services",
      number: "15POVC-25-GK-01284-HT",
      side: "VICTIM_SERVICES",
      amountCents: 75_000_000,
      holder: "Larkspur Crisis Center",
      owner: "Fern Gale",
      startsOn: addMonths(thisMonth, -12),
      endsOn: addDays(addMonths(thisMonth, 24), -1),
      rules: [
        {
          report: "OVC_HT",
          frequency: "SEMIANNUAL",
          yearStartsIn: Number(thisMonth.slice(5, 7)),
          dueUnit: "DAYS",
          dueAfter: dayOfMonth > 25 ? 45 : 30,
          weekend: "NEXT_WORKING_DAY",
          isFiledInTime: false,
        },
        { ...money, frequency: "QUARTERLY", dueAfter: 30 },
        { ...money, frequency: "FINAL", dueAfter: 120 },
      ],
      requirements: [
        {
          title: "Coordination memo signed by both award holders",
          kind: "DELIVERABLE",
          dueIn: -210,
          metDaysAgo: 224,
          note: "In the shared binder",
          milestones: [],
        },
        { title: "Program policies handed in to the funder", kind: "POLICY", dueIn: 40, milestones: ["V05", "G13"] },
        { title: "Suitability determination for everybody who works with minors", kind: "CONDITION", milestones: ["V14"] },
      ],
    },
    {
      funder: "BJA",
      title: "Enhanced collaborative model: law enforcement",
      number: "15PBJA-25-GK-00932-HT",
      side: "LAW_ENFORCEMENT",
      amountCents: 68_000_000,
      holder: "Millbrook Police Department",
      owner: "Sam Hollis",
      startsOn: addMonths(lastMonth, -3),
      endsOn: addDays(addMonths(lastMonth, 33), -1),
      rules: [
        {
          report: "LE_PMT",
          frequency: "QUARTERLY",
          yearStartsIn: Number(lastMonth.slice(5, 7)),
          dueUnit: "DAYS",
          dueAfter: Math.round((Date.parse(today) - Date.parse(beforeLastMonth)) / 86_400_000) - daysLate,
          weekend: "NOT_SAID",
          isFiledInTime: false,
        },
        { ...money, frequency: "QUARTERLY", dueAfter: 30 },
        { ...money, frequency: "FINAL", dueAfter: 120 },
      ],
      requirements: [
        { title: "Reporting plan agreed with the award for services", kind: "DELIVERABLE", dueIn: 12, milestones: ["D11"] },
        { title: "Change of key staff approved", kind: "CONDITION", dueIn: 90, waivedBecause: "Nobody has changed since the award began", milestones: [] },
      ],
    },
  ];
}
