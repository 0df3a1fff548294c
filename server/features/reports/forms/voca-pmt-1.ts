import { makeForm } from "./funder-form.ts";

/** VOCA's quarterly measures of a subgrantee: services A to E and victimization types. */
export const vocaPmt1 = makeForm(
  "VOCA_PMT",
  1,
  { title: "VOCA subgrantee performance measures", source: "domain.md §2.4 (services and types published; demographics general knowledge)" },
  ["PEOPLE", "FAMILY", "AGE", "GENDER", "RACE", "VICTIMIZATION", "CLASSIFICATION", "VOCA_SERVICES"],
);
