import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { recordConsent, writeReferral } from "../support/journey.ts";
import { addItem, beginAgenda, callMeeting, dayAhead, makeBody, step } from "../support/meeting-story.ts";
import { goOn, quiet } from "../support/quiet.ts";
import { ask, openWindow, signInQuietly } from "../support/visitor.ts";
import { meetingAddresses, visit } from "../support/walk.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

/** Pages that are the same for everybody. */
const open = ["/sign-in", "/forgot", "/join", "/mail", "/styleguide", "/unsubscribe", "/answer"];

type Shares = { nodes: { id: string; status: string; referral: { id: string } | null }[] };
type Known = Record<"inbox" | "inboxClosed" | "sent" | "sentClosed", Shares> & Record<"drafts" | "agencies", { nodes: { id: string }[] }>;

const known = `query Known {
  inbox(first: 50) { ...Shares }
  inboxClosed: inbox(filter: CLOSED, first: 50) { ...Shares }
  sent(first: 50) { ...Shares }
  sentClosed: sent(filter: CLOSED, first: 50) { ...Shares }
  drafts(first: 1) { nodes { id } }
  agencies(first: 1) { nodes { id } }
}
fragment Shares on SharePage { nodes { id status referral { id } } }`;

type Roadmap = { milestones: { id: string; status: string; element: { id: string } }[] };
const roadmap = "query Roadmap { milestones { id status element { id } } }";

type Grants = Record<"awards" | "reports", { nodes: { id: string }[] }> & { sharedReports: { id: string }[] };
const grants = "query Grants { awards(first: 1) { nodes { id } } reports(first: 5) { nodes { id } } sharedReports { id } }";

/** One share of each status on each side, for somebody who works with referrals. */
function sharesIn({ inbox, inboxClosed, sent, sentClosed }: Known): string[] {
  const onePerStatus = (...lists: Shares[]) => [...new Map(lists.flatMap(({ nodes }) => nodes).map(({ id, status }) => [status, `/s/${id}`])).values()];
  return [...onePerStatus(inbox, inboxClosed), ...onePerStatus(sent, sentClosed)];
}

/** Every other address that they can reach, once. */
function addressesOf({ sent, drafts, agencies }: Known): string[] {
  const own = [...drafts.nodes, ...sent.nodes.flatMap(({ referral }) => (referral ? [referral] : [])).slice(0, 1)];
  return [
    "/",
    "/r",
    "/r/new",
    "/account",
    "/a",
    "/mail-preferences",
    "/s/00000000-0000-7000-8000-000000000000",
    ...own.map(({ id }) => `/r/${id}`),
    ...agencies.nodes.map(({ id }) => `/a/${id}`),
  ];
}

async function violationsAt(page: Page, address: string): Promise<string[]> {
  await goOn(page, address);
  return await violationsOf(page, address);
}

describe.each([
  ["light", 1280],
  ["dark", 390],
] as const)("in %s at %i px", (scheme, width) => {
  test("every page of somebody who works with referrals meets WCAG 2.2 AA", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    await signInQuietly(page, "Inés Marlowe");
    const found: string[] = [];
    for (const address of addressesOf(await ask<Known>(page.context(), known))) found.push(...(await violationsAt(page, address)));
    await page.goto("/r");
    for (const name of ["Sent by us", "Drafts", "Closed"]) {
      await page.getByRole("tab", { name }).click();
      await quiet(page);
      found.push(...(await violationsOf(page, `/r, ${name}`)));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("a share of each status meets WCAG 2.2 AA on both sides", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    await signInQuietly(page, "Inés Marlowe");
    const found: string[] = [];
    for (const address of sharesIn(await ask<Known>(page.context(), known))) found.push(...(await violationsAt(page, address)));
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("every step of a new referral meets WCAG 2.2 AA, empty with its errors and filled in", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    await signInQuietly(page, "Inés Marlowe");
    const found: string[] = [];
    const look = async (part: string): Promise<void> => void found.push(...(await violationsOf(page, part)));
    await page.goto("/");
    await quiet(page);
    await writeReferral(page, look);
    await page.locator("main form button[type=submit]").click();
    await page.getByRole("group", { name: /things before you can go on/ }).waitFor();
    await look("the consent with its errors");
    await recordConsent(page, look);
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("open questions, dialogs and errors meet WCAG 2.2 AA", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    await signInQuietly(page, "Inés Marlowe");
    const { inbox, sent } = await ask<Known>(page.context(), known);
    const found: string[] = [];
    await page.goto(`/s/${inbox.nodes.find(({ status }) => status === "SENT")?.id}`);
    for (const answer of ["Ask the sender something", "Put on the waitlist", "Decline"]) {
      await page.getByText(answer, { exact: true }).click();
      await page.getByRole("button", { name: "Send this answer" }).click();
      await page.getByRole("group", { name: "One thing before you can go on" }).waitFor();
      found.push(...(await violationsOf(page, answer)));
    }
    await page.goto(`/s/${sent.nodes.find(({ status }) => status === "SENT")?.id}`);
    await page.getByRole("button", { name: "Take something back" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
    found.push(...(await violationsOf(page, "taking something back")));
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("what leads, coordinators and the operator keep meets WCAG 2.2 AA, with forms, errors and questions open", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    const found: string[] = [];
    const openForm = async (button: string, submit: string) => {
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("button", { name: submit, exact: true }).click();
      await page.getByRole("group", { name: /before you can go on/ }).waitFor();
      // What is scrolled under the bar is not what somebody presses.
      await page.evaluate(() => scrollTo(0, 0));
      found.push(...(await violationsOf(page, button)));
    };
    await signInQuietly(page, "Fern Gale");
    for (const address of ["/a/own", "/a/agreements", "/a/file", "/a/statement", "/a/people"]) found.push(...(await violationsAt(page, address)));
    await openForm("Invite somebody", "Send the invitation");
    await page.getByRole("link", { name: "Inés Marlowe" }).click();
    await openForm("Record training", "Record");
    await page.getByRole("button", { name: "Suspend Inés Marlowe" }).click();
    found.push(...(await violationsOf(page, "suspending")));
    await signInQuietly(page, "Dana Birch");
    found.push(...(await violationsAt(page, "/a/agreements")));
    await page.getByRole("link", { name: "Stillwater Crisis Line" }).click();
    await openForm("Renew it", "Record this version");
    await signInQuietly(page, "Rowan Hale");
    found.push(...(await violationsAt(page, "/a/hub")));
    await openForm("Add a task force", "Add it");
    await page.getByRole("link", { name: "Piedmont Task Force" }).click();
    await page.getByRole("button", { name: "Rename Central Piedmont" }).click();
    found.push(...(await violationsOf(page, "a task force")));
    await page.getByRole("link", { name: "Larkspur Crisis Center" }).click();
    await page.getByRole("button", { name: "Name, phone and program" }).click();
    await page.getByRole("button", { name: "Bring it to a table" }).click();
    found.push(...(await violationsOf(page, "an agency as the operator sees it")));
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("the log of trainings and the self-assessment meet WCAG 2.2 AA, with forms, errors and answers open", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    await signInQuietly(page, "Dana Birch");
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      await quiet(page);
      await page.evaluate(() => scrollTo(0, 0));
      found.push(...(await violationsOf(page, where)));
    };
    found.push(...(await violationsAt(page, "/m/trainings")));
    await page.getByRole("button", { name: "Log a training or outreach" }).click();
    await page.getByRole("button", { name: "Log it" }).click();
    await page.getByRole("group", { name: /before you can go on/u }).waitFor();
    await page.getByText("By audience and by material").click();
    await look("logging a training");
    await page.getByRole("list", { name: "Trainings and outreach" }).getByRole("link").first().click();
    await page.getByRole("button", { name: "Withdraw this entry" }).click();
    await look("withdrawing a training");
    found.push(...(await violationsAt(page, "/m/tables")));
    found.push(...(await violationsAt(page, "/m/assess")));
    await page.getByRole("link", { name: "Rate the elements" }).click();
    // Both windows answer for the same agency, so each says something else.
    const words = scheme === "light" ? "Begun in places" : "Works mostly";
    await page.getByText(words, { exact: true }).first().click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^Add a comment/u }).click();
    await look("rating the elements");
    await page.getByRole("button", { name: "Close it and show the answers" }).click();
    await page.getByRole("alertdialog").waitFor();
    found.push(...(await violationsOf(page, "the question before closing")));
    await page.goto("/m/assess");
    await page.getByRole("list", { name: "Earlier self-assessments" }).getByRole("link").first().click();
    await page.getByText("Who said what").first().click();
    await page.getByText("The answers as a table").click();
    await page
      .getByRole("button", { name: /^Make it a goal/u })
      .first()
      .click();
    await page.getByRole("button", { name: "Save the goal" }).click();
    await page.getByRole("group", { name: /before you can go on/u }).waitFor();
    await look("what came of a self-assessment");
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("awards, their calendar and reports meet WCAG 2.2 AA, for the coordinator with forms open and for an agency at its numbers", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    const found: string[] = [];
    await signInQuietly(page, "Dana Birch");
    const { awards, reports, sharedReports } = await ask<Grants>(page.context(), grants);
    const award = `/g/${awards.nodes[0]?.id}`;
    for (const address of ["/g", "/g/calendar", award, ...sharedReports.slice(0, 1).map(({ id }) => `/g/s/${id}`)])
      found.push(...(await violationsAt(page, address)));
    for (const { id } of reports.nodes) found.push(...(await violationsAt(page, `/g/r/${id}`)), ...(await violationsAt(page, `/g/p/${id}`)));
    await page.goto("/g/calendar");
    await quiet(page);
    await page.getByText("The calendar as a table").click();
    await page.getByRole("button", { name: "Make a secret address" }).click();
    await page.getByRole("heading", { name: "Your secret address, shown this once" }).waitFor();
    found.push(...(await violationsOf(page, "the calendar's table and address")));
    await page.getByRole("button", { name: "Take it back" }).click();
    found.push(...(await violationsOf(page, "taking the address back")));
    await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
    await page.getByText("The address is taken back.").waitFor();
    await page.goto(award);
    await quiet(page);
    for (const button of ["Add a requirement", "Add a report", "Change the award"]) {
      await page.getByRole("button", { name: button, exact: true }).click();
      await page.evaluate(() => scrollTo(0, 0));
      found.push(...(await violationsOf(page, button)));
      await page.getByRole("button", { name: button, exact: true }).click();
    }
    await signInQuietly(page, "Fern Gale");
    for (const { id } of reports.nodes) found.push(...(await violationsAt(page, `/g/n/${id}`)));
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("the pages of meetings meet WCAG 2.2 AA, with forms, errors and questions open, before and during a meeting", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    const found: string[] = [];
    const look = async (what: string): Promise<void> => {
      await page.evaluate(() => scrollTo(0, 0));
      found.push(...(await violationsOf(page, what)));
    };
    await signInQuietly(page, "Dana Birch");
    const bodyId = await makeBody(page, `Transport committee ${scheme}`, ["Dana Birch", "Inés Marlowe", "Sam Hollis"]);
    const address = await callMeeting(page, bodyId, "Rides at night", {
      startsOn: dayAhead(1),
      rule: { frequency: "WEEKLY", interval: 1, weekdays: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] },
    });
    const meetingId = await beginAgenda(page, address);
    await addItem(page, bodyId, meetingId, "Who drives", { kind: "DECIDE" });
    await addItem(page, bodyId, meetingId, "Personnel", { audience: "CLOSED" });
    for (const one of await meetingAddresses(page.context())) found.push(...(await violationsAt(page, one)));
    for (const [one, submit] of [
      ["/t/new", "Make the draft"],
      ["/t/q/new", "Ask everybody"],
    ] as const) {
      await page.goto(one);
      await page.getByRole("button", { name: submit }).click();
      await page.getByRole("group", { name: /before you can go on/u }).waitFor();
      await look(`${one} with its errors`);
    }
    await page.goto(address);
    await page.getByRole("button", { name: "Add an item" }).click();
    await page.getByText("Only some disciplines", { exact: true }).click();
    await page.getByRole("button", { name: "Change or move" }).click();
    await page.getByRole("button", { name: "Cancel this meeting" }).click();
    await look("a meeting with its forms open");
    await step(page, "startMeeting", { meetingId });
    await page.reload();
    for (const name of ["Dana Birch", "Sam Hollis"]) await page.getByRole("button", { name: `${name} is here: Room` }).click();
    await page.getByRole("button", { name: "Go to this item: Who drives" }).click();
    await page.locator("li[aria-current=step]").waitFor();
    await page.getByRole("button", { name: "Record a decision: Who drives" }).click();
    await page.getByRole("button", { name: "Record this decision" }).click();
    await page.getByRole("group", { name: /before you can go on/u }).waitFor();
    await page.getByRole("button", { name: "A guest is here" }).click();
    await page.getByRole("button", { name: "Begin the closed session" }).click();
    await look("a meeting that goes on");
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("the pages of a coordinator and of nobody meet WCAG 2.2 AA", async () => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    const found: string[] = [];
    for (const address of open) {
      await visit(page, address);
      found.push(...(await violationsOf(page, address)));
    }
    await signInQuietly(page, "Dana Birch");
    const { milestones } = await ask<Roadmap>(page.context(), roadmap);
    const shown = [
      ...new Map(milestones.map(({ id, status }) => [status, `/m/${id}`])).values(),
      ...milestones.slice(0, 1).map(({ element }) => `/m/e/${element.id}`),
    ];
    for (const address of ["/", "/r", "/a", "/m", "/m/list", ...shown]) found.push(...(await violationsAt(page, address)));
    await page.context().close();
    expect(found).toEqual([]);
  });
});
