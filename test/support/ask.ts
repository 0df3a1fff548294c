import type { TestHub } from "./hub.ts";

/** What came over the wire, unread. */
export type Wire = { status: number; body: string };

/** Asks under a session token and gives the answer as it came, for tests that compare bytes. */
export async function askRaw(hub: TestHub, token: string | null, document: string, variables: Record<string, unknown> = {}): Promise<Wire> {
  const headers = { "content-type": "application/json", "x-roundtable": "1", ...(token === null ? {} : { cookie: `roundtable=${token}` }) };
  const response = await hub.request("/graphql", { method: "POST", headers, body: JSON.stringify({ query: document, variables }) });
  return { status: response.status, body: await response.text() };
}
