import type { ReportEventModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import { findAward, findPeriod } from "#features/grants/queries.ts";
import { AwardRef, ReportPeriodRef } from "#features/grants/schema/award.ts";
import { formOf } from "../forms/all-forms.ts";
import { type Activity, activityOf, readActivity } from "../queries/activity.ts";
import { cellsOf, changedCellsOf } from "../queries/cells.ts";
import { type EntryView, entryActionsOf, findReportOf, historyOf, mayKeep, ownNumbers, reportActionsOf, type ReportView } from "../queries/reports.ts";
import { flowOf } from "../queries/shared-reports.ts";
import { formsOfReports, written } from "../rules.ts";
import { adviceForWork } from "../rules/activity.ts";
import { CellRef, ChangedCellRef, FlowCellRef, FunderFormRef, NumberRef } from "./numbers.ts";

export const ReportRef = builder.objectRef<ReportView>("Report");
export const EntryRef = builder.objectRef<EntryView>("ReportEntry");

const EventRef = builder.objectRef<ReportEventModel>("ReportEvent").implement({
  description: "Something that happened to a report. Never changed and never removed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "DateTime" }),
    kind: t.expose("kind", { type: enums.ReportEventKind }),
    person: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    agency: t.field({
      type: AgencyRef,
      nullable: true,
      description: "Whose numbers it is about; null for what concerns the whole report.",
      resolve: ({ agencyId }, _, { load }) => (agencyId === null ? null : load.agency.load(agencyId)),
    }),
    reason: t.exposeString("reason", { nullable: true, description: "One of the words of ChangeReason, ExcuseReason or CorrectionReason, by kind." }),
    note: t.exposeString("note", { nullable: true }),
  }),
});

EntryRef.implement({
  description: "What one agency was asked for, and where its numbers stand. The numbers themselves are only its own to read.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    agency: t.field({ type: AgencyRef, resolve: ({ agencyId }, _, { load }) => load.requireAgency(agencyId) }),
    state: t.expose("state", { type: enums.EntryState }),
    isOwn: t.boolean({ description: "Of the reader's own agency.", resolve: ({ agencyId }, _, context) => agencyId === actingIn(context).actor.agencyId }),
    askedAt: t.expose("askedAt", { type: "DateTime" }),
    changedAt: t.expose("changedAt", { type: "DateTime" }),
    certifiedAt: t.expose("certifiedAt", { type: "DateTime", nullable: true }),
    certifiedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ certifiedById }, _, { load }) => (certifiedById === null ? null : load.person.load(certifiedById)),
    }),
    numbers: t.field({
      type: [NumberRef],
      description: "What the reader's own agency has entered so far; empty for everybody else.",
      resolve: ({ id }, _, context) => ownNumbers(actingIn(context), id),
    }),
    viewerCan: t.field({ type: [enums.EntryAction], resolve: (entry, _, context) => entryActionsOf(actingIn(context), entry) }),
  }),
});

export const ActivityRef = builder.objectRef<Activity>("ReportActivity").implement({
  description: "Work of the table, counted from the hub's own records: events, agencies, and people who met or came to learn, never survivors.",
  fields: (t) => ({
    code: t.expose("code", { type: enums.ActivityCode }),
    audience: t.expose("audience", {
      type: enums.TrainingAudience,
      nullable: true,
      description: "The part of the number that is of one audience, where somebody of it came; null for the whole.",
    }),
    count: t.exposeInt("count"),
    method: t.field({ type: enums.CountMethod, resolve: ({ code }) => adviceForWork(code).method }),
    caveats: t.field({ type: [enums.CountCaveat], description: "What to know before using it.", resolve: ({ code }) => adviceForWork(code).caveats }),
  }),
});

type Difference = { cells: Awaited<ReturnType<typeof changedCellsOf>>; frozen: Activity[]; now: Activity[] };
const DifferenceRef = builder.objectRef<Difference>("ReportDifference").implement({
  description: "The same period counted again, beside what was filed. What was filed does not change.",
  fields: (t) => ({
    isCounted: t.boolean({ description: "False while an agency is at its numbers again.", resolve: ({ cells }) => cells !== null }),
    cells: t.field({ type: [ChangedCellRef], resolve: ({ cells }) => cells ?? [] }),
    activityFiled: t.field({ type: [ActivityRef], resolve: ({ frozen }) => frozen }),
    activityNow: t.field({ type: [ActivityRef], resolve: ({ now }) => now }),
  }),
});

const FilingRef = builder.objectRef<NonNullable<ReportView["filing"]>>("ReportCopy").implement({
  description: "That a report was filed: when, by whom, and the fingerprint of its frozen copy.",
  fields: (t) => ({
    filedOn: t.expose("filedOn", { type: "Date" }),
    filedAt: t.expose("filedAt", { type: "DateTime", description: "When it was noted here, and the numbers frozen." }),
    filedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ filedById }, _, { load }) => load.person.load(filedById) }),
    sha256: t.string({ description: "Of the frozen copy, in hexadecimal.", resolve: ({ sha256 }) => Buffer.from(sha256).toString("hex") }),
  }),
});

ReportRef.implement({
  description: "The report of one period to a funder. Its numbers are entered by each agency for itself; others learn sums.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    state: t.expose("state", { type: enums.ReportState }),
    form: t.field({
      type: FunderFormRef,
      resolve: ({ form, formVersion, entries }) => ({ ...formOf(form, formVersion), hasExcused: entries.some(({ state }) => state === "EXCUSED") }),
    }),
    periodStartsOn: t.expose("periodStartsOn", { type: "Date" }),
    periodEndsOn: t.expose("periodEndsOn", { type: "Date" }),
    award: t.field({
      type: AwardRef,
      nullable: true,
      description: "Null for an agency that was only asked for numbers.",
      resolve: ({ awardId }, _, context) => findAward(actingIn(context), awardId),
    }),
    period: t.field({
      type: ReportPeriodRef,
      nullable: true,
      description: "When it is due; null as above.",
      resolve: ({ ruleId, periodStartsOn }, _, context) => findPeriod(actingIn(context), ruleId, written(periodStartsOn)),
    }),
    holder: t.field({
      type: AgencyRef,
      description: "The agency that holds the award.",
      resolve: ({ holderAgencyId }, _, { load }) => load.requireAgency(holderAgencyId),
    }),
    preparedAt: t.expose("preparedAt", { type: "DateTime" }),
    preparedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ preparedById }, _, { load }) => load.person.load(preparedById) }),
    entries: t.field({ type: [EntryRef], description: "Of all agencies that were asked; for one of them only its own.", resolve: ({ entries }) => entries }),
    ownEntry: t.field({
      type: EntryRef,
      nullable: true,
      description: "Null where the reader's agency was not asked.",
      resolve: ({ entries }, _, context) => entries.find(({ agencyId }) => agencyId === actingIn(context).actor.agencyId) ?? null,
    }),
    cells: t.field({
      type: [CellRef],
      description:
        "The numbers as the reader may see them, in the order of the form: of a filed report those that were filed. Sums open once every agency has certified.",
      resolve: (report, _, context) => cellsOf(actingIn(context), report),
    }),
    activity: t.field({
      type: [ActivityRef],
      description: "Counted now, and of a filed report as it was filed.",
      resolve: (report, _, context) => activityIn(report, () => activityOf(actingIn(context), report)),
    }),
    flow: t.field({
      type: [FlowCellRef],
      description: "How referrals went that were sent in the period: protected numbers, some moments after filing, and not for law enforcement.",
      resolve: ({ id }, _, context) => flowOf(actingIn(context), id),
    }),
    filing: t.field({
      type: FilingRef,
      nullable: true,
      description: "Null until it is filed, and for an agency that was only asked for numbers.",
      resolve: ({ filing }) => filing,
    }),
    difference: t.field({
      type: DifferenceRef,
      nullable: true,
      description: "What differs from the filed copy when the period is counted again; null until it is filed.",
      resolve: async (report, _, context) =>
        report.filing === null
          ? null
          : {
              cells: await changedCellsOf(actingIn(context), report),
              frozen: readActivity(report.filing.work),
              now: await activityOf(actingIn(context), report),
            },
    }),
    history: t.field({ type: [EventRef], description: "The latest first.", resolve: ({ id }, _, context) => historyOf(actingIn(context), id) }),
    viewerCan: t.field({ type: [enums.ReportAction], resolve: (report, _, context) => reportActionsOf(actingIn(context), report) }),
  }),
});

/** Of a filed report the work is not for whoever was only asked for numbers: they do not see the copy. */
function activityIn({ state, filing }: ReportView, countNow: () => Promise<Activity[]>): Activity[] | Promise<Activity[]> {
  if (state !== "FILED") return countNow();
  return filing ? readActivity(filing.work) : [];
}

export const ReportPageRef = builder.objectRef<Page<ReportView>>("ReportPage").implement({
  description: "A part of the list of reports.",
  fields: (t) => ({
    nodes: t.field({ type: [ReportRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true, description: "Give it as `after` to go on from here." }),
  }),
});

builder.objectFields(ReportPeriodRef, (t) => ({
  report: t.field({
    type: ReportRef,
    nullable: true,
    description: "The report of this period, once it is begun.",
    resolve: ({ rule, startsOn }, _, context) => findReportOf(actingIn(context), rule.id, startsOn),
  }),
  viewerCanPrepare: t.boolean({
    description: "Whether you may begin its report: it is put together in the hub, nobody has begun it, and the award is yours to keep.",
    resolve: async ({ rule, award, startsOn }, _, context) =>
      formsOfReports[rule.report] !== undefined && mayKeep(actingIn(context), award) && (await findReportOf(actingIn(context), rule.id, startsOn)) === null,
  }),
}));
