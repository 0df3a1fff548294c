import { makeForm } from "./funder-form.ts";

/** OVC's performance measures for human trafficking: its own questionnaire was not found, so this follows TIMS and the award conditions. */
export const ovcHt1 = makeForm(
  "OVC_HT",
  1,
  {
    title: "OVC human trafficking performance report",
    source: "OVC, Trafficking Information Management System, OMB 1121-0336; ovc.ojp.gov/faqs (the questionnaire itself was not found)",
  },
  ["PEOPLE", "FAMILY", "AGE", "GENDER", "RACE", "TRAFFICKING", "TRAFFICKING_SERVICES"],
);
