import pg from "pg";
import { joinDatabasePlace } from "../database-place.ts";
import { readEnv } from "../env.ts";
import type { Command } from "./command.ts";

export const auditWitnesses: Command = {
  name: "audit witnesses",
  takes: "[<agency> <agency>… | --none]",
  about: "whose leads are mailed the end of the log every day; with the names of agencies, whose from now on",
  async run(words) {
    const place = await joinDatabasePlace(readEnv(), () => {});
    const client = new pg.Client({ connectionString: place.ownerUrl, options: "-c role=hub_owner" });
    await client.connect();
    try {
      if (words.length > 0) await choose(client, words[0] === "--none" ? [] : words);
      const { rows } = await client.query<{ name: string }>("SELECT a.name FROM log_witness w JOIN agency a ON a.id = w.agency_id ORDER BY a.name");
      if (rows.length === 0) console.log("Nobody was chosen: at each table it is the leads of the two agencies that joined first.");
      else console.log(`The leads of ${rows.map(({ name }) => name).join(", ")}.`);
      return 0;
    } finally {
      await client.end();
      await place.close();
    }
  },
};

/** Keeps the choice and says so in the log, both or neither. @throws Error naming the first agency that is not known */
async function choose(client: pg.Client, names: string[]): Promise<void> {
  if (names.length === 1) throw new Error("Name at least two agencies: one alone could be the one that changes the log.");
  await client.query("BEGIN");
  const { rows } = await client.query<{ id: string; name: string }>("SELECT id, name FROM agency WHERE name = ANY ($1)", [names]);
  const unknown = names.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined) throw new Error(`There is no agency called ${unknown}. Put names with spaces in quotation marks.`);
  const ids = rows.map(({ id }) => id);
  await client.query("DELETE FROM log_witness");
  await client.query("INSERT INTO log_witness (agency_id) SELECT unnest($1::uuid[])", [ids]);
  await client.query("SELECT app.audit_append($1::jsonb)", [JSON.stringify([{ action: "hub.witnesses", outcome: "OK", subjectIds: ids }])]);
  await client.query("COMMIT");
}
