import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase } from "../support/database.ts";
import { type Desk, deskOf } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { rowsOf } from "../support/statements.ts";
import { type World } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

let close: Table["close"];
let database: TestDatabase;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;

beforeAll(async () => {
  ({ database, world, hub, close } = await layTable());
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
  await Promise.all([sender, recipient].map((desk) => desk.ask("{ viewer { id } }")));
});

afterAll(() => close());

type Line = { action: string; outcome: string; fields: string | null; subjects: string[] };

/** What `work` added to the log. */
async function linesOf(work: () => Promise<unknown>): Promise<Line[]> {
  const [head] = await rowsOf<{ seq: string }>(database.superuserUrl, "SELECT seq FROM audit_head");
  await work();
  return rowsOf<Line>(
    database.superuserUrl,
    "SELECT action, outcome, body::jsonb -> 'detail' ->> 'fields' AS fields, subject_ids::text[] AS subjects FROM audit_entry WHERE seq > $1 ORDER BY seq",
    [head?.seq],
  );
}

const line = (action: string, fields: string, ...subjects: string[]): Line => ({ action, outcome: "OK", fields, subjects });
const byAction = (lines: Line[]) => lines.toSorted((a, b) => `${a.action} ${a.subjects.join()}`.localeCompare(`${b.action} ${b.subjects.join()}`));

describe("AL-01 every look is in the log, one line each, with how much was shown", () => {
  test("AL-01 a page of a share: the short form before acceptance, everything after it", async () => {
    const { id } = world.shares.sent;
    expect(await linesOf(() => recipient.look(id))).toEqual([line("share.read", "SHORT_FORM", id)]);
    expect(await linesOf(() => recipient.look(world.shares.accepted.id))).toEqual([line("share.read", "FULL", world.shares.accepted.id)]);
    expect(await linesOf(() => sender.look(id)), "the owner sees its own in full").toEqual([line("share.read", "FULL", id)]);
  });

  test("AL-01 a list is one line that names all its rows; an empty one shows nothing and needs none", async () => {
    const { inbox } = await recipient.ask<{ inbox: { nodes: { id: string }[] } }>("{ inbox { nodes { id } } }");
    expect(inbox.nodes.length).toBeGreaterThan(1);
    expect(await linesOf(() => recipient.ask("{ inbox { nodes { brief { needs } } } }"))).toEqual([
      line("share.list", "LIST", ...inbox.nodes.map(({ id }) => id)),
    ]);
    expect(await linesOf(() => recipient.ask("{ inbox(filter: CLOSED, urgency: EMERGENCY) { nodes { id } } drafts { nodes { id } } }"))).toEqual([]);
  });

  test("AL-01 whoever reads everything in a list has read everything of each row", async () => {
    const lines = await linesOf(() => recipient.ask("{ inbox { nodes { id detail { language } } } }"));
    expect(lines.filter(({ fields }) => fields === "FULL")).toEqual([line("share.read", "FULL", world.shares.accepted.id)]);
    expect(lines.filter(({ fields }) => fields === "LIST")).toHaveLength(1);
    const own = await linesOf(() => sender.ask("{ sent(filter: CLOSED) { nodes { referral { survivor { ageBand } } } } }"));
    expect(own.filter(({ fields }) => fields === "FULL")).toEqual([line("referral.read", "FULL", world.referral.id)]);
  });

  test("AL-01 what a step gives back in full is a look as well", async () => {
    const { share } = await sender.refer(world.rccB, { regionId: world.region.id });
    const accept = "mutation ($input: AcceptReferralInput!) { acceptReferral(input: $input) { ... on Share { detail { language } } } }";
    const lines = await linesOf(() => recipient.ask(accept, { input: { clientKey: crypto.randomUUID(), shareId: share.id, version: 1 } }));
    expect(lines).toEqual([line("referral.accept", "ACTION", share.id), line("share.read", "FULL", share.id)]);
  });

  test("AL-01 the agency's own record, however it is reached, once a request", async () => {
    const about = world.referral.id;
    const page = "query ($id: ID!) { a: referral(id: $id) { survivor { ageBand } shares { id } } }";
    expect(await linesOf(() => sender.ask(page, { id: about }))).toEqual([line("referral.read", "FULL", about)]);
    expect(await linesOf(() => sender.ask("query ($id: ID!) { suggestRecipients(referralId: $id) { fitting { agency { id } } } }", { id: about }))).toEqual([
      line("referral.read", "FULL", about),
    ]);
    const draft = await sender.draft({ regionId: world.region.id });
    const consent = await sender.consent(draft.id, world.rccB.agency.id);
    expect(await linesOf(() => sender.ask("query ($id: ID!) { whoWillSee(consentId: $id) { urgency } }", { id: consent.id }))).toEqual([
      line("referral.read", "FULL", draft.id),
    ]);
    expect(await linesOf(() => sender.ask("{ drafts { nodes { needs } } }"))).toEqual([line("referral.list", "LIST", draft.id)]);
    expect(byAction(await linesOf(() => sender.ask("{ drafts { nodes { survivor { ageBand } } } }")))).toEqual([
      line("referral.list", "LIST", draft.id),
      line("referral.read", "FULL", draft.id),
    ]);
  });

  test("AL-01 a whole session line by line, the denied attempts in it", async () => {
    const draft = await sender.draft({ regionId: world.region.id });
    const consent = await sender.consent(draft.id, world.rccB.agency.id);
    const stranger = deskOf(hub, world.leB);
    await stranger.ask("{ viewer { id } }");
    let shareId = "";
    const lines = await linesOf(async () => {
      const share = await sender.share(consent.id);
      shareId = share.id;
      await recipient.look(share.id);
      await stranger.look(share.id);
      await recipient.act("acceptReferral", { shareId, version: 1 });
      await recipient.look(share.id);
      await stranger.refusal("acceptReferral", { shareId, version: 2 });
      await sender.act("withdrawConsent", { consentId: consent.id });
      await recipient.look(share.id);
    });
    const denied = (action: string, fields: string) => ({ action, outcome: "DENIED", fields, subjects: [shareId] });
    expect(lines).toEqual([
      line("referral.share", "ACTION", shareId, consent.id, draft.id),
      line("share.read", "SHORT_FORM", shareId),
      denied("share.read", "SHORT_FORM"),
      line("referral.accept", "ACTION", shareId),
      line("share.read", "FULL", shareId),
      denied("referral.accept", "ACTION"),
      line("consent.withdraw", "ACTION", consent.id, draft.id, shareId),
      denied("share.read", "SHORT_FORM"),
    ]);
  });

  test("AL-01 asking whether something changed is no look, and no line", async () => {
    expect(
      await linesOf(() =>
        recipient.ask("query ($id: ID!) { listVersion shareVersion(id: $id) agencies { nodes { id } } lateAnswers { late } }", { id: world.shares.sent.id }),
      ),
    ).toEqual([]);
  });

  test("CR-21 the log holds no value of what was read or written", async () => {
    const [found] = await rowsOf<{ count: string }>(
      database.superuserUrl,
      "SELECT count(*) FROM audit_entry WHERE body ~ 'SPANISH|AGE_25|COUNSELING|DO_NOT_TEXT|WHEELCHAIR|LABOR|[+]1336'",
    );
    expect(found).toEqual({ count: "0" });
  });
});
