import { makeForm } from "./funder-form.ts";

/** BJA's measures of the law-enforcement side. Victims are counted as police counts them, beside and never within those of the service side. */
export const leMeasures1 = makeForm(
  "LE_MEASURES",
  1,
  { title: "Law enforcement performance measures", source: "what awards for law enforcement commonly ask (no published list was found)" },
  ["LE_WORK", "LE_VICTIMS", "LE_SUSPECTS"],
);
