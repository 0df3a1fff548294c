import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOf, buildPerson } from "../factories/person.ts";
import { type Desk, deskOf } from "../support/desk.ts";
import { becomeActor, refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import { worldPassword } from "../support/world.ts";

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const subpoena = { kind: "SUBPOENA", requester: "DEFENSE_COUNSEL", receivedOn: dayFromNow(-3), decision: "PENDING" };

type Entry = {
  id: string;
  version: number;
  code: string | null;
  partner: { name: string } | null;
  decision: string;
  note: string | null;
  survivorToldOn: string | null;
  partnerToldAt: string | null;
  versions: { version: number; decision: string; note: string | null; survivorToldOn: string | null; by: { name: string } | null }[];
};

let table: Table;
let lead: Desk;

beforeAll(async () => {
  table = await layTable();
  lead = deskOf(table.hub, table.world.lead);
});

afterAll(() => table.close());

const fields = `id version code partner { name } decision note survivorToldOn partnerToldAt
  versions { version decision note survivorToldOn by { name } }`;
const entryOf = async (desk: Desk, id: string): Promise<Entry | null> =>
  (await desk.ask<{ legalRequest: Entry | null }>(`query ($id: ID!) { legalRequest(id: $id) { ${fields} } }`, { id })).legalRequest;
const register = async (desk: Desk): Promise<string[]> =>
  (await desk.ask<{ legalRequests: { id: string }[] }>("{ legalRequests { id } }")).legalRequests.map(({ id }) => id);
const enter = async (rest: object = {}) => (await lead.act("recordLegalRequest", { ...subpoena, ...rest })).id;

describe("CR-22 the register of compelled disclosure", () => {
  test("CR-22 a subpoena is entered, counsel and the survivor are told, the decision follows, and how it stood before stays", async () => {
    const { accepted } = table.world.shares;
    const id = await enter({ code: accepted.code, answerBy: dayFromNow(12) });
    expect(await entryOf(lead, id)).toMatchObject({ version: 1, code: accepted.code, partner: { name: "Center A" }, decision: "PENDING" });

    const change = {
      requestId: id,
      version: 1,
      decision: "OBJECTED",
      answerBy: dayFromNow(12),
      survivorToldOn: dayFromNow(-1),
      note: "Counsel filed a motion",
    };
    expect(await lead.act("changeLegalRequest", change)).toMatchObject({ __typename: "LegalRequest", version: 2 });
    expect(await lead.act("changeLegalRequest", { ...change, decision: "COMPLIED" })).toMatchObject({ __typename: "Conflict" });
    expect(await lead.act("changeLegalRequest", { ...change, version: 2, decision: "COMPLIED_IN_PART", note: null })).toMatchObject({ version: 3 });
    expect((await entryOf(lead, id))?.versions).toEqual([
      { version: 3, decision: "COMPLIED_IN_PART", note: null, survivorToldOn: dayFromNow(-1), by: { name: "Lead B" } },
      { version: 2, decision: "OBJECTED", note: "Counsel filed a motion", survivorToldOn: dayFromNow(-1), by: { name: "Lead B" } },
      { version: 1, decision: "PENDING", note: null, survivorToldOn: null, by: { name: "Lead B" } },
    ]);
    const actions = await rowsOf<{ action: string }>(
      table.database.superuserUrl,
      "SELECT action FROM audit_entry WHERE $1 = ANY (subject_ids) AND action LIKE 'legal-request.%' AND action NOT LIKE '%.read' ORDER BY seq",
      [id],
    );
    expect(actions.map(({ action }) => action)).toEqual(["legal-request.record", "legal-request.change", "legal-request.change"]);
  });

  test("CR-22 the other agency gets a notice without content, once, and reads nothing of the entry", async () => {
    const { rccA, shares, taskForce } = table.world;
    const id = await enter({ code: shares.accepted.code });
    expect(await lead.act("tellPartner", { requestId: id, version: 1 })).toMatchObject({ __typename: "LegalRequest", version: 2 });
    expect(await lead.act("tellPartner", { requestId: id, version: 2 })).toMatchObject({ __typename: "NobodyToTell" });

    const partner = deskOf(table.hub, rccA);
    const { today } = await partner.ask<{ today: { notices: object[] } }>("{ today { notices { id kind at } } }");
    expect(today.notices).toEqual([{ id: expect.any(String) as string, kind: "LEGAL_REQUEST", at: expect.any(String) as string }]);
    expect(await rowsOf(table.database.superuserUrl, "SELECT * FROM notice WHERE kind = 'LEGAL_REQUEST'")).toEqual([
      { id: expect.any(String) as string, task_force_id: taskForce.id, agency_id: rccA.agency.id, kind: "LEGAL_REQUEST", created_at: expect.any(Date) as Date },
    ]);
    expect(await entryOf(partner, id)).toBeNull();
  });

  test("CR-22 a request about records in general has nobody to tell, and law enforcement that no consent names is never told", async () => {
    const general = await enter();
    expect(await lead.act("tellPartner", { requestId: general, version: 1 })).toMatchObject({ __typename: "NobodyToTell" });

    const { rccA, taskForce, shares } = table.world;
    const person = await buildPerson(table.owner, { agencyId: rccA.agency.id, taskForceId: taskForce.id, seats: ["AGENCY_LEAD"], password: worldPassword });
    const sender = deskOf(table.hub, { person, agency: rccA.agency, actor: actorOf(person) });
    const { id } = await sender.act("recordLegalRequest", { ...subpoena, code: shares.unnamed.code });
    expect(await entryOf(sender, id)).toMatchObject({ code: shares.unnamed.code, partner: null });
    expect(await sender.act("tellPartner", { requestId: id, version: 1 })).toMatchObject({ __typename: "NobodyToTell" });
  });

  test("CR-22 nobody but the agency's leads reads or keeps it", async () => {
    const id = await enter();
    expect(await register(lead)).toContain(id);
    for (const name of ["rccA", "rccB", "leA", "coord", "operator", "adviser"] as const) {
      const desk = deskOf(table.hub, table.world[name]);
      expect(await register(desk), name).not.toContain(id);
      expect(await entryOf(desk, id), name).toBeNull();
      const { errors } = await table.hub.graphql(
        "mutation ($input: ChangeLegalRequestInput!) { changeLegalRequest(input: $input) { __typename } }",
        { input: { clientKey: randomUUID(), requestId: id, version: 1, decision: "COMPLIED" } },
        { as: table.world[name].person.email },
      );
      expect(
        errors?.map(({ extensions }) => extensions.code),
        name,
      ).toEqual(["NOT_FOUND"]);
    }
    expect((await entryOf(lead, id))?.version).toBe(1);
  });

  test("CR-22 what names somebody, a code of nobody's share of theirs, and days that cannot be are refused field by field", async () => {
    const issuesFor = async (rest: object) =>
      (await lead.act("recordLegalRequest", { ...subpoena, ...rest })).issues.map(({ path, message }) => `${path[0] ?? ""}: ${message}`);
    expect(await issuesFor({ note: "Call 336-555-0142" })).toEqual(["note: PHONE"]);
    const { named, withdrawn } = table.world.shares;
    const hidden = ["code: is the code of no referral of yours"];
    expect([await issuesFor({ code: named.code }), await issuesFor({ code: withdrawn.code }), await issuesFor({ code: "0000000000" })]).toEqual([
      hidden,
      hidden,
      hidden,
    ]);
    expect(await issuesFor({ receivedOn: dayFromNow(3) })).toEqual(["receivedOn: is in the future"]);
    expect(await issuesFor({ answerBy: dayFromNow(-4) })).toEqual(["answerBy: is before the request came"]);
  });

  test("CR-22 the database keeps the history by itself: no change goes without its version, and nobody rewrites one", async () => {
    const id = await enter();
    const app = new pg.Client({ connectionString: table.database.appUrl });
    await app.connect();
    const attempt = async (statement: string) => {
      await app.query("BEGIN");
      await becomeActor(app, table.world.lead.actor);
      const outcome = await refusalOf(app.query(statement, [id]));
      await app.query("ROLLBACK");
      return outcome;
    };
    expect([
      await attempt("UPDATE legal_request SET decision = 'COMPLIED' WHERE id = $1"),
      await attempt("UPDATE legal_request SET decision = 'COMPLIED', version = 2 WHERE id = $1"),
      await attempt("UPDATE legal_request SET received_on = received_on - 1 WHERE id = $1"),
      await attempt("DELETE FROM legal_request WHERE id = $1"),
      await attempt("UPDATE legal_request_version SET note = null WHERE request_id = $1"),
      await attempt("DELETE FROM legal_request_version WHERE request_id = $1"),
    ]).toEqual(["23505", "done", "42501", "42501", "42501", "42501"]);
    await app.end();
  });
});
