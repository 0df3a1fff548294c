import { makeForm } from "./funder-form.ts";

/** OVC's performance measures for human trafficking: its own questionnaire was not found, so this follows TIMS and the award conditions. */
export const ovcHt1 = makeForm(
  "OVC_HT",
  1,
  { title: "OVC human trafficking performance report", source: "domain.md §2.4 (TIMS, general knowledge); ovc.ojp.gov/faqs" },
  ["PEOPLE", "FAMILY", "AGE", "GENDER", "RACE", "TRAFFICKING", "TRAFFICKING_SERVICES"],
);
