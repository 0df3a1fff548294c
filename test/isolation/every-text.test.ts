import { getNamedType, isInputObjectType } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { screen, screenKinds, type ScreenKind } from "@roundtable/shared/deidentify.ts";
import { askRaw } from "../support/ask.ts";
import { schema } from "../../server/schema.ts";
import { fieldsOf, inputTypes, inputWithText, objectTypes, textPathsOf } from "../support/sdl.ts";
import { layTable, type Table } from "../support/table.ts";

let table: Table;
let token: string;

beforeAll(async () => {
  table = await layTable();
  token = await table.hub.signIn(table.world.rccA.person.email);
});

afterAll(() => table.close());

/** One text of each class, with nothing around it that a field could refuse it for. */
const telling: Record<ScreenKind, string> = {
  PHONE: "336-555-0142",
  EMAIL: "june.alder@example.org",
  URL: "https://files.example.org/june",
  HANDLE: "@somebody",
  SSN: "123-45-6789",
  A_NUMBER: "A012345678",
  PLATE: "ABC-1234",
  CASE_NUMBER: "26 CRS 50123",
  GPS: "35.9132, -79.0558",
  ADDRESS: "12 Oak Street",
  DATE_OF_BIRTH: "born in May 2009",
  LONG_NUMBER: "88213",
  CONTROL: "two\nlines",
};

/** Where text of some classes is what the field is for, with the reason. Everything else is refused everywhere. */
const meant: { place: RegExp; kinds: readonly ScreenKind[]; because: string }[] = [
  { place: /\.(?:oldP|newP|p)assword$/, kinds: screenKinds, because: "only its hash is kept, and nobody reads it" },
  { place: /\.response$/, kinds: screenKinds, because: "what a browser signed; nothing is kept of what is no answer of a passkey" },
  { place: /\.(?:intake|work)Phone$/, kinds: ["PHONE"], because: "where an agency or a member of staff is called" },
  { place: /\.email$/, kinds: ["EMAIL"], because: "where a member of staff gets mail" },
  {
    place: /^(?:listCase|recordLegalRequest)\.code$/,
    kinds: ["PHONE", "A_NUMBER", "CASE_NUMBER"],
    because: "ten signs that are looked up; kept only where they are the code of a share",
  },
  { place: /\.(?:link|url)$/, kinds: ["URL"], because: "a field for a link, https alone and with no name or password in it" },
  {
    place: /Award\.number$/,
    kinds: ["PHONE", "SSN", "A_NUMBER", "PLATE", "LONG_NUMBER"],
    because: "the number under which a funder publishes an award, which is digits and letters; only those who keep grants see it",
  },
];

type Place = { mutation: string; input: string; path: readonly string[]; name: string };
const places: Place[] = fieldsOf("mutation").flatMap(({ name: mutation, args }) => {
  const type = args[0] && getNamedType(args[0].type);
  if (!isInputObjectType(type)) return [];
  return textPathsOf(type).map((path) => ({ mutation, input: type.name, path, name: `${mutation}.${path.join(".")}` }));
});

/** An input that is as it should be but for the text at one place. */
function inputAt({ mutation, path }: Place, text: string): Record<string, unknown> {
  const field = fieldsOf("mutation").find(({ name }) => name === mutation);
  if (!field?.args[0]) throw new Error(`${mutation} takes nothing`);
  const input = inputWithText(field.args[0].type, path, text) as Record<string, unknown>;
  return "token" in input && path[0] !== "token" ? { ...input, token: "x".repeat(43) } : input;
}

/** Whether the hub names this place among what it refuses. */
async function isRefused(place: Place, text: string): Promise<boolean> {
  const plain = place.mutation === "requestReset";
  const asked = plain ? "" : " { __typename ... on InvalidInput { issues { path } } }";
  const document = `mutation ($input: ${place.input}!) { done: ${place.mutation}(input: $input)${asked} }`;
  const { body } = await askRaw(table.hub, token, document, { input: inputAt(place, text) });
  const { data } = JSON.parse(body) as { data?: { done: { issues?: { path: string[] }[] } | boolean | null } | null };
  if (plain) return data?.done !== true;
  const issues = typeof data?.done === "object" ? (data.done?.issues ?? []) : [];
  return issues.some(({ path }) => path.filter((step) => !/^\d+$/.test(step)).join(".") === place.path.join("."));
}

describe("DI-01 every text that the hub takes", () => {
  test("DI-01 a text of each class is refused in every place of the schema that takes text, but where it is what the field is for", async () => {
    for (const kind of screenKinds) expect(screen(telling[kind])).toContain(kind);
    const kept = await Promise.all(
      places.map(async (place) => {
        const taken: ScreenKind[] = [];
        for (const kind of screenKinds) if (!(await isRefused(place, telling[kind]))) taken.push(kind);
        return { place: place.name, taken };
      }),
    );
    const wrong = kept.flatMap(({ place, taken }) => {
      const known = meant.find((one) => one.place.test(place))?.kinds ?? [];
      return taken.filter((kind) => !known.includes(kind)).map((kind) => `${place} takes ${kind}`);
    });
    expect(wrong).toEqual([]);
    for (const { place, kinds, because } of meant) {
      const takers = kept.filter((one) => place.test(one.place));
      expect(
        kinds.filter((kind) => !takers.some(({ taken }) => taken.includes(kind))),
        because,
      ).toEqual([]);
    }
    expect(places.length).toBeGreaterThan(100);
  });

  test("DI-01 no question takes words: there is nothing to search with, and pages of a list begin at what the hub gave out", () => {
    const roots = [schema.getQueryType(), ...objectTypes()].flatMap((type) => Object.values(type?.getFields() ?? {}));
    const texts = roots.flatMap(({ args }) => args.filter(({ type }) => String(getNamedType(type)) === "String").map(({ name }) => name));
    expect(new Set(texts)).toEqual(new Set(["after", "before"]));
  });

  test("DI-08 there is no word by which a refusal could be passed over", async () => {
    const override = /^(?:overrid|force|ignor|allowText)|anyway|screen|identif/i;
    expect(inputTypes().flatMap(({ name, fields }) => fields.filter((field) => override.test(field)).map((field) => `${name}.${field}`))).toEqual([]);
    for (const place of places)
      for (const flag of ["override", "force"]) {
        const document = `mutation ($input: ${place.input}!) { ${place.mutation}(input: $input)${place.mutation === "requestReset" ? "" : " { __typename }"} }`;
        const { status } = await askRaw(table.hub, token, document, { input: { ...inputAt(place, telling.PHONE), [flag]: true } });
        expect(status, `${place.name} with ${flag}`).toBe(400);
      }
  });
});

/** Columns of text that requests write and that no CHECK keeps free of contacts, each with the reason. */
const open = [
  "agency.name: names an agency; the gate stands before it",
  "award.number: letters, digits and hyphens, as a funder publishes them",
  "client_key.mutation: the name of a mutation, which the hub writes itself",
  "meeting_series.time_zone: one of the zones that the hub knows",
  "milestone.code: an id of the template",
  "person.email: where a member of staff gets mail",
  "person.name: names a member of staff; the gate stands before it",
  "poll.time_zone: one of the zones that the hub knows",
  "referral_key.key_id: an id of a key",
  "region.name: names a region; the gate stands before it",
  "roadmap_area.code: an id of the template",
  "roadmap_element.code: an id of the template",
  "share_key.key_id: an id of a key",
  "task_force.name: names a table; the gate stands before it",
  "task_force.time_zone: one of the zones that the hub knows",
];

/** What no CHECK may let by; of a link, what is not a link. */
const contacts = ["june@example.org", "https://example.org/a b", "number 12345", "336-555-0142", "two\nlines"];

test("DI-09 a CHECK of the database keeps every column of text that requests write free of it", async () => {
  const client = new pg.Client({ connectionString: table.database.superuserUrl });
  await client.connect();
  const { rows: columns } = await client.query<{ of: string; name: string; isJson: boolean; checks: string[] }>(
    `SELECT c.relname AS of, a.attname AS name, a.atttypid = 'jsonb'::regtype AS "isJson",
       array(SELECT pg_get_expr(k.conbin, k.conrelid) FROM pg_constraint k WHERE k.contype = 'c' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey)) AS checks
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
       AND (has_column_privilege('hub_app', c.oid, a.attnum, 'INSERT') OR has_column_privilege('hub_app', c.oid, a.attnum, 'UPDATE'))
     ORDER BY 1, 2`,
  );
  // Each CHECK is asked of a row that holds nothing but the text: only what is false stops a statement.
  const stops = async (of: string, name: string, checks: string[], text: string): Promise<boolean> => {
    if (checks.length === 0) return false;
    const { rows } = await client.query<{ stops: boolean | null }>(
      `SELECT NOT (${checks.map((check) => `coalesce(${check}, true)`).join(" AND ")}) AS stops
       FROM (SELECT (jsonb_populate_record(null::${of}, jsonb_build_object('${name}', $1::text))).*) ${of}`,
      [text],
    );
    return rows[0]?.stops === true;
  };
  const letBy = [];
  for (const { of, name, checks } of columns) for (const text of contacts) if (!(await stops(of, name, checks, text))) letBy.push(`${of}.${name}`);
  await client.end();
  expect([...new Set(letBy)]).toEqual(open.map((line) => line.split(":")[0]));
  expect(columns.length).toBeGreaterThan(60);
});
