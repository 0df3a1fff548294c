import type { ReportNumber } from "@roundtable/shared/reports.ts";
import { actorOf, buildPerson } from "../factories/person.ts";
import { buildReport } from "../factories/report.ts";
import { deskOf } from "./desk.ts";
import type { Table } from "./table.ts";
import { type Someone, worldPassword } from "./world.ts";

export type Shown = { kind: "NUMBER" | "FEW" | "HIDDEN"; value: number | null };
export type Cell = { section: string; row: string; column: string; own: number | null; whole: Shown };
export type Looked = {
  id: string;
  version: number;
  state: string;
  cells: Cell[];
  activity: { code: string; count: number }[];
  flow: { code: string; shown: Shown }[];
  filing: { filedOn: string; sha256: string; filedBy: { id: string } | null } | null;
  difference: {
    isCounted: boolean;
    cells: { section: string; row: string; column: string; filed: Cell; now: Cell; difference: number | null }[];
    activityFiled: { code: string; count: number }[];
    activityNow: { code: string; count: number }[];
  } | null;
  history: { kind: string; reason: string | null; note: string | null; agency: { id: string } | null }[];
  entries: { id: string; version: number; state: string; agency: { id: string }; isOwn: boolean; numbers: ReportNumber[]; viewerCan: string[] }[];
  ownEntry: { id: string; version: number; state: string; numbers: ReportNumber[]; viewerCan: string[] } | null;
  viewerCan: string[];
};
const cell = "section row column own whole { kind value }";
const shown = `id version state cells { ${cell} } activity { code count } flow { code shown { kind value } } filing { filedOn sha256 filedBy { id } }
  difference { isCounted cells { section row column filed { ${cell} } now { ${cell} } difference } activityFiled { code count } activityNow { code count } }
  history { kind reason note agency { id } } entries { id version state agency { id } isOwn numbers { section row column value } viewerCan }
  ownEntry { id version state numbers { section row column value } viewerCan } viewerCan`;

/** A table at which reports are made: what its people see of them, and reports to begin with. */
export type ReportTable = Awaited<ReturnType<typeof layReports>>;

/** The cell of a row and column. */
export const cellAt = (cells: readonly Cell[], row: string, column: string): Cell | undefined => cells.find((one) => one.row === row && one.column === column);

/** Adds to a table the leads of three agencies, who certify for them, and the means to look at reports. */
export async function layReports({ owner, hub, world }: Table) {
  const leadOf = async ({ agency }: Someone): Promise<Someone> => {
    const person = await buildPerson(owner, { agencyId: agency.id, taskForceId: world.taskForce.id, seats: ["AGENCY_LEAD"], password: worldPassword });
    return { person, agency, actor: actorOf(person) };
  };
  const leads = [await leadOf(world.rccA), world.lead, await leadOf(world.leA)];
  function leadAt(n: number): Someone {
    const lead = leads[n];
    if (!lead) throw new Error("no such lead");
    return lead;
  }

  async function find(someone: Someone, id: string): Promise<Looked | null> {
    return (await deskOf(hub, someone).ask<{ report: Looked | null }>(`query ($id: ID!) { report(id: $id) { ${shown} } }`, { id })).report;
  }
  async function look(someone: Someone, id: string): Promise<Looked> {
    const report = await find(someone, id);
    if (!report) throw new Error("there is no such report");
    return report;
  }
  async function own(someone: Someone, id: string) {
    const { ownEntry } = await look(someone, id);
    if (!ownEntry) throw new Error("their agency was not asked");
    return ownEntry;
  }
  /** A report of an award of its own, so that no test minds another's; each lead's agency has certified what is given. @returns its id */
  async function begin(given: (ReportNumber[] | null)[]): Promise<string> {
    const { id: _, ...facts } = world.award.award;
    const award = await owner.award.create({ data: facts });
    const asked = given.map((numbers, n) => ({ agencyId: leadAt(n).agency.id, ...(numbers ? { certifiedById: leadAt(n).person.id, numbers } : {}) }));
    return (await buildReport(owner, { award, preparedById: world.coord.person.id, asked })).report.id;
  }
  return { leadAt, find, look, own, begin };
}
