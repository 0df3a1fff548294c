import type { EntryState } from "@roundtable/shared/reports.ts";
import { z } from "zod";
import type { JobHandler } from "#platform/jobs.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { type PrintingParts, printSharedReport } from "./commands/print-shared-report.ts";
import { numbersAsked } from "./emails/numbers-asked.ts";
import { askedReport, leadsAsked } from "./queries/asked.ts";

const Announced = z.object({ reportId: z.uuid() });
const AskedOf = z.object({ entryId: z.uuid(), byId: z.uuid() });

/** Makes the protected copy when a report was filed, and again when its numbers were corrected. */
export function reportHandlers(parts: PrintingParts): Record<string, JobHandler> {
  const print: JobHandler = async (payload) => void (await printSharedReport(parts, Announced.parse(payload).reportId));
  return { "report.filed": print, "report.corrected": print };
}

const toLeads = (topic: string, state: EntryState): News => ({
  topic,
  kind: "GRANTS",
  whom: (db, payload) => leadsAsked(db, AskedOf.parse(payload), state),
  about: async (db, payload, locale) => {
    const asked = await askedReport(db, AskedOf.parse(payload), locale);
    return asked ? numbersAsked(asked, state === "RETURNED", locale) : [];
  },
});

/** The leads of an agency are told when its numbers are asked for, and when changes to them are. Of a filing nobody is told. */
export const reportNews: News[] = [toLeads("report.numbers-asked", "DRAFT"), toLeads("report.numbers-returned", "RETURNED")];
