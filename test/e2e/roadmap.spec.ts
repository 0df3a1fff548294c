import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { ask, openWindow, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

type Milestones = { milestones: { id: string; version: number; title: string; element: { id: string; name: string } }[] };
const milestones = "query Milestones { milestones { id version title element { id name } } }";

async function visit(name: string, address: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

/** What the map says aloud of one element. */
async function stageOf(page: Page, element: string): Promise<string> {
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: element, exact: true, level: 4 }) });
  return (await row.getByText(/^At /u).textContent()) ?? "";
}

async function said(page: Page, sentence: string): Promise<void> {
  await page.getByText(sentence, { exact: true }).first().waitFor();
}

test("a coordinator imports the template, assigns ten milestones, attaches evidence, sees an element move", async () => {
  const page = await visit("Vera Lindqvist", "/m");
  await said(page, "Your task force has no roadmap yet.");
  await page.getByRole("button", { name: "Import the template" }).click();
  await page.getByRole("heading", { name: "What would free the most" }).waitFor();
  expect(await stageOf(page, "Purpose")).toBe("At Explore, stage 1 of 5.");

  const all = (await ask<Milestones>(page.context(), milestones)).milestones;
  expect(all).toHaveLength(60);
  for (const { id, title } of all.slice(0, 10)) {
    await page.goto(`/m/${id}`);
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    await page.getByLabel("Agency", { exact: true }).selectOption({ label: "Longleaf Advocacy Center" });
    await page.getByLabel("Person", { exact: true }).selectOption({ label: "Juniper Snow" });
    await page.getByRole("button", { name: "Save the owner" }).click();
    await said(page, "The owner is saved.");
  }

  const first = all.filter(({ element }) => element.name === "Purpose").slice(0, 3);
  for (const { id } of first) {
    await page.goto(`/m/${id}`);
    await page.getByRole("button", { name: "Add evidence" }).click();
    await page.locator("#kind").getByText("A link", { exact: true }).click();
    await page.getByLabel("Address", { exact: true }).fill("https://records.example.org/assessment");
    await page.getByLabel("What one finds there").fill("The assessment, with its list of sources");
    await page.getByRole("button", { name: "Attach", exact: true }).click();
    await said(page, "The evidence is attached.");
    await page.locator("#status").getByText("In place", { exact: true }).click();
    await page.getByRole("button", { name: "Save the status" }).click();
    await said(page, "The status is saved.");
  }
  await page.getByRole("link", { name: "Purpose" }).first().click();
  await page.getByRole("link", { name: "The roadmap" }).click();
  await page.getByRole("heading", { name: "What would free the most" }).waitFor();
  await expect.poll(() => stageOf(page, "Purpose")).toBe("At Form, stage 2 of 5.");
  const moved = page.getByRole("region", { name: "What has moved" }).getByRole("listitem").filter({ hasText: "Purpose" });
  await moved.getByText("From Explore to Form").waitFor();
  expect(await moved.getByText("In place.").count()).toBe(3);
  await page.getByText("The map as a table").click();
  await page.getByRole("row", { name: /^Purpose At Form, stage 2 of 5\./u }).waitFor();
  expect(await page.locator("main").textContent()).not.toContain("%");
  expect(await page.title()).toBe("Workspace");
  await page.context().close();
});

test("a stale edit, a text that tells too much, and a circle of milestones get a clear error and lose nothing", async () => {
  const page = await visit("Dana Birch", "/m");
  const [one, two] = (await ask<Milestones>(page.context(), milestones)).milestones.filter(
    ({ element }) => element.name === "Outreach" || element.name === "Media",
  );
  if (!one || !two) throw new Error("The demo's roadmap has no outreach milestones.");
  await page.goto(`/m/${one.id}`);
  await page.getByLabel("A note on why (optional)").fill("Ask for 336-555-0199");
  await page.locator("#status").getByText("Under way", { exact: true }).click();
  await page.getByRole("button", { name: "Save the status" }).click();
  await page.getByText("This looks like a phone number. Write it without.").first().waitFor();
  await page.getByLabel("A note on why (optional)").fill("The plan waits for the training committee");

  const { version } = (await ask<Milestones>(page.context(), milestones)).milestones.find(({ id }) => id === one.id) ?? one;
  const elsewhere = { clientKey: crypto.randomUUID(), milestoneId: one.id, version, dueOn: "2031-03-01" };
  await ask(page.context(), "mutation Plan($input: PlanMilestoneInput!) { planMilestone(input: $input) { __typename } }", { input: elsewhere });
  await page.getByRole("button", { name: "Save the status" }).click();
  await page.getByText("Somebody else was faster.").waitFor();
  expect(await page.getByLabel("A note on why (optional)").inputValue()).toBe("The plan waits for the training committee");
  await page.getByRole("button", { name: "Save the status" }).click();
  await said(page, "The status is saved.");

  const addFirst = async (before: string) => {
    await page.getByRole("button", { name: "Add what comes first" }).click();
    await page.locator("#dependsOnId").selectOption(before);
    await page.getByRole("button", { name: "Add", exact: true }).click();
  };
  await addFirst(two.id);
  await said(page, "Added.");
  await page.goto(`/m/${two.id}`);
  await addFirst(one.id);
  await page.getByText("These two would wait for each other.").waitFor();
  expect(await page.locator("#dependsOnId").inputValue()).toBe(one.id);
  await page.context().close();
});

test("who reads the roadmap without a say is offered nothing to change", async () => {
  const page = await visit("Sam Hollis", "/m");
  await page.getByRole("heading", { name: "What would free the most" }).waitFor();
  for (const name of ["Change names", "Import the template again"]) expect(await page.getByRole("button", { name }).count()).toBe(0);
  await page
    .locator("main")
    .getByRole("link", { name: /^Look at it again/u })
    .first()
    .click();
  await page.getByRole("heading", { name: "What has happened" }).waitFor();
  for (const name of ["Save the status", "Save the owner", "Set the stage by hand", "Rename"]) expect(await page.getByRole("button", { name }).count()).toBe(0);
  await page.context().close();
});
