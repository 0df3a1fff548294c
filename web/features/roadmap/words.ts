import { m } from "@roundtable/shared/i18n/messages.js";
import type { MilestoneStatus, NotApplicableReason } from "@roundtable/shared/roadmap.ts";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { spanWords } from "../grants/months.ts";
import { formWord } from "../reports/form-words.ts";
import type { MapElementFragment, MilestonePage_milestoneFragment, MilestoneRowFragment } from "./roadmap.graphql.ts";

const statusWords: Record<MilestoneStatus, () => string> = {
  NOT_STARTED: m.roadmap_status_not_started,
  UNDER_WAY: m.roadmap_status_under_way,
  IN_PLACE: m.roadmap_status_in_place,
  LAPSED: m.roadmap_status_lapsed,
  NOT_APPLICABLE: m.roadmap_status_not_applicable,
};

/** "Under way". */
export function statusWord(status: MilestoneStatus): string {
  return statusWords[status]();
}

const reasonWords: Record<NotApplicableReason, () => string> = {
  OUTSIDE_OUR_PURPOSE: m.roadmap_reason_outside_our_purpose,
  COVERED_ELSEWHERE: m.roadmap_reason_covered_elsewhere,
  NOT_IN_OUR_AREA: m.roadmap_reason_not_in_our_area,
  NOT_REQUIRED_OF_US: m.roadmap_reason_not_required_of_us,
};

/** "Another body covers it". */
export function notApplicableWord(reason: NotApplicableReason): string {
  return reasonWords[reason]();
}

/** "Dana Birch, Piedmont Coalition", or that nobody takes care of it yet. */
export function ownerWords({ ownerAgency, ownerPerson }: Pick<MilestoneRowFragment, "ownerAgency" | "ownerPerson">): string {
  if (ownerPerson && ownerAgency) return m.roadmap_owner_both({ person: ownerPerson.name, agency: ownerAgency.name });
  return ownerPerson?.name ?? ownerAgency?.name ?? m.roadmap_owner_none();
}

/** When it is due or has to be looked at again; null when no day is set, or nothing is owed any more. */
export function whenWords({ status, dueOn, reviewOn }: Pick<MilestoneRowFragment, "status" | "dueOn" | "reviewOn">): string | null {
  if (status === "NOT_APPLICABLE") return null;
  if (status === "LAPSED" && reviewOn !== null) return m.roadmap_review_past({ date: formatDate(reviewOn) });
  if (status === "IN_PLACE") return reviewOn === null ? null : m.roadmap_review({ date: formatDate(reviewOn) });
  if (dueOn === null) return null;
  return dueOn < todayIso() ? m.roadmap_due_past({ date: formatDate(dueOn) }) : m.roadmap_due({ date: formatDate(dueOn) });
}

/** "2 in place, 1 lapsed": how the milestones of an element stand, in words and never as a share of the whole. */
export function countWords({ inPlace, underWay, notStarted, lapsed, notApplicable }: MapElementFragment["counts"]): string {
  return [
    inPlace > 0 ? m.roadmap_count_in_place({ count: inPlace }) : null,
    lapsed > 0 ? m.roadmap_count_lapsed({ count: lapsed }) : null,
    underWay > 0 ? m.roadmap_count_under_way({ count: underWay }) : null,
    notStarted > 0 ? m.roadmap_count_not_started({ count: notStarted }) : null,
    notApplicable > 0 ? m.roadmap_count_not_applicable({ count: notApplicable }) : null,
  ]
    .filter((words) => words !== null)
    .join(", ");
}

/** "Minutes of Full task force, Nov 4, 2026": by body and day of the meeting, for whoever may read them. */
export function minutesName({ bodyName, heldOn }: { bodyName: string; heldOn: string }): string {
  return m.roadmap_evidence_minutes_named({ body: bodyName, date: formatDate(heldOn) });
}

type Filed = NonNullable<MilestonePage_milestoneFragment["evidence"][number]["report"]>;

/** "OVC performance report, January to June 2026, filed Jul 15": by its form, for whoever sees it. */
export function filedReportName({ form, periodStartsOn, periodEndsOn }: Omit<Filed, "id">, filedOn: string): string {
  return m.roadmap_evidence_report_named({ name: formWord(form), period: spanWords(periodStartsOn, periodEndsOn), date: formatDate(filedOn) });
}
