import { createHash } from "node:crypto";
import type { ReportNumber } from "@roundtable/shared/reports.ts";
import { owedBy } from "../../server/features/grants/rules/deadlines.ts";
import type { ReportPeriod } from "../../server/features/grants/rules/calendar.ts";
import { dayOf } from "../../server/features/referrals/rules/clock.ts";
import { latestForm } from "../../server/features/reports/forms/all-forms.ts";
import { isLinked } from "../../server/features/reports/rules.ts";
import { printFlow, printShared } from "../../server/features/reports/rules/printing.ts";
import type { AwardModel, ReportingRuleModel } from "../client/models.ts";
import { idOf } from "./agencies.ts";
import type { Seeding } from "./audit.ts";
import { piedmont } from "./people.ts";
import { type CountStory, enteredSections, filedStories, openStories } from "./report-stories.ts";

const day = 86_400_000;
const coordinator = "Dana Birch";
const form = latestForm("OVC_HT");

/** The half-yearly report of the award for victim services: an earlier one filed, and the last one that is over in preparation. */
export async function seedReports(seeding: Seeding): Promise<void> {
  const { tx, places, now } = seeding;
  const held = { taskForceId: idOf(places.taskForces, piedmont), report: "OVC_HT" as const };
  const rule = await tx.reportingRule.findFirstOrThrow({ where: held, include: { award: true } });
  const today = dayOf(now, "America/New_York");
  const over = owedBy(rule, rule.award).filter(({ endsOn }) => endsOn < today);
  const [earlier, last] = over.slice(-2);
  if (!earlier || !last) throw new Error("The award of the demo is too young for reports.");
  await fileOne(seeding, rule, earlier);
  await prepareOne(seeding, rule, last);
}

type Rule = ReportingRuleModel & { award: AwardModel };

async function prepareOne(seeding: Seeding, rule: Rule, period: ReportPeriod): Promise<void> {
  const askedAt = new Date(seeding.now.getTime() - 9 * day);
  const { about, reportId } = await begin(seeding, rule, period, askedAt, "CERTIFYING");
  for (const story of openStories) {
    const changedAt = new Date(askedAt.getTime() + (4 + story.turn) * day);
    const agencyId = idOf(seeding.places.agencies, story.agency);
    const { id: entryId } = await seeding.tx.reportEntry.create({ data: { ...about, reportId, agencyId, askedAt, changedAt, version: 3 } });
    const numbers = countsOf(story).filter(({ section }) => enteredSections[story.agency]?.includes(section));
    await seeding.tx.reportNumber.createMany({
      data: numbers.map((one) => ({ ...one, taskForceId: about.taskForceId, entryId, agencyId, linked: isLinked(form, one) })),
    });
  }
}

async function fileOne(seeding: Seeding, rule: Rule, period: ReportPeriod): Promise<void> {
  const { tx, places, log } = seeding;
  const personId = idOf(places.people, coordinator);
  const endedAt = Date.parse(period.endsOn);
  const [askedAt, certifiedAt, filedAt] = [new Date(endedAt + 4 * day), new Date(endedAt + 12 * day), new Date(endedAt + 20 * day)];
  const { about, reportId } = await begin(seeding, rule, period, askedAt, "FILED");
  const frozen: (ReportNumber & { agency: string; linked: boolean })[] = [];
  const entries: object[] = [];
  for (const story of filedStories) {
    const [agencyId, certifiedById] = [idOf(places.agencies, story.agency), idOf(places.people, story.certifiedBy)];
    const certified = { state: "CERTIFIED", certifiedById, certifiedAt, everCertified: true, version: 4 } as const;
    const { id: entryId } = await tx.reportEntry.create({ data: { ...about, reportId, agencyId, askedAt, changedAt: certifiedAt, ...certified } });
    const numbers = countsOf(story).map((one) => ({ ...one, linked: isLinked(form, one) }));
    await tx.reportNumber.createMany({ data: numbers.map((one) => ({ ...one, taskForceId: about.taskForceId, entryId, agencyId })) });
    await tx.reportEvent.create({ data: { ...about, reportId, agencyId, kind: "CERTIFIED", personId: certifiedById, at: certifiedAt } });
    frozen.push(...numbers.map((one) => ({ ...one, agency: agencyId })));
    entries.push({ agency: agencyId, state: "CERTIFIED", certifiedBy: certifiedById, certifiedAt });
  }
  const days = { periodStartsOn: new Date(period.startsOn), periodEndsOn: new Date(period.endsOn) };
  const filing = { filedOn: new Date(dayOf(filedAt, "America/New_York")), filedById: personId };
  const work = [
    { code: "MILESTONES_REACHED", count: 6 },
    { code: "AGREEMENTS_SIGNED", count: 8 },
    { code: "AGREEMENTS_IN_FORCE", count: 8 },
    { code: "AGENCIES_AT_THE_TABLE", count: places.agencies.size },
  ];
  const body = JSON.stringify({ report: reportId, form: form.code, formVersion: form.version, ...days, ...filing, work, entries, numbers: frozen });
  const sha256 = new Uint8Array(createHash("sha256").update(body).digest());
  await tx.reportSnapshot.create({ data: { ...about, ...filing, reportId, body, work, sha256, filedAt } });
  await tx.reportFiling.upsert({
    where: { ruleId_periodStartsOn: { ruleId: rule.id, periodStartsOn: days.periodStartsOn } },
    create: { ...about, ...days, ...filing, awardId: rule.awardId, ruleId: rule.id },
    update: filing,
  });
  await tx.reportEvent.create({ data: { ...about, reportId, kind: "FILED", personId, at: filedAt } });
  const tables = printShared(form, frozen);
  const flow = printFlow([]);
  const copy = { ...about, ...days, reportId, form: form.code, formVersion: form.version, madeAt: filedAt };
  await tx.sharedReport.create({ data: { ...copy, kind: "TABLES", printed: tables.cells, truth: tables.truth as number[][][] } });
  await tx.sharedReport.create({ data: { ...copy, kind: "FLOW", printed: flow.cells, truth: flow.truth as number[][][] } });
  log(filedAt, { action: "report.file", outcome: "OK", taskForceId: about.taskForceId, personId, subjectIds: [reportId], detail: { fields: "ACTION" } });
}

async function begin({ tx, places, log }: Seeding, rule: Rule, period: ReportPeriod, preparedAt: Date, state: "CERTIFYING" | "FILED") {
  const preparedById = idOf(places.people, coordinator);
  const about = { taskForceId: rule.taskForceId, holderAgencyId: rule.holderAgencyId };
  const days = { periodStartsOn: new Date(period.startsOn), periodEndsOn: new Date(period.endsOn) };
  const { id: reportId } = await tx.report.create({
    data: { ...about, ...days, awardId: rule.awardId, ruleId: rule.id, form: form.code, formVersion: form.version, state, preparedById, preparedAt },
  });
  await tx.reportEvent.create({ data: { ...about, reportId, kind: "PREPARED", personId: preparedById, at: preparedAt } });
  log(preparedAt, {
    action: "report.prepare",
    outcome: "OK",
    taskForceId: rule.taskForceId,
    personId: preparedById,
    subjectIds: [reportId],
    detail: { fields: "ACTION" },
  });
  return { about, reportId };
}

/** Everything an agency counted, dealt out over the rows of each table so that it adds up. */
function countsOf({ fresh, continuing, turn }: CountStory): ReportNumber[] {
  return form.sections.flatMap(({ code, rows, columns, sumsTo }) =>
    columns.flatMap((column) => {
      let left = fresh[column] ?? 0;
      return rows.map((row, place) => {
        const share = Math.ceil(left / ((place + turn) % 3 === 0 ? 2 : 3));
        const dealt = place === rows.length - 1 ? left : share;
        left -= dealt;
        const other =
          row === "CONTINUING"
            ? Math.round(continuing / (column === "POTENTIAL" ? 2 : 3))
            : ((place * 7 + turn * 5 + column.length) % 19) + (column === "OCCASIONS" ? 20 : 0);
        return { section: code, row, column, value: sumsTo !== null ? dealt : row === "NEW" ? (fresh[column] ?? 0) : other };
      });
    }),
  );
}
