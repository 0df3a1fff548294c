import type { GrantStanding } from "@roundtable/shared/grants.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { AwardRowFragment } from "./grants.graphql.ts";
import { spanWords } from "./months.ts";
import { reportWord, weekendWords } from "./words.ts";

/** Something that is late, or due within thirty days. */
export type Pressing = {
  key: string;
  title: string;
  awardId: string;
  awardTitle: string;
  reportId: string | null;
  dueOn: string;
  standing: GrantStanding;
  daysLeft: number;
  weekend: string | null;
};

const presses: ReadonlySet<GrantStanding> = new Set(["DUE_SOON", "LATE", "VERY_LATE"]);

/** Everything of all awards that is late or due soon, the oldest date first. */
export function pressingOf(awards: readonly AwardRowFragment[]): Pressing[] {
  const all = awards.flatMap((award) => {
    const about = { awardId: award.id, awardTitle: award.title };
    const periods = award.periods.map((period) => ({
      ...about,
      ...period,
      title: m.grants_period_title({ report: reportWord(period.rule), span: spanWords(period.startsOn, period.endsOn) }),
      reportId: period.report?.id ?? null,
      weekend: weekendWords(period),
    }));
    const requirements = award.requirements.map((requirement) => ({ ...about, ...requirement, key: requirement.id, reportId: null, weekend: null }));
    return award.closedOn === null ? [...periods, ...requirements] : [];
  });
  return all
    .flatMap(({ dueOn, daysLeft, ...rest }) => (dueOn !== null && daysLeft !== null && presses.has(rest.standing) ? [{ ...rest, dueOn, daysLeft }] : []))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}
