import type { PrismaClient } from "../../prisma/client/client.ts";
import type { BuiltAgency } from "../factories/agency.ts";
import { buildReport, type BuiltReport, ovcNumbers, type ReportOverrides } from "../factories/report.ts";

type Asked = ReportOverrides["asked"];

/** An award of the agency's own with a half-yearly report. */
async function makeReport(db: PrismaClient, { id: holderAgencyId, taskForceId }: BuiltAgency, asked: Asked, isFiled = false): Promise<BuiltReport> {
  const facts = { funder: "OVC", title: "Services for survivors", number: "15POVC-26-GG-00002", side: "VICTIM_SERVICES", amountCents: 70_000_000 } as const;
  const { id: preparedById } = await db.person.findFirstOrThrow({ where: { agencyId: holderAgencyId } });
  const award = await db.award.create({ data: { ...facts, taskForceId, holderAgencyId, startsOn: new Date("2025-10-01"), endsOn: new Date("2028-09-30") } });
  return buildReport(db, { award, preparedById, asked, ...(isFiled ? { filedById: preparedById } : {}) });
}

/** A filed report of the agency's own in which every field says something: what was filed, what changed since, what was asked for. @returns its id */
export async function fileReportWithEverything(db: PrismaClient, agency: BuiltAgency, others: BuiltAgency[]): Promise<string> {
  const { id: certifiedById } = await db.person.findFirstOrThrow({ where: { agencyId: agency.id } });
  const { report } = await makeReport(
    db,
    agency,
    [agency, ...others].map(({ id: agencyId }) => ({ agencyId, certifiedById, numbers: ovcNumbers(30, 20) })),
    true,
  );
  const about = { taskForceId: agency.taskForceId, holderAgencyId: agency.id, reportId: report.id, agencyId: agency.id, personId: certifiedById };
  await db.reportEvent.create({ data: { ...about, kind: "CHANGES_REQUESTED", reason: "WRONG_PERIOD", note: "Look again" } });
  await db.reportNumber.updateMany({ where: { entry: { reportId: report.id }, row: "HOUSING" }, data: { value: { increment: 20 } } });
  return report.id;
}

/** Reports of the reader's own agency, which was asked itself, so that a refusal is about the seat. */
export function reportInputs(db: PrismaClient, agency: BuiltAgency): Record<string, () => Promise<object>> {
  const agencyId = agency.id;
  const person = () => db.person.findFirstOrThrow({ where: { agencyId } });
  const entryOf = ({ entries: [entry] }: BuiltReport) => ({ entryId: entry?.id, version: entry?.version });
  const open = async () => entryOf(await makeReport(db, agency, [{ agencyId, numbers: ovcNumbers(3) }]));
  const certified = async (isFiled: boolean) => makeReport(db, agency, [{ agencyId, certifiedById: (await person()).id, numbers: ovcNumbers(3) }], isFiled);
  return {
    prepareReport: async () => ({ ruleId: (await certified(false)).rule.id, periodStartsOn: "2026-07-01", agencyIds: [agencyId] }),
    enterNumbers: async () => ({ ...(await open()), numbers: ovcNumbers(4) }),
    certifyNumbers: open,
    requestChanges: async () => ({ ...entryOf(await certified(false)), reason: "OTHER" }),
    excuseAgency: async () => ({ ...(await open()), reason: "NO_ANSWER" }),
    fileReport: async () => ({ reportId: (await certified(false)).report.id, version: 1, filedOn: "2026-07-15" }),
    reopenNumbers: async () => ({ ...entryOf(await certified(true)), reason: "FOUND_LATER" }),
    exportReport: async () => ({ reportId: (await certified(true)).report.id }),
  };
}
