import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askRaw } from "../support/ask.ts";
import { type TestDatabase } from "../support/database.ts";
import { fingerprint } from "../support/fingerprint.ts";
import { type TestHub } from "../support/hub.ts";
import { fieldsOf, inputFor, inputTypes } from "../support/sdl.ts";
import { type World } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

/** Facts that the hub decides. None of them may be sent. */
const decidedByTheHub = {
  ownerAgencyId: "00000000-0000-4000-8000-000000000001",
  taskForceId: "00000000-0000-4000-8000-000000000001",
  createdById: "00000000-0000-4000-8000-000000000001",
  toAgencyId: "00000000-0000-4000-8000-000000000001",
  fromAgencyId: "00000000-0000-4000-8000-000000000001",
  personId: "00000000-0000-4000-8000-000000000001",
  leAllowed: true,
  role: "AGENCY_LEAD",
  seats: ["AGENCY_LEAD"],
  operator: true,
  kind: "REFERRAL",
  status: "ACCEPTED",
  state: "OPEN",
  code: "ZZZZZZZZZZ",
  createdBy: "00000000-0000-4000-8000-000000000001",
  sentAt: "2026-01-01T00:00:00.000Z",
  recipientUntil: "2099-01-01T00:00:00.000Z",
  expiresAt: "2099-01-01T00:00:00.000Z",
  endedAt: null,
  recordedAt: "2026-01-01T00:00:00.000Z",
  note: "any words at all",
};
/** Sent by whoever changes something, so that two people at once do not overwrite each other; or to choose one's own table. */
const legitimate = [
  // A coordinator's to decide, and refused to everybody else.
  "AssignMilestoneInput.ownerAgencyId",
  // What an item is there for, and how far somebody is with what they are to do.
  "AddAgendaItemInput.kind",
  "ChangeAgendaItemInput.kind",
  "ChangeActionItemInput.status",
  // Asked for among the shares of one's own agency.
  "ListCaseInput.code",
  // Whom the chair sees in the room.
  "RecordAttendanceInput.personId",
  "AttachEvidenceInput.kind",
  "AttachEvidenceInput.note",
  "ChooseTaskForceInput.taskForceId",
  // Of one's own agency's entry in the log of trainings, and of a goal, which is a coordinator's.
  ...["AddTraining", "ChangeTraining"].flatMap((name) => [`${name}Input.kind`, `${name}Input.note`]),
  "GoalInput.ownerAgencyId",
  "SetMailPreferenceInput.kind",
  // Of an authenticator app, and no share's.
  "CodeInput.code",
  // Who sits in a body and as what, and what kind of body it is: a coordinator's or its chair's to say, and refused to everybody else.
  ...["personId", "role"].flatMap((field) => [`BodySeatInput.${field}`, `SeatInBodyInput.${field}`]),
  ...["MakeBody", "ChangeBody"].map((name) => `${name}Input.kind`),
  "ConfirmTotpInput.code",
  "RecoveryCodeInput.code",
  // A lead's to say of their own register; the code is asked for among their own shares.
  "ChangeLegalRequestInput.note",
  ...["code", "kind", "note"].map((field) => `RecordLegalRequestInput.${field}`),
  // A keeper's to say of what a funder wants, and refused to everybody else.
  ...["AddRequirement", "ChangeRequirement"].flatMap((name) => [`${name}Input.kind`, `${name}Input.note`]),
  // A keeper's words about another agency's numbers, screened like every text.
  "RequestChangesInput.note",
  "SetMilestoneStatusInput.status",
  "StepUpWithCodeInput.code",
  // Whom a lead, a coordinator or the operator means; refused to everybody else.
  ...["ChangeSeats", "CorrectPerson", "RecordTraining", "ResendInvitation", "RestorePerson", "SetPrivileged", "SuspendPerson"].map(
    (name) => `${name}Input.personId`,
  ),
  // Which seats is a lead's to say, and which table the operator's.
  ...["ChangeSeats", "InvitePerson"].flatMap((name) => [`${name}Input.seats`, `${name}Input.taskForceId`]),
  ...["ChangeTaskForce", "CreateAgency", "JoinTaskForce", "LeaveTaskForce", "RecordAgreement"].map((name) => `${name}Input.taskForceId`),
];

let close: Table["close"];
let database: TestDatabase;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ database, world, hub, close } = await layTable());
});

afterAll(() => close());

/** What would be taken if the extra field were not there. */
function validInput(mutation: string): Record<string, unknown> {
  const field = fieldsOf("mutation").find(({ name }) => name === mutation);
  const [arg] = field?.args ?? [];
  if (!arg) throw new Error(`${mutation} takes no input`);
  const ids: Record<string, string> = {
    shareId: world.shares.sent.id,
    consentId: world.shares.sent.consentId,
    referralId: world.referral.id,
    recipientAgencyId: world.rccB.agency.id,
    regionId: world.region.id,
    taskForceId: world.taskForce.id,
  };
  return inputFor(arg.type, (path) =>
    path.at(-1) === "clientKey" ? randomUUID() : path.at(-1) === "id" ? world.referral.id : (ids[path.at(-1) ?? ""] ?? randomUUID()),
  ) as Record<string, unknown>;
}

const mutations = fieldsOf("mutation")
  .filter(({ args }) => args.length > 0)
  .map(({ name, args }) => ({ name, type: String(args[0]?.type) }));
const documentOf = ({ name, type }: { name: string; type: string }) => `mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`;

describe("AZ-07 fields that nobody may set", () => {
  test("AZ-07 no input of the schema has a field for what the hub decides", () => {
    const found = inputTypes().flatMap(({ name, fields }) => fields.filter((field) => field in decidedByTheHub).map((field) => `${name}.${field}`));
    expect(found.toSorted()).toEqual(legitimate.toSorted());
  });

  let token: string;
  let before: Awaited<ReturnType<typeof fingerprint>>;
  beforeAll(async () => {
    token = await hub.signIn(world.rccA.person.email);
    before = await fingerprint(database);
  });

  test.each(mutations)("AZ-07 $name refuses every one of them", async (mutation) => {
    for (const [field, value] of Object.entries(decidedByTheHub)) {
      if (legitimate.includes(`${mutation.type.replace("!", "")}.${field}`)) continue;
      const { status, body } = await askRaw(hub, token, documentOf(mutation), { input: { ...validInput(mutation.name), [field]: value } });
      const { errors, data } = JSON.parse(body) as { errors?: { extensions: { code: string } }[]; data?: unknown };
      expect({ field, status, data, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({
        field,
        status: 400,
        data: undefined,
        codes: ["BAD_REQUEST"],
      });
      expect(body).not.toContain(String(value));
    }
  });

  test("AZ-07 nor inside a part of an input", async () => {
    const survivor = { ageBand: "AGE_25_59", name: "any words at all" };
    const answers = [{ requestId: randomUUID(), answer: "YES", answeredById: randomUUID() }];
    for (const [mutation, part] of [
      ["draftReferral", { survivor }],
      ["answerRequest", { answers }],
    ] as const) {
      const chosen = mutations.find(({ name }) => name === mutation);
      if (!chosen) throw new Error(`there is no ${mutation}`);
      const { status, body } = await askRaw(hub, token, documentOf(chosen), { input: { ...validInput(mutation), ...part } });
      expect({ status, code: body.includes('"BAD_REQUEST"'), echoed: body.includes("any words at all") }).toEqual({ status: 400, code: true, echoed: false });
    }
  });

  test("AZ-07 and nothing was changed by any of it", async () => {
    expect(await fingerprint(database)).toEqual(before);
  });
});
