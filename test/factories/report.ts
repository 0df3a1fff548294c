import { createHash } from "node:crypto";
import type { ReportNumber } from "@roundtable/shared/reports.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type {
  ReportEntryModel,
  ReportEventModel,
  ReportingRuleModel,
  ReportModel,
  ReportNumberModel,
  ReportSnapshotModel,
  SharedReportModel,
} from "../../prisma/client/models.ts";
import { latestForm } from "../../server/features/reports/forms/all-forms.ts";
import { isLinked } from "../../server/features/reports/rules.ts";

const form = latestForm("OVC_HT");

/** Every cell of the OVC form: so many new people in both columns, all in the first row of each table, and `each` everywhere else. */
export function ovcNumbers(fresh: number, each = 0): ReportNumber[] {
  return form.sections.flatMap(({ code, rows, columns, sumsTo }) =>
    rows.flatMap((row, place) =>
      columns.map((column) => {
        const isNew = code === "PEOPLE" && row === "NEW";
        if (sumsTo === null) return { section: code, row, column, value: isNew ? fresh : each };
        return { section: code, row, column, value: place === 0 ? fresh : 0 };
      }),
    ),
  );
}

export type BuiltReport = {
  rule: ReportingRuleModel;
  report: ReportModel;
  entries: ReportEntryModel[];
  number: ReportNumberModel | null;
  event: ReportEventModel;
  snapshot: Omit<ReportSnapshotModel, "body"> | null;
  shared: SharedReportModel[];
};
export type ReportOverrides = {
  award: { id: string; taskForceId: string; holderAgencyId: string };
  preparedById: string;
  /** The agencies that were asked; those with numbers have certified them. */
  asked: { agencyId: string; certifiedById?: string; numbers?: ReportNumber[] }[];
  filedById?: string;
  periodStartsOn?: string;
  periodEndsOn?: string;
};

/** A half-yearly OVC report, by the state its agencies are in; filed when somebody filed it. */
export async function buildReport(db: PrismaClient, { award, preparedById, asked, filedById, ...days }: ReportOverrides): Promise<BuiltReport> {
  const owned = { taskForceId: award.taskForceId, holderAgencyId: award.holderAgencyId };
  const semiannual = { report: "OVC_HT", frequency: "SEMIANNUAL", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30 } as const;
  const rule =
    (await db.reportingRule.findFirst({ where: { awardId: award.id, report: "OVC_HT" } })) ??
    (await db.reportingRule.create({ data: { ...semiannual, ...owned, awardId: award.id } }));
  const period = { periodStartsOn: new Date(days.periodStartsOn ?? "2026-01-01"), periodEndsOn: new Date(days.periodEndsOn ?? "2026-06-30") };
  const state = filedById ? "FILED" : asked.every(({ certifiedById }) => certifiedById) ? "IN_REVIEW" : "CERTIFYING";
  const report = await db.report.create({
    data: { ...owned, ...period, awardId: award.id, ruleId: rule.id, form: "OVC_HT", formVersion: 1, state, preparedById },
  });
  const about = { ...owned, reportId: report.id };
  const entries: ReportEntryModel[] = [];
  const frozen: object[] = [];
  for (const { agencyId, certifiedById, numbers = [] } of asked) {
    const certified = certifiedById ? { state: "CERTIFIED" as const, certifiedById, certifiedAt: new Date(), everCertified: true } : {};
    const entry = await db.reportEntry.create({ data: { ...about, agencyId, ...certified } });
    entries.push(entry);
    await db.reportNumber.createMany({
      data: numbers.map((one) => ({ ...one, taskForceId: award.taskForceId, entryId: entry.id, agencyId, linked: isLinked(form, one) })),
    });
    if (certifiedById) frozen.push(...numbers.map((one) => ({ ...one, agency: agencyId, linked: isLinked(form, one) })));
  }
  const event = await db.reportEvent.create({ data: { ...about, kind: "PREPARED", personId: preparedById } });
  const number = await db.reportNumber.findFirst({ where: { entry: { reportId: report.id } } });
  if (!filedById) return { rule, report, entries, number, event, snapshot: null, shared: [] };

  const filedOn = new Date("2026-07-20");
  await db.reportFiling.create({ data: { ...owned, ...period, awardId: award.id, ruleId: rule.id, filedOn, filedById } });
  const body = JSON.stringify({ numbers: frozen });
  const snapshot = await db.reportSnapshot.create({
    data: {
      ...about,
      body,
      work: [{ code: "MILESTONES_REACHED", count: 2 }],
      sha256: new Uint8Array(createHash("sha256").update(body).digest()),
      filedOn,
      filedById,
    },
  });
  const copy = { ...about, ...period, form: "OVC_HT" as const, formVersion: 1, truth: [] };
  const print = { shown: { kind: "NUMBER", value: 25 } };
  const shared = [
    await db.sharedReport.create({ data: { ...copy, kind: "TABLES", printed: [{ section: "FAMILY", row: "FAMILY_NEW", column: "PERSONS", ...print }] } }),
    await db.sharedReport.create({ data: { ...copy, kind: "FLOW", printed: [{ code: "REFERRALS_SENT", ...print }] } }),
  ];
  return { rule, report, entries, number, event, snapshot, shared };
}
