import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAgency, type BuiltAgency } from "../factories/agency.ts";
import { buildPerson } from "../factories/person.ts";
import { dayFromNow, type Desk, deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { layTable, type Table } from "../support/table.ts";
import type { World } from "../support/world.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let coord: Desk;

beforeAll(async () => {
  ({ owner, hub, world, close } = await layTable());
  coord = deskOf(hub, world.coord);
});

afterAll(() => close());

const make = async (agreement: "live" | "lapsed" | "none" = "live") => {
  const agency = await buildAgency(owner, { taskForceId: world.taskForce.id, agreement });
  return { agency, signer: await buildPerson(owner, { agencyId: agency.id, taskForceId: world.taskForce.id, seats: ["AGENCY_LEAD"] }) };
};
const paper = (agency: BuiltAgency, signedById: string, overrides: object = {}) => ({
  agencyId: agency.id,
  lastVersion: 1,
  document: "MEMORANDUM_OF_UNDERSTANDING",
  title: "Sharing agreement of the task force",
  signedById,
  signedOn: dayFromNow(-1),
  startsOn: dayFromNow(0),
  endsOn: dayFromNow(364),
  ...overrides,
});

describe("recording", () => {
  test("a renewal is a new version that says who signed and when, and changes nothing about those before it", async () => {
    const { agency, signer } = await make();
    const [before] = await owner.sharingAgreement.findMany({ where: { agencyId: agency.id } });
    expect(await coord.act("recordAgreement", paper(agency, signer.id))).toMatchObject({ __typename: "SharingAgreement", version: 2, state: "LIVE" });
    const [first, second] = await owner.sharingAgreement.findMany({ where: { agencyId: agency.id }, orderBy: { version: "asc" } });
    expect(first).toEqual(before);
    expect(second).toMatchObject({ signedById: signer.id, recordedById: world.coord.person.id, title: "Sharing agreement of the task force" });
    const { agreements } = await deskOf(hub, world.leA).ask<{
      agreements: { id: string; versions: object[]; lastVersion: number; viewerCanRecord: boolean }[];
    }>("{ agreements { id lastVersion viewerCanRecord versions { version signedBy { id } recordedBy { id } } } }");
    expect(agreements.find(({ id }) => id === agency.id)).toEqual({
      id: agency.id,
      lastVersion: 2,
      viewerCanRecord: false,
      versions: [
        { version: 2, signedBy: { id: signer.id }, recordedBy: { id: world.coord.person.id } },
        { version: 1, signedBy: null, recordedBy: null },
      ],
    });
  });

  test("of two who renew at the same moment one gets a conflict with how it stands", async () => {
    const { agency, signer } = await make();
    const outcomes = await Promise.all([coord, deskOf(hub, world.operator)].map((desk) => desk.act("recordAgreement", paper(agency, signer.id))));
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual(["Conflict", "SharingAgreement"]);
    expect(await coord.act("recordAgreement", paper(agency, signer.id))).toMatchObject({ __typename: "Conflict" });
  });

  test("only a coordinator and the operator record, only for agencies of the table, signed by somebody of that agency", async () => {
    const { agency, signer } = await make();
    for (const name of ["lead", "rccA", "leA", "adviser"] as const)
      expect(await deskOf(hub, world[name]).refusal("recordAgreement", paper(agency, signer.id)), name).toEqual(["NOT_FOUND"]);
    const foreign = await buildAgency(owner);
    expect(await coord.refusal("recordAgreement", paper(foreign, signer.id))).toEqual(["NOT_FOUND"]);
    const wrong = { signedById: world.rccA.person.id, signedOn: dayFromNow(2), endsOn: dayFromNow(-2), title: "Call 336-555-0142" };
    for (const [field, value] of Object.entries(wrong))
      expect(
        await coord.act("recordAgreement", paper(agency, signer.id, { [field]: value, ...(field === "endsOn" ? { startsOn: dayFromNow(-9) } : {}) })),
        field,
      ).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path: [field] }],
      });
    expect(await coord.act("recordAgreement", paper(agency, signer.id, { endsOn: dayFromNow(6 * 366) }))).toMatchObject({ __typename: "InvalidInput" });
  });
});

describe("the gate", () => {
  test("an agreement that lapses closes the gate by the clock, and a renewal opens it again; what was shared stays", async () => {
    const sender = deskOf(hub, world.rccA);
    const { agency, signer } = await make();
    const consentTo = async () => (await sender.consent((await sender.draft({ regionId: world.region.id })).id, agency.id)).id;
    const [first, second] = [await consentTo(), await consentTo()];
    const share = await sender.share(first);
    expect(share).toMatchObject({ __typename: "Share" });
    // It ends while everything runs: nobody does anything.
    await owner.sharingAgreement.updateMany({ where: { agencyId: agency.id }, data: { endsAt: new Date(Date.now() + 1500) } });
    await vi.waitFor(async () => expect(await sender.act("shareReferral", { consentId: second })).toMatchObject({ __typename: "ReferralNotShareable" }), {
      timeout: 20_000,
      interval: 400,
    });
    expect(await sender.look(share.id)).not.toBeNull();
    expect(await coord.act("recordAgreement", paper(agency, signer.id))).toMatchObject({ state: "LIVE" });
    expect(await sender.share(second === first ? first : await consentTo())).toMatchObject({ __typename: "Share" });
  });

  test("an agreement that is ended early closes the gate at once, is over, and never runs longer", async () => {
    const { agency } = await make();
    const { id: agreementId } = await owner.sharingAgreement.findFirstOrThrow({ where: { agencyId: agency.id } });
    expect(await deskOf(hub, world.lead).refusal("endAgreement", { agreementId })).toEqual(["NOT_FOUND"]);
    expect(await coord.act("endAgreement", { agreementId })).toMatchObject({ state: "ENDED" });
    expect(await coord.act("endAgreement", { agreementId })).toEqual({ __typename: "AgreementOver" });
    const sender = deskOf(hub, world.rccA);
    const consent = await sender.consent((await sender.draft({ regionId: world.region.id })).id, agency.id);
    expect(await sender.act("shareReferral", { consentId: consent.id })).toMatchObject({ __typename: "ReferralNotShareable" });
  });
});
