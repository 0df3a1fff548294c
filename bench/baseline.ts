import { createServer } from "node:http";
import pg from "pg";
import { inboxStatement } from "./inbox-page.ts";
import { overviewStatement } from "./overview-page.ts";
import { frontPageStatement } from "./roadmap-pages.ts";

// What half of is the goal: node:http, one prepared statement, no permission of any kind, nobody signed in, nothing logged.
const statements: Record<string, string> = { inbox: inboxStatement, roadmap: frontPageStatement, overview: overviewStatement };
const [, , url = "", page = "", ...values] = process.argv;
const text = statements[page];
if (text === undefined) throw new Error(`there is no statement for ${page}`);
const pool = new pg.Pool({ connectionString: url, max: 10 });

const server = createServer((_, response) => {
  pool.query<{ body: string }>({ name: page, text, values }).then(
    ({ rows }) => {
      const body = rows[0]?.body ?? "";
      response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body) }).end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address) process.send?.(`http://127.0.0.1:${address.port}`);
});
process.on("disconnect", () => process.exit(0));
