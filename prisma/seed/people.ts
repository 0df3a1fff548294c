import { createHash } from "node:crypto";
import type { Discipline, Locale, SeatRole } from "@roundtable/shared/roles.ts";
import { inBase32 } from "../../server/platform/totp.ts";

/** Somebody invented who may sign in to the demo. */
export type DemoPerson = {
  name: string;
  email: string;
  password: string;
  /** What an authenticator app is set up with, in base 32. Printed, as the password is. */
  totpSecret: string;
  agency: string;
  discipline: Discipline;
  seats: readonly SeatRole[];
  operator: boolean;
  locale: Locale;
  /** The tables at which the seats stand, by name. */
  taskForces: readonly string[];
  workPhone: string;
};

export const piedmont = "Piedmont Task Force";
export const sandhills = "Sandhills Task Force";

/** The same for everybody, because the demo prints it anyway and holds nobody's data. */
const password = "lantern-orchard-rain";

/** The same at every start, so that a script can know it. */
export function demoTotpSecret(email: string): Uint8Array {
  return createHash("sha256").update(`roundtable demo ${email}`).digest().subarray(0, 20);
}

function person(
  name: string,
  email: string,
  [agency, discipline]: readonly [string, Discipline],
  seats: readonly SeatRole[],
  workPhone: string,
  other: Partial<Pick<DemoPerson, "operator" | "locale" | "taskForces">> = {},
): DemoPerson {
  return {
    name,
    email: `${email}.example.org`,
    password,
    totpSecret: inBase32(demoTotpSecret(`${email}.example.org`)),
    agency,
    discipline,
    seats,
    workPhone,
    operator: false,
    locale: "en",
    taskForces: [piedmont],
    ...other,
  };
}

const larkspur = ["Larkspur Crisis Center", "VICTIM_SERVICES"] as const;
const harborRow = ["Harbor Row Shelter", "SHELTER_HOUSING"] as const;
const dogwood = ["Dogwood Legal Aid", "LEGAL_SERVICES"] as const;
const coalition = ["Piedmont Coalition", "COALITION"] as const;

/** Everyone in the demo, in the order in which the sign-in page offers them. Telephone numbers are of the range kept for fiction. */
export const demoPeople: readonly DemoPerson[] = [
  person("Inés Marlowe", "ines.marlowe@larkspur", larkspur, ["ADVOCATE"], "+13365550176"),
  person("Fern Gale", "fern.gale@larkspur", larkspur, ["AGENCY_LEAD", "ADVOCATE"], "+13365550177"),
  person("June Alder", "june.alder@harbor-row", harborRow, ["ADVOCATE"], "+13365550131"),
  person("Paz Tully", "paz.tully@harbor-row", harborRow, ["ADVOCATE"], "+13365550132", { locale: "es" }),
  person("Wren Ross", "wren.ross@harbor-row", harborRow, ["AGENCY_LEAD"], "+13365550133"),
  person("Ruth Okoro", "ruth.okoro@dogwood", dogwood, ["ADVOCATE"], "+13365550151", { taskForces: [piedmont, sandhills] }),
  person("Sam Hollis", "sam.hollis@millbrook", ["Millbrook Police Department", "LAW_ENFORCEMENT"], ["LIAISON"], "+13365550143"),
  person("Lena Fairlane", "lena.fairlane@fairlane", ["Fairlane District Attorney", "PROSECUTION"], ["LIAISON"], "+13365550147"),
  person("Noor Hadley", "noor.hadley@redbud", ["Redbud Health", "HEALTH"], ["ADVOCATE"], "+13365550119"),
  person("Sorrel Frost", "sorrel.frost@northgate", ["Northgate Clinic", "HEALTH"], ["ADVOCATE", "AGENCY_LEAD"], "+13365550123"),
  person("Theo Marsh", "theo.marsh@alder", ["Alder Family Services", "CHILD_WELFARE"], ["ADVOCATE"], "+13365550161"),
  person("Hazel Winters", "hazel.winters@stillwater", ["Stillwater Crisis Line", "VICTIM_SERVICES"], ["ADVOCATE"], "+13365550167"),
  person("Dana Birch", "dana.birch@coalition", coalition, ["COORDINATOR"], "+13365550181"),
  person("Willow Rayne", "willow.rayne@coalition", coalition, ["ADVISER"], "+13365550182"),
  person("Rowan Hale", "rowan.hale@coalition", coalition, [], "+13365550183", { operator: true }),
  person("Linden Vale", "linden.vale@coalition", coalition, [], "+13365550184", { operator: true }),
  person("Juniper Snow", "juniper.snow@longleaf", ["Longleaf Advocacy Center", "VICTIM_SERVICES"], ["ADVOCATE"], "+19105550111", { taskForces: [sandhills] }),
  person("Vera Lindqvist", "vera.lindqvist@longleaf", ["Longleaf Advocacy Center", "VICTIM_SERVICES"], ["COORDINATOR"], "+19105550112", {
    taskForces: [sandhills],
  }),
];
