import type { MissingNumber, ReportColumn, ReportNumber, ReportSection, SumProblem } from "@roundtable/shared/reports.ts";
import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";
import type { FunderForm } from "../forms/funder-form.ts";
import type { FlowCell, SharedView } from "../queries/shared-reports.ts";
import type { SharedCell } from "../rules/printing.ts";
import { adviceFor, type Cell, type Changed } from "../rules.ts";
import type { Shown } from "../rules/disclosure.ts";
import { formOf } from "../forms/all-forms.ts";

const shownKinds = ["NUMBER", "FEW", "HIDDEN"] as const;
const ShownKind = builder.enumType("ShownKind", {
  values: shownKinds,
  description: "FEW: fewer than 11, and zero is not told apart. HIDDEN: held back so that a small number cannot be worked out, or not open yet.",
});

/** A row of another part of the hub's names is never a section: what the database holds was written from the form. */
const sectionOf = ({ section }: { section: string }) => section as ReportSection;
const columnOf = ({ column }: { column: string }) => column as ReportColumn;

const ShownRef = builder.objectRef<Shown>("ShownNumber").implement({
  description: "A number as it may be shown.",
  fields: (t) => ({
    kind: t.field({ type: ShownKind, resolve: ({ kind }) => kind }),
    value: t.int({ nullable: true, description: "Null unless the kind is NUMBER.", resolve: (shown) => (shown.kind === "NUMBER" ? shown.value : null) }),
  }),
});

export const NumberRef = builder.objectRef<ReportNumber>("ReportNumber").implement({
  description: "One number that an agency counted.",
  fields: (t) => ({
    section: t.field({ type: enums.ReportSection, resolve: sectionOf }),
    row: t.exposeString("row"),
    column: t.field({ type: enums.ReportColumn, resolve: columnOf }),
    value: t.exposeInt("value"),
  }),
});

export const CellRef = builder.objectRef<Cell>("ReportCell").implement({
  description: "One cell of a report as its reader may see it.",
  fields: (t) => ({
    section: t.field({ type: enums.ReportSection, resolve: sectionOf }),
    row: t.exposeString("row"),
    column: t.field({ type: enums.ReportColumn, resolve: columnOf }),
    own: t.exposeInt("own", { nullable: true, description: "What the reader's own agency counted, exactly; null where it gave nothing." }),
    whole: t.field({
      type: ShownRef,
      description: "The sum of agency counts: a person may be counted by more than one agency.",
      resolve: ({ whole }) => whole,
    }),
  }),
});

export const ChangedCellRef = builder.objectRef<Changed>("ChangedCell").implement({
  description: "A cell that is not what was filed.",
  fields: (t) => ({
    section: t.field({ type: enums.ReportSection, resolve: sectionOf }),
    row: t.exposeString("row"),
    column: t.field({ type: enums.ReportColumn, resolve: columnOf }),
    filed: t.field({ type: CellRef, resolve: ({ frozen }) => frozen }),
    now: t.field({ type: CellRef, resolve: ({ now }) => now }),
    difference: t.exposeInt("difference", { nullable: true, description: "Of the whole; null where either is held back, as after a change by a few people." }),
  }),
});

type FormView = FunderForm & { hasExcused: boolean };
const SectionRef = builder.objectRef<FunderForm["sections"][number] & { hasExcused: boolean }>("FormSection").implement({
  description: "A table of a form.",
  fields: (t) => ({
    code: t.expose("code", { type: enums.ReportSection }),
    rows: t.stringList({ description: "Codes of its rows, in order.", resolve: ({ rows }) => [...rows] }),
    columns: t.field({ type: [enums.ReportColumn], resolve: ({ columns }) => [...columns] }),
    unit: t.expose("unit", { type: enums.ReportUnit }),
    sumsTo: t.exposeString("sumsTo", { nullable: true, description: "The row of PEOPLE that its rows add up to, column by column." }),
    method: t.field({ type: enums.CountMethod, resolve: (section) => adviceFor(section, section.hasExcused).method }),
    caveats: t.field({ type: [enums.CountCaveat], resolve: (section) => adviceFor(section, section.hasExcused).caveats }),
  }),
});

export const FunderFormRef = builder.objectRef<FormView>("FunderForm").implement({
  description: "One version of a funder's form. A report keeps the version it was begun with.",
  fields: (t) => ({
    code: t.expose("code", { type: enums.ReportForm }),
    version: t.exposeInt("version"),
    title: t.exposeString("title"),
    source: t.exposeString("source", { description: "What the funder published of the form, and how much of it is known." }),
    sections: t.field({ type: [SectionRef], resolve: ({ sections, hasExcused }) => sections.map((section) => ({ ...section, hasExcused })) }),
  }),
});

export const FlowCellRef = builder.objectRef<FlowCell>("ReferralFlow").implement({
  description: "One protected number about referrals.",
  fields: (t) => ({ code: t.field({ type: enums.FlowCode, resolve: ({ code }) => code }), shown: t.field({ type: ShownRef, resolve: ({ shown }) => shown }) }),
});

const SharedCellRef = builder.objectRef<SharedCell>("SharedCell").implement({
  description: "One protected number of a filed report: in fives, never below 15, and held back where it could tell of a few.",
  fields: (t) => ({
    section: t.field({ type: enums.ReportSection, resolve: sectionOf }),
    row: t.exposeString("row"),
    column: t.field({ type: enums.ReportColumn, resolve: columnOf }),
    shown: t.field({ type: ShownRef, resolve: ({ shown }) => shown }),
  }),
});

export const SharedReportRef = builder.objectRef<SharedView>("SharedReport").implement({
  description: "The protected copy of a filed report, for everybody at the table.",
  fields: (t) => ({
    id: t.exposeID("id"),
    edition: t.exposeInt("edition", { description: "A later one takes in corrections that do not tell of a few people." }),
    form: t.field({ type: FunderFormRef, resolve: ({ form, formVersion }) => ({ ...formOf(form, formVersion), hasExcused: false }) }),
    periodStartsOn: t.expose("periodStartsOn", { type: "Date" }),
    periodEndsOn: t.expose("periodEndsOn", { type: "Date" }),
    madeAt: t.expose("madeAt", { type: "DateTime" }),
    cells: t.field({ type: [SharedCellRef], resolve: ({ cells }) => cells }),
    flow: t.field({ type: [FlowCellRef], description: "Not for law enforcement.", resolve: ({ flow }) => flow }),
  }),
});

export const SumProblemRef = builder.objectRef<SumProblem>("SumProblem").implement({
  description: "A table that does not add up to the new people.",
  fields: (t) => ({
    section: t.expose("section", { type: enums.ReportSection }),
    column: t.expose("column", { type: enums.ReportColumn }),
    sum: t.exposeInt("sum"),
    expected: t.exposeInt("expected"),
  }),
});

export const MissingNumberRef = builder.objectRef<MissingNumber>("MissingNumber").implement({
  description: "A cell that nobody has filled in. A zero is a number.",
  fields: (t) => ({
    section: t.expose("section", { type: enums.ReportSection }),
    row: t.exposeString("row"),
    column: t.expose("column", { type: enums.ReportColumn }),
  }),
});
