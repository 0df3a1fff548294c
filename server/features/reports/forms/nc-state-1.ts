import { makeForm } from "./funder-form.ts";

/** North Carolina's yearly report of a state grant: the services that G.S. 7A-354.1 names. */
export const ncState1 = makeForm("NC_STATE", 1, { title: "North Carolina state grant report", source: "N.C.G.S. 7A-354.1, 143C-6-23; 09 NCAC 03M" }, [
  "PEOPLE",
  "FAMILY",
  "AGE",
  "STATE_SERVICES",
]);
