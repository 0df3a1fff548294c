import { z } from "zod";

/** How often a report is owed. `FINAL` once, over the whole award; `ONCE` once, counted from its start. */
export const reportFrequencies = ["QUARTERLY", "SEMIANNUAL", "ANNUAL", "FINAL", "ONCE"] as const;
export const ReportFrequency = z.enum(reportFrequencies);
export type ReportFrequency = z.infer<typeof ReportFrequency>;

/** What the funder says of a due date on a Saturday or Sunday. The hub shows it and never moves the date itself (GR-1). */
export const weekendRules = ["NEXT_WORKING_DAY", "WORKING_DAY_BEFORE", "STAYS", "NOT_SAID"] as const;
export const WeekendRule = z.enum(weekendRules);
export type WeekendRule = z.infer<typeof WeekendRule>;
