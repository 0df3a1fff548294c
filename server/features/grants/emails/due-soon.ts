import type { GrantReport, WeekendRule } from "@roundtable/shared/grants.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";
import { isWeekend } from "../rules/calendar.ts";

/** Something that is due, as it is called: a report by its code or by the name that its rule gives it, a requirement by its title. */
export type Called = { report: GrantReport; name: string | null } | { title: string };

/** What a mail about a due date says of it: its name, the date and, of a weekend, what the funder does then (GR-1). No award, no figure. */
export function dueSoon(what: Called & { dueOn: string; weekend: WeekendRule | null }, locale: Locale): string[] {
  const { dueOn, weekend } = what;
  const due = m.grant_mail_due({ what: nameOf(what, locale), date: longDate(dueOn, locale) }, { locale });
  return weekend !== null && isWeekend(dueOn) ? [due, weekendNote(weekend, locale)] : [due];
}

/** What the funder says of a due date on a weekend. */
export function weekendNote(weekend: WeekendRule, locale: Locale): string {
  return weekends[weekend]({}, { locale });
}

/** What is owed, in the words of people. */
export function nameOf(what: Called, locale: Locale): string {
  if ("title" in what) return what.title;
  return what.report === "OTHER" || what.name !== null ? (what.name ?? "") : reports[what.report]({}, { locale });
}

function longDate(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

const weekends = {
  NEXT_WORKING_DAY: m.grant_mail_weekend_next_working_day,
  WORKING_DAY_BEFORE: m.grant_mail_weekend_working_day_before,
  STAYS: m.grant_mail_weekend_stays,
  NOT_SAID: m.grant_mail_weekend_not_said,
};

const reports = {
  OVC_HT: m.grant_report_ovc_ht,
  LE_PMT: m.grant_report_le_pmt,
  VOCA_PMT: m.grant_report_voca_pmt,
  VOCA_SAR: m.grant_report_voca_sar,
  OVW_VAWA: m.grant_report_ovw_vawa,
  STOP_SASP: m.grant_report_stop_sasp,
  OTIP_PPR: m.grant_report_otip_ppr,
  OTIP_ANNUAL: m.grant_report_otip_annual,
  SF_425: m.grant_report_sf_425,
  NC_STATE: m.grant_report_nc_state,
  SINGLE_AUDIT: m.grant_report_single_audit,
};
