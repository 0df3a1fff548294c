import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arrive, beginAgenda, item } from "../support/agenda-desk.ts";
import { deskOf } from "../support/desk.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";

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

  test.each([
    "agenda_item title",
    "agenda_item section",
    "agenda_note words",
    "decision words",
    "action_item words",
    "handout title",
    "sitting closed_purpose",
    "attendance guest_name",
    "minutes_entry words",
    "minutes_entry heading",
  ])("DI-09 the database itself keeps %s free of it", async (place) => {
    const [of, column] = place.split(" ");
    for (const words of ["her@example.org", "https://example.org", "number 12345", "919-555-0143", "one\ntwo"])
      expect(await refusalOf(rowsOf(table.database.superuserUrl, `UPDATE ${of} SET ${column} = $1`, [words])), words).toBe("23514");
  });
});
