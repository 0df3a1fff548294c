import pg from "pg";

export type MailCount = { kind: string; state: string; refusal: number | null; mails: number; tries: number };

/** How many mails of each kind stand where, and what the mail server said last. `url` is of the owner, or of hub_backup. */
export function countMails(url: string): Promise<MailCount[]> {
  return rowsOf<MailCount>(
    url,
    `SELECT kind, state, refusal, count(*)::int AS mails, sum(tries)::int AS tries FROM mail_delivery GROUP BY kind, state, refusal ORDER BY kind, state, refusal`,
  );
}

/** Since how many minutes the oldest mail should have been tried, null when none should; and how many addresses are out of reach. */
export async function waitingMails(url: string): Promise<{ overdueMinutes: number | null; unreachable: number }> {
  // Three minutes are no delay: the hub looks every minute, and a mail may be on its way.
  const [row] = await rowsOf<{ overdueMinutes: number | null; unreachable: number }>(
    url,
    `SELECT (SELECT floor(extract(epoch FROM now() - min(d.due_at)) / 60)::int FROM (
       SELECT due_at FROM mail_delivery WHERE state = 'WAITING' UNION ALL SELECT due_at FROM mail_event WHERE spread_at IS NULL) d
       WHERE d.due_at < now() - interval '3 minutes') AS "overdueMinutes",
     (SELECT count(*)::int FROM mail_reach WHERE unreachable_since IS NOT NULL) AS unreachable`,
  );
  return row ?? { overdueMinutes: null, unreachable: 0 };
}

async function rowsOf<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
