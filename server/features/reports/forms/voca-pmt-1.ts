import { makeForm } from "./funder-form.ts";

/** VOCA's quarterly measures of a subgrantee: services A to E and victimization types. */
export const vocaPmt1 = makeForm(
  "VOCA_PMT",
  1,
  {
    title: "VOCA subgrantee performance measures",
    source:
      "OVC, VOCA performance measures of subgrantees, ovc.ojp.gov/funding/performance-measures (services and types as published, demographics as commonly asked)",
  },
  ["PEOPLE", "FAMILY", "AGE", "GENDER", "RACE", "VICTIMIZATION", "CLASSIFICATION", "VOCA_SERVICES"],
);
