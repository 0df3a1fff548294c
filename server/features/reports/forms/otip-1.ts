import { makeForm } from "./funder-form.ts";

/** OTIP's progress report of TVAP and DVHT grants, without anything of a single client. */
export const otip1 = makeForm(
  "OTIP",
  1,
  {
    title: "OTIP program progress report",
    source: "OTIP data collection, omb.report/icr/202108-0970-010 and 202210-0970-006 (first pages of forms, openings of guides)",
  },
  ["PEOPLE", "FAMILY", "INTAKE", "AGE", "GENDER", "RACE", "TRAFFICKING", "TRAFFICKING_SERVICES"],
);
