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

async function visit(name: string, address = "/m/trainings"): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

/** The number of one line of the totals, of trainings. */
async function totalOf(page: Page, line: string): Promise<number> {
  return Number(
    await page
      .getByRole("row", { name: new RegExp(`^${line} `, "u") })
      .getByRole("cell")
      .first()
      .innerText(),
  );
}

async function totalIs(page: Page, line: string, count: number): Promise<void> {
  await page.getByRole("row", { name: new RegExp(`^${line} ${count} `, "u") }).waitFor();
}

/** A day of last month, typed part by part. */
async function writeHeldOn(page: Page): Promise<void> {
  const today = new Date();
  const held = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 12));
  const parts: Record<string, string> = { month: String(held.getUTCMonth() + 1), day: "12", year: String(held.getUTCFullYear()) };
  for (const part of await page.getByRole("group", { name: "Day", exact: true }).getByRole("spinbutton").all()) {
    await part.focus();
    await page.keyboard.type((parts[(await part.getAttribute("data-type")) ?? ""] ?? "").padStart(2, "0"));
  }
}

test("an agency logs a training whose groups add up, corrects it, proves a milestone with it, and withdraws it", async () => {
  const page = await visit("Noor Hadley");
  await page.getByRole("row", { name: /^Sessions /u }).waitFor();
  const [sessions, people] = [await totalOf(page, "Sessions"), await totalOf(page, "People who came")];
  await page.getByRole("button", { name: "Log a training or outreach" }).click();
  await page.getByRole("button", { name: "Log it" }).click();
  await page.getByRole("group", { name: /things before you can go on/u }).waitFor();

  await page.locator("#kind").getByText("Training", { exact: true }).click();
  await writeHeldOn(page);
  await page.getByLabel("Hours", { exact: true }).fill("1.5");
  await page.getByText("In person", { exact: true }).click();
  await page.locator("#topics").getByText("Labor trafficking", { exact: true }).click();
  await page.getByLabel("How many people came").fill("40");
  await page.getByText("40 of 40 have no group yet.").waitFor();
  await page.getByLabel("Law enforcement", { exact: true }).fill("30");
  await page.getByText("10 of 40 have no group yet.").waitFor();
  await page.getByLabel("Health", { exact: true }).fill("12");
  await page.getByText("That is 2 more than the 40 who came.").waitFor();
  await page.getByRole("button", { name: "Log it" }).click();
  await page.getByText("The groups have to add up to everybody who came").first().waitFor();
  await page.getByLabel("Health", { exact: true }).fill("10");
  await page.getByText("These add up to 40 people.").waitFor();
  await page.getByLabel("A note (optional)").fill("Call 336-555-0199 about the slides");
  await page.getByRole("button", { name: "Log it" }).click();
  await page.getByText("This looks like a phone number. Write it without.").first().waitFor();
  expect(await page.getByLabel("Law enforcement", { exact: true }).inputValue()).toBe("30");
  await page.getByLabel("A note (optional)").fill("With the sheriffs of two counties");
  await page.getByRole("button", { name: "Log it" }).click();
  await page.getByText("It is in the log.").waitFor();
  await totalIs(page, "Sessions", sessions + 1);
  await totalIs(page, "People who came", people + 40);

  await page.getByRole("listitem").filter({ hasText: "40 people" }).getByRole("link", { name: "Training: Labor trafficking" }).click();
  await page.getByRole("row", { name: "Law enforcement 30" }).waitFor();
  const address = new URL(page.url()).pathname;

  // Somebody else corrects it first: what was typed stays, and is sent on their version.
  await page.getByRole("button", { name: "Correct this entry" }).click();
  await page.getByLabel("Hours", { exact: true }).fill("2");
  const dana = await visit("Dana Birch", address);
  await dana.getByRole("button", { name: "Correct this entry" }).click();
  await dana.getByText("Immigration relief", { exact: true }).click();
  await dana.getByRole("button", { name: "Save the correction" }).click();
  await dana.getByText("The correction is saved.").waitFor();
  await page.getByRole("button", { name: "Save the correction" }).click();
  await page.getByText("Somebody else was faster.").waitFor();
  expect(await page.getByLabel("Hours", { exact: true }).inputValue()).toBe("2");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await page.getByText("The correction is saved.").waitFor();
  await page.getByText("2 hours", { exact: true }).waitFor();

  const { milestones } = await ask<{ milestones: { id: string; element: { name: string } }[] }>(dana.context(), "{ milestones { id element { name } } }");
  const milestone = milestones.find(({ element }) => element.name === "Training");
  await dana.goto(`/m/${milestone?.id}`);
  await dana.getByRole("button", { name: "Add evidence" }).click();
  await dana.locator("#kind").getByText("A training in this hub").click();
  const wanted = dana.locator("#trainingId option", { hasText: "Training: Labor trafficking" }).first();
  await dana.locator("#trainingId").selectOption((await wanted.getAttribute("value")) ?? "");
  await dana.getByRole("button", { name: "Attach", exact: true }).click();
  await dana.getByText("The evidence is attached.").waitFor();
  const proof = dana.getByRole("region", { name: "Evidence" }).getByRole("listitem").filter({ hasText: "Labor trafficking" });
  await proof.getByText("In the log").waitFor();

  await page.getByRole("button", { name: "Withdraw this entry" }).click();
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await page.getByText("Write the reason").first().waitFor();
  await page.getByLabel("Reason", { exact: true }).fill("Logged twice");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await page.getByText("This entry counts no longer.").waitFor();
  await page.getByText("Reason: Logged twice").waitFor();
  expect(await page.getByRole("button", { name: "Correct this entry" }).count()).toBe(0);
  await dana.reload();
  await proof.getByText("No longer good").waitFor();

  await page.goto("/m/trainings");
  await totalIs(page, "Sessions", sessions);
  await page.getByText("Also what was withdrawn").click();
  await page.getByRole("listitem").filter({ hasText: "Withdrawn" }).filter({ hasText: "40 people" }).waitFor();
  expect(page.url()).toBe(`${hub.address}/m/trainings`);
  for (const one of [page, dana]) await one.context().close();
});

test("a list is narrowed by kind and by days, and an adviser is offered nothing to log", async () => {
  const page = await visit("Willow Rayne");
  const entries = page.getByRole("list", { name: "Trainings and outreach" }).getByRole("listitem");
  await entries.filter({ hasText: "Training: " }).first().waitFor();
  expect(await page.getByRole("button", { name: "Log a training or outreach" }).count()).toBe(0);
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Outreach" });
  await entries.filter({ hasText: "Training: " }).first().waitFor({ state: "detached" });
  expect(await entries.count()).toBeGreaterThan(0);
  await page.context().close();
});
