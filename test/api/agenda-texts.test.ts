import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arrive, beginAgenda, item } from "../support/agenda-desk.ts";
import { deskOf } from "../support/desk.ts";
import { plan } from "../support/meeting-room.ts";
import { becomeActor, refusalOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone } from "../support/world.ts";

let table: Table;
let meetingId: string;
let bodyId: string;
let itemId: string;
let entryId: string;

beforeAll(async () => {
  table = await layTable();
  const { hub, world, owner } = table;
  ({ bodyId, meetingId } = await beginAgenda(hub, world));
  const chair = deskOf(hub, world.rccA);
  itemId = (await chair.act("addAgendaItem", item(bodyId, meetingId))).id;
  await chair.act("startMeeting", { meetingId });
  await arrive(hub, world.rccA, meetingId, [world.rccA]);
  await chair.act("recordAttendance", { meetingId, guest: { name: "A guest" }, present: true });
  await owner.attendance.deleteMany({ where: { meetingId, guestName: null } });
  await chair.act("writeNote", { itemId, words: "Four beds" });
  await chair.act("recordDecision", { itemId, words: "Ten more", carried: true, votes: [] });
  await chair.act("addActionItem", { itemId, words: "Ask", ownerPersonId: world.rccA.person.id, dueOn: "2031-01-08" });
  await chair.act("addHandout", { itemId, title: "Budget", link: "https://files.example.org/one" });
  const of = { taskForceId: world.taskForce.id, bodyId };
  const by = { writtenById: world.rccA.person.id, writtenAt: new Date() };
  const minutes = await owner.minutes.create({ data: { ...of, meetingId, part: "OPEN", draftedById: world.rccA.person.id, draftedAt: new Date() } });
  await deskOf(hub, world.coord).act("addDayOff", { onDay: "2031-08-01", name: "Retreat" });
  const { startsOn: _, startsAt: __, skipsDaysOff: ___, ...poll } = plan(bodyId);
  const times = { startsAt: ["2031-10-02T14:00:00.000Z", "2031-10-03T14:00:00.000Z"], deadlineAt: "2031-09-30T14:00:00.000Z", hidden: false };
  await chair.act("openPoll", { ...poll, ...times });
  entryId = (await owner.minutesEntry.create({ data: { ...of, minutesId: minutes.id, place: 1, heading: "Beds", words: "Ten", ...by } })).id;
});

afterAll(() => table.close());

const refused = [
  ["PHONE", "Call 919-555-0143"],
  ["EMAIL", "Write to her@example.org"],
  ["URL", "See www.example.org"],
  ["ADDRESS", "She lives at 12 Oak Street"],
  ["DATE_OF_BIRTH", "Born 4/12/1999"],
  ["LONG_NUMBER", "Number 12345"],
] as const;

/** Every act that takes words, with the words left to be said. */
const fields: Record<string, (words: string) => object> = {
  "addAgendaItem title": (title) => item(bodyId, meetingId, { title }),
  "addAgendaItem section": (section) => item(bodyId, meetingId, { section }),
  "writeNote words": (words) => ({ itemId, words }),
  "recordDecision words": (words) => ({ itemId, words, carried: true, votes: [] }),
  "addActionItem words": (words) => ({ itemId, words, ownerPersonId: table.world.rccA.person.id, dueOn: "2031-01-08" }),
  "addHandout title": (title) => ({ itemId, title, link: "https://files.example.org/one" }),
  "openClosedSession purpose": (purpose) => ({ meetingId, purpose }),
  "recordAttendance guest": (name) => ({ meetingId, guest: { name }, present: true }),
  "writeMinutes words": (words) => ({ entryId, version: 1, words }),
};

describe("words on agendas and in minutes", () => {
  test.each(Object.keys(fields))("DI-01 DI-08 %s refuses what could tell who somebody is, and says what it saw", async (field) => {
    const [mutation = ""] = field.split(" ");
    for (const [kind, text] of refused) {
      const { __typename, issues } = await deskOf(table.hub, table.world.rccA).act(mutation, fields[field]?.(text) ?? {});
      expect({ __typename, seen: issues?.map(({ message }) => message) }, text).toEqual({
        __typename: "InvalidInput",
        seen: expect.arrayContaining([kind]) as string[],
      });
    }
  });

  test("DI-09 the database itself refuses requests such words in every column of text about meetings", { timeout: 120_000 }, async () => {
    const client = new pg.Client({ connectionString: table.database.appUrl });
    await client.connect();
    const { rows: columns } = await client.query<{ of: string; name: string; isChanged: boolean; may: string[] }>(
      `SELECT c.relname AS of, a.attname AS name, has_column_privilege(c.oid, a.attnum, 'UPDATE') AS "isChanged",
         array(SELECT k.attname::text FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attnum > 0 AND has_column_privilege(c.oid, k.attnum, 'INSERT')) AS may
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.atttypid = 'text'::regtype AND a.attname NOT IN ('time_zone', 'uid', 'rule')
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_column_privilege(c.oid, a.attnum, 'INSERT, UPDATE')
         AND (c.relname IN ('body', 'day_off') OR EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attname = 'body_id'))
       ORDER BY 1, 2`,
    );
    /** As a keeper whose role was taken over would write it: a change of what is there, or one more of it. */
    const write = async (by: Someone, { of, name, isChanged, may }: (typeof columns)[number], words: string): Promise<string> => {
      const copied = may.map((one) => (one === name ? "$1" : one === "id" ? "gen_random_uuid()" : one));
      const statement = isChanged ? `UPDATE ${of} SET ${name} = $1` : `INSERT INTO ${of} (${may.join()}) SELECT ${copied.join()} FROM ${of} LIMIT 1`;
      await client.query("BEGIN");
      await becomeActor(client, by.actor);
      let rows: number | null = 0;
      const refusal = await refusalOf(client.query(statement, [words]).then(({ rowCount }) => (rows = rowCount)));
      await client.query("ROLLBACK");
      return refusal === "done" ? String(rows) : refusal;
    };
    for (const column of columns) {
      const { of, name } = column;
      const by = ["body", "day_off"].includes(of) ? table.world.coord : table.world.rccA;
      const fine = name === "link" ? "https://files.example.org/12345" : "Four beds";
      expect(await write(by, column, fine), `${of}.${name}`).not.toMatch(/^(?:0|42501|23514)$/);
      const refusedWords = ["https://june@example.org", "www.example.org", "number 12345", "919-555-0143", "one\ntwo"];
      for (const words of refusedWords) expect(await write(by, column, words), `${of}.${name}: ${words}`).toBe("23514");
    }
    await client.end();
    expect(columns.length).toBeGreaterThan(20);
  });
});
