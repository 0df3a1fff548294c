import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { quiet } from "../support/quiet.ts";
import { ask, openWindow, personCalled, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function visit(name: string, address: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

async function said(page: Page, sentence: string | RegExp): Promise<void> {
  await page.getByText(sentence, { exact: true }).first().waitFor();
}

test("a lead invites somebody and changes their seats; what was typed wrongly stays to be mended", async () => {
  const page = await visit("Fern Gale", "/a");
  await page.getByRole("link", { name: "Our people" }).click();
  await page.getByRole("heading", { level: 1, name: "Our people" }).waitFor();
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Alba Reyes");
  await page.getByLabel("Work e-mail").fill("alba.reyes@larkspur.example.org");
  await page.getByLabel("Work phone").fill("55");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await page.getByRole("group", { name: "2 things before you can go on" }).waitFor();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Alba Reyes");
  await page.getByLabel("Work phone").fill("336-555-0178");
  // Who gives the table's own seats is not the agency.
  expect(await page.getByText("Coordinator", { exact: true }).count()).toBe(0);
  await page.locator("#invite-seats").getByText("Advocate", { exact: true }).click();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await said(page, "The invitation to Alba Reyes is on its way.");

  await page.getByRole("link", { name: "Alba Reyes" }).click();
  await page.getByRole("heading", { level: 1, name: "Alba Reyes" }).waitFor();
  await page.getByText("Has not signed in yet.").waitFor();
  await page.locator("#seats").getByText("Agency lead", { exact: true }).click();
  await page.getByRole("button", { name: "Save the seats" }).click();
  await said(page, /^The seats of Alba Reyes are saved\./u);
  await page.locator("main").getByText("Advocate, Agency lead").waitFor();

  await page.getByLabel("Work phone").fill("336-555-0179");
  await correctElsewhere(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Somebody else was faster.").waitFor();
  expect(await page.getByLabel("Work phone").inputValue()).toBe("336-555-0179");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await said(page, "Saved.");
  await page.getByRole("link", { name: "336-555-0179" }).waitFor();
  await page.context().close();
});

/** The same person is corrected in another window, so that what the open page knows is old. */
async function correctElsewhere(page: Page): Promise<void> {
  const personId = page.url().split("/").at(-1);
  const { staffMember } = await ask<{ staffMember: { version: number } }>(page.context(), "query One($id: ID!) { staffMember(id: $id) { version } }", {
    id: personId,
  });
  await ask(page.context(), "mutation Correct($input: CorrectPersonInput!) { correctPerson(input: $input) { __typename } }", {
    input: { clientKey: crypto.randomUUID(), personId, version: staffMember.version, name: "Alba Reyes", workPhone: "336-555-0100" },
  });
}

test("hours of training carry the mark of a privileged agent, and it falls when they are taken back", async () => {
  const page = await visit("Wren Ross", "/a/people");
  await page.getByRole("link", { name: "June Alder" }).click();
  await page.getByRole("heading", { level: 1, name: "June Alder" }).waitFor();
  const { hours, marked } = await trainingOf(page);
  if (!marked) {
    await page.getByRole("button", { name: "Record training" }).click();
    await page.getByLabel("Topic").selectOption({ label: "Confidentiality and privilege" });
    await page.getByLabel("Hours", { exact: true }).fill(String(Math.max(0.5, 20 - hours)));
    await page.getByRole("group", { name: "Completed on" }).getByRole("spinbutton").first().click();
    await page.keyboard.type("03022026");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await said(page, "The training is recorded.");
    await page.getByRole("button", { name: "Mark as privileged agent" }).click();
    await said(page, "The mark is set.");
  }
  await said(page, "Marked as privileged agent.");
  while ((await trainingOf(page)).hours >= 20) {
    await page
      .getByRole("button", { name: /^Take back: /u })
      .first()
      .click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await quiet(page);
  }
  await page.getByText("Marked as privileged agent.").waitFor({ state: "detached" });
  await page.context().close();
});

async function trainingOf(page: Page): Promise<{ hours: number; marked: boolean }> {
  const id = page.url().split("/").at(-1);
  const { staffMember } = await ask<{ staffMember: { trainingHours: number; person: { privileged: boolean } } }>(
    page.context(),
    "query One($id: ID!) { staffMember(id: $id) { trainingHours person { privileged } } }",
    { id },
  );
  return { hours: staffMember.trainingHours, marked: staffMember.person.privileged };
}

test("AU-09 a person whose page is open is suspended by the operator, and sees within seconds that they are out", async () => {
  const theirs = await visit("Noor Hadley", "/");
  await theirs.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  await theirs.getByRole("button", { name: /^Noor Hadley.*your account/u }).waitFor();

  const operators = await visit("Rowan Hale", "/");
  await operators.getByRole("link", { name: "The hub" }).click();
  await operators.getByRole("link", { name: "Redbud Health" }).click();
  await operators.getByRole("link", { name: "Noor Hadley" }).click();
  await operators.getByRole("button", { name: "Suspend Noor Hadley" }).click();
  const question = operators.getByRole("alertdialog", { name: "Suspend Noor Hadley?" });
  await question.getByText("Everything of theirs closes within seconds", { exact: false }).waitFor();
  await question.getByRole("button", { name: "Suspend", exact: true }).click();
  await said(operators, "Noor Hadley is suspended. Everything of theirs is closed.");

  await theirs.getByText("Your session has ended.").waitFor({ timeout: 20_000 });
  expect(new URL(theirs.url()).pathname).toBe("/sign-in");
  expect(await theirs.getByRole("navigation").count()).toBe(0);
  await theirs.getByLabel("Work e-mail").fill(personCalled("Noor Hadley").email);
  await theirs.getByLabel("Password").fill(personCalled("Noor Hadley").password);
  await theirs.keyboard.press("Enter");
  await theirs.getByText("E-mail and password do not fit together.", { exact: false }).waitFor();

  await operators.getByRole("button", { name: "Restore Noor Hadley" }).click();
  await said(operators, "Noor Hadley can sign in again.");
  await signInQuietly(theirs, "Noor Hadley");
  await theirs.goto("/");
  await theirs.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  await theirs.context().close();
  await operators.context().close();
});

test("a lapsed agreement says what has stopped, and a coordinator renews it as a version of its own", async () => {
  const page = await visit("Dana Birch", "/a/agreements");
  await page.getByRole("link", { name: "Stillwater Crisis Line" }).click();
  await page.getByText("Nothing new can be shared with Stillwater Crisis Line", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Renew it" }).click();
  await page.getByRole("button", { name: "Record this version" }).click();
  await page.getByRole("group", { name: "4 things before you can go on" }).waitFor();
  await page.getByLabel("Signed for the agency by").selectOption({ label: "Hazel Winters" });
  const day = async (label: string, digits: string) => {
    await page.getByRole("group", { name: label }).getByRole("spinbutton").first().click();
    await page.keyboard.type(digits);
  };
  const year = new Date().getFullYear();
  await day("Signed on", `0102${year}`);
  await day("Holds from", `0102${year}`);
  await day("Last day", `0102${year + 2}`);
  await page.getByRole("button", { name: "Record this version" }).click();
  await said(page, "Version 2 is recorded.");
  await page.getByRole("heading", { name: "Version 1" }).waitFor();
  await said(page, "In force");
  expect(await page.getByText("Nothing new can be shared with Stillwater Crisis Line", { exact: false }).count()).toBe(0);
  await page.context().close();
});

test("the statement stands before referrals until it is accepted, by keyboard alone, and the rest works meanwhile", async () => {
  await lapseStatementOf("Hazel Winters");
  const page = await visit("Hazel Winters", "/r");
  await page.getByRole("heading", { level: 1, name: "Confidentiality statement" }).waitFor();
  expect(await page.getByRole("tab").count()).toBe(0);
  await page.goto("/m");
  await page.getByRole("heading", { name: "What would free the most" }).waitFor();
  await page.goto("/a");
  await page.getByRole("heading", { level: 1, name: "Agencies" }).waitFor();
  await page.goto("/r");
  await tabTo(page, page.getByRole("button", { name: "I have read this and I promise it" }));
  await press(page, page.getByRole("button", { name: "I have read this and I promise it" }));
  await page.getByRole("tab", { name: "Sent by us" }).waitFor();
  await said(page, "Your promise is kept. It is asked again in a year.");
  await page.goto("/a/statement");
  await page.getByText("You accepted version 1", { exact: false }).waitFor();
  await page.context().close();
});

/** Nobody's acceptance can be changed through the hub, so a year is let pass in the database. */
async function lapseStatementOf(name: string): Promise<void> {
  const client = new pg.Client(hub.superuserUrl);
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(
    "UPDATE statement_acceptance SET accepted_at = accepted_at - interval '400 days' WHERE person_id = (SELECT id FROM person WHERE email = $1)",
    [personCalled(name).email],
  );
  await client.end();
}

test("the operator adds a task force and an agency with its first lead, and another operator confirms its new discipline", async () => {
  const page = await visit("Rowan Hale", "/a/hub");
  await page.getByRole("button", { name: "Add a task force" }).click();
  await page.getByLabel("Name of the task force").fill("Coastal Task Force");
  await page.getByLabel("Time zone").selectOption("America/New_York");
  await page.getByLabel("Longest a consent may run, in days").fill("120");
  await page.getByLabel("Regions").fill("North coast\nSouth coast");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByText("Type a number of days from 1 to 90").first().waitFor();
  await page.getByLabel("Longest a consent may run, in days").fill("60");
  await page.getByRole("button", { name: "Add it" }).click();
  await said(page, "Coastal Task Force is added.");

  await page.getByRole("button", { name: "Add an agency" }).click();
  await page.getByLabel("Name of the agency").fill("Seabird Shelter");
  await page.getByLabel("Intake phone").fill("252-555-0110");
  await page.getByLabel("Discipline").selectOption({ label: "Shelter and housing" });
  await page.getByLabel("Sits at the table of").selectOption({ label: "Coastal Task Force" });
  await page.getByRole("button", { name: "Add it" }).click();
  await said(page, "Seabird Shelter is added. Invite its first lead next.");
  await page.getByRole("link", { name: "Seabird Shelter" }).click();
  await page.getByRole("heading", { level: 1, name: "Seabird Shelter" }).waitFor();

  await page.getByRole("button", { name: "Invite the first lead" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Marina Quill");
  await page.getByLabel("Work e-mail").fill("marina.quill@seabird.example.org");
  await page.getByLabel("Work phone").fill("252-555-0111");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await said(page, "The invitation to Marina Quill is on its way.");

  await page.getByLabel("New discipline").selectOption({ label: "Law enforcement" });
  await page.getByRole("button", { name: "Propose it" }).click();
  await page.getByText("You proposed this, so another operator confirms it.", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Confirm" }).count()).toBe(0);

  const second = await visit("Linden Vale", "/a/hub");
  await second.getByRole("link", { name: "Seabird Shelter: from Shelter and housing to Law enforcement" }).click();
  await second.getByRole("button", { name: "Confirm" }).click();
  await second.getByRole("alertdialog").getByText("What its people may see follows", { exact: false }).waitFor();
  await second.getByRole("alertdialog").getByRole("button", { name: "Confirm" }).click();
  await said(second, "The discipline is changed.");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("This proposal is over.").waitFor();
  await second.context().close();
  await page.context().close();
});

test("who only works with referrals is offered nothing to keep", async () => {
  const page = await visit("Sam Hollis", "/a");
  await page.getByRole("link", { name: "Agreements" }).click();
  await page.getByRole("heading", { level: 1, name: "Agreements" }).waitFor();
  for (const name of ["Our people", "Our agency", "The hub", "Confidentiality file"])
    expect(await page.getByRole("link", { name, exact: true }).count()).toBe(0);
  for (const address of ["/a/people", "/a/own", "/a/hub", "/a/file"]) {
    await page.goto(address);
    await page.getByText("There is nothing here for you", { exact: false }).first().waitFor();
  }
  await page.context().close();
});
