import { makeForm } from "./funder-form.ts";

/** OTIP's progress report of TVAP and DVHT grants, without anything of a single client. */
export const otip1 = makeForm("OTIP", 1, { title: "OTIP program progress report", source: "domain.md §2.4 (forms' first pages and guides' openings)" }, [
  "PEOPLE",
  "FAMILY",
  "INTAKE",
  "AGE",
  "GENDER",
  "RACE",
  "TRAFFICKING",
  "TRAFFICKING_SERVICES",
]);
