import type { Language, Need } from "@roundtable/shared/needs.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { Transaction } from "../../server/platform/db.ts";
import { demoPeople, piedmont, sandhills } from "./people.ts";

type DemoAgency = {
  name: string;
  discipline: Discipline;
  confidential?: boolean;
  phone: string;
  languages: Language[];
  /** The table, and the regions of it that the agency serves. */
  at: Partial<Record<string, readonly string[]>>;
  /** Days from now at which the agreement ends; 400 where nothing is said. */
  agreementEnds?: number;
  open: Need[];
  waitlist?: Need[];
  closed?: Need[];
};

const upper = "Upper Piedmont";
const central = "Central Piedmont";
const lower = "Lower Piedmont";
const everywhere = [upper, central, lower];
const sandhillsRegions = ["North Sandhills", "South Sandhills"];

const agencies: readonly DemoAgency[] = [
  {
    name: "Larkspur Crisis Center",
    discipline: "VICTIM_SERVICES",
    confidential: true,
    phone: "+13365550109",
    languages: ["ENGLISH", "SPANISH"],
    at: { [piedmont]: everywhere },
    open: ["VICTIM_ADVOCACY", "SAFETY_PLANNING", "CASE_MANAGEMENT", "PEER_SUPPORT", "HYGIENE_CLOTHING", "TRANSPORTATION", "COURT_ADVOCACY", "PUBLIC_BENEFITS"],
    waitlist: ["COUNSELING", "SUPPORT_GROUP"],
  },
  {
    name: "Harbor Row Shelter",
    discipline: "SHELTER_HOUSING",
    confidential: true,
    phone: "+13365550130",
    languages: ["ENGLISH", "SPANISH", "AMERICAN_SIGN_LANGUAGE"],
    at: { [piedmont]: [central, lower] },
    open: ["SHELTER_HOUSING", "SAFETY_PLANNING", "FOOD", "HYGIENE_CLOTHING", "CHILDCARE"],
    waitlist: ["CASE_MANAGEMENT"],
    closed: ["TRANSPORTATION"],
  },
  {
    name: "Dogwood Legal Aid",
    discipline: "LEGAL_SERVICES",
    phone: "+13365550150",
    languages: ["ENGLISH", "SPANISH", "FRENCH"],
    at: { [piedmont]: everywhere, [sandhills]: sandhillsRegions },
    open: ["IMMIGRATION_LEGAL_HELP", "ID_DOCUMENTS", "PUBLIC_BENEFITS", "COURT_ADVOCACY"],
    waitlist: ["LEGAL_ASSISTANCE"],
  },
  {
    name: "Millbrook Police Department",
    discipline: "LAW_ENFORCEMENT",
    phone: "+13365550142",
    languages: ["ENGLISH", "SPANISH"],
    at: { [piedmont]: [upper, central] },
    open: ["LAW_ENFORCEMENT_REPORT"],
  },
  {
    name: "Fairlane District Attorney",
    discipline: "PROSECUTION",
    phone: "+13365550146",
    languages: ["ENGLISH"],
    at: { [piedmont]: everywhere },
    open: ["COURT_ADVOCACY", "LAW_ENFORCEMENT_REPORT"],
  },
  {
    name: "Redbud Health",
    discipline: "HEALTH",
    phone: "+13365550118",
    languages: ["ENGLISH", "SPANISH", "VIETNAMESE"],
    at: { [piedmont]: [central, upper] },
    open: ["MEDICAL_CARE", "COUNSELING", "SUBSTANCE_USE_TREATMENT"],
    waitlist: ["DENTAL_CARE"],
  },
  {
    name: "Northgate Clinic",
    discipline: "HEALTH",
    phone: "+13365550122",
    languages: ["ENGLISH", "ARABIC", "CHINESE"],
    at: { [piedmont]: [upper] },
    agreementEnds: 20,
    open: ["MEDICAL_CARE", "DENTAL_CARE", "INTERPRETATION"],
  },
  {
    name: "Alder Family Services",
    discipline: "CHILD_WELFARE",
    phone: "+13365550160",
    languages: ["ENGLISH", "SPANISH"],
    at: { [piedmont]: everywhere },
    open: ["CHILDCARE", "CASE_MANAGEMENT", "EDUCATION", "EMPLOYMENT_TRAINING", "FINANCIAL_ASSISTANCE"],
  },
  {
    name: "Stillwater Crisis Line",
    discipline: "VICTIM_SERVICES",
    confidential: true,
    phone: "+13365550166",
    languages: ["ENGLISH", "SPANISH"],
    at: { [piedmont]: everywhere },
    agreementEnds: -12,
    open: ["VICTIM_ADVOCACY", "SAFETY_PLANNING", "COUNSELING", "PEER_SUPPORT"],
  },
  {
    name: "Piedmont Coalition",
    discipline: "COALITION",
    phone: "+13365550180",
    languages: ["ENGLISH"],
    at: { [piedmont]: everywhere },
    open: [],
  },
  {
    name: "Longleaf Advocacy Center",
    discipline: "VICTIM_SERVICES",
    confidential: true,
    phone: "+19105550110",
    languages: ["ENGLISH"],
    at: { [sandhills]: sandhillsRegions },
    open: ["VICTIM_ADVOCACY", "SAFETY_PLANNING", "SHELTER_HOUSING", "COUNSELING"],
  },
];

/** Ids of what was seeded, by name. */
export type Places = { taskForces: Map<string, string>; regions: Map<string, string>; agencies: Map<string, string>; people: Map<string, string> };

const day = 86_400_000;

/** The tables, their regions, the agencies with what they offer and where, their agreements, and everyone's seat. */
export async function seedAgencies(tx: Transaction, now: Date): Promise<Places> {
  const joined = new Date(now.getTime() - 300 * day);
  const taskForces = byName(await tx.taskForce.createManyAndReturn({ data: [piedmont, sandhills].map((name) => ({ name, createdAt: joined })) }));
  const regions = byName(
    await tx.region.createManyAndReturn({
      data: [
        ...everywhere.map((name) => ({ name, taskForceId: idOf(taskForces, piedmont) })),
        ...sandhillsRegions.map((name) => ({ name, taskForceId: idOf(taskForces, sandhills) })),
      ],
    }),
  );
  const ids = byName(
    await tx.agency.createManyAndReturn({
      data: agencies.map(({ name, discipline, confidential = false, phone, languages }) => ({
        name,
        discipline,
        confidentialProgram: confidential,
        intakePhone: phone,
        languages,
        createdAt: joined,
      })),
    }),
  );
  const seatsAt = agencies.flatMap((agency) =>
    Object.keys(agency.at).map((table) => ({ agency, agencyId: idOf(ids, agency.name), taskForceId: idOf(taskForces, table) })),
  );
  await tx.membership.createMany({ data: seatsAt.map(({ agencyId, taskForceId }) => ({ agencyId, taskForceId, joinedAt: joined })) });
  await tx.sharingAgreement.createMany({
    data: seatsAt.map(({ agency, agencyId, taskForceId }) => ({
      agencyId,
      taskForceId,
      signedOn: joined,
      startsAt: joined,
      endsAt: new Date(now.getTime() + (agency.agreementEnds ?? 400) * day),
    })),
  });
  await tx.agencyRegion.createMany({
    data: agencies.flatMap(({ name, at }) =>
      Object.values(at).flatMap((served) => (served ?? []).map((region) => ({ agencyId: idOf(ids, name), regionId: idOf(regions, region) }))),
    ),
  });
  await tx.agencyService.createMany({
    data: agencies.flatMap(({ name, open, waitlist = [], closed = [] }) => [
      ...open.map((need) => ({ agencyId: idOf(ids, name), need, opening: "OPEN" as const })),
      ...waitlist.map((need) => ({ agencyId: idOf(ids, name), need, opening: "WAITLIST" as const })),
      ...closed.map((need) => ({ agencyId: idOf(ids, name), need, opening: "CLOSED" as const })),
    ]),
  });
  return { taskForces, regions, agencies: ids, people: await seedPeople(tx, taskForces, ids, joined) };
}

async function seedPeople(tx: Transaction, taskForces: Map<string, string>, agencyIds: Map<string, string>, joined: Date): Promise<Map<string, string>> {
  const people = byName(
    await tx.person.createManyAndReturn({
      data: demoPeople.map(({ name, email, agency, workPhone, locale, operator }) => ({
        name,
        email,
        workPhone,
        locale,
        operator,
        agencyId: idOf(agencyIds, agency),
        createdAt: joined,
        joinedAt: joined,
      })),
    }),
  );
  await tx.seat.createMany({
    data: demoPeople.flatMap(({ name, seats, taskForces: tables }) =>
      tables.flatMap((table) => seats.map((role) => ({ role, personId: idOf(people, name), taskForceId: idOf(taskForces, table) }))),
    ),
  });
  return people;
}

/** @throws Error when the demo names what it never made */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo has no "${name}".`);
  return id;
}

function byName(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [name, id]));
}
