import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { recordConsent, writeReferral } from "../support/journey.ts";
import { demoCode, openWindow, personCalled } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

/** Opens the hub and signs in as people do: with both forms. */
async function signIn(name: string): Promise<Page> {
  const { email, password } = personCalled(name);
  const page = await openWindow(browser, hub.address);
  await page.goto("/");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByLabel("6-digit code").fill(await demoCode(page));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  return page;
}

test("an advocate refers, the other agency answers, the loop closes", async () => {
  const advocate = await signIn("Inés Marlowe");
  await writeReferral(advocate);
  await recordConsent(advocate);
  expect(await advocate.getByText("Harbor Row Shelter").count()).toBeGreaterThan(0);
  await advocate.locator("main form button[type=submit]").click();
  await advocate.getByText("Waits for the answer of Harbor Row Shelter").waitFor();
  const address = new URL(advocate.url()).pathname;

  const { email } = personCalled("Wren Ross");
  const mailToLead = async () => (await hub.mails()).find(({ to }) => to.includes(email));
  await expect.poll(mailToLead, { timeout: 20_000 }).toBeDefined();
  const mail = await mailToLead();
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/larkspur|harbor|referral|shelter|emergency|survivor|safety|inés|wren/iu);

  const recipient = await signIn("Wren Ross");
  await recipient.locator(`a[href="${address}"]`).first().click();
  await recipient.getByRole("heading", { name: "What opens if you accept" }).waitFor();
  expect(await recipient.getByText("25 to 59").count()).toBe(0);
  await recipient.getByText("Accept", { exact: true }).click();
  await recipient.getByRole("button", { name: "Send this answer" }).click();
  await recipient.getByText("25 to 59").waitFor();
  await recipient.getByRole("button", { name: "First contact made" }).click();
  await recipient.getByText("Services are next").waitFor();
  await recipient.getByRole("button", { name: "Services started" }).click();
  await recipient.getByText("Services go on", { exact: true }).waitFor();
  await recipient.getByLabel("Outcome", { exact: true }).selectOption({ label: "Services completed" });
  await recipient.getByRole("button", { name: "Close this referral" }).click();
  await recipient.getByRole("alertdialog").getByRole("button", { name: "Close this referral" }).click();
  await recipient.getByText("Closed: Services completed").waitFor();

  await advocate.reload();
  for (const step of ["Accepted by Harbor Row Shelter", "First contact made", "Services started", "Closed: Services completed"])
    await advocate.getByText(step, { exact: true }).first().waitFor();
  await advocate.getByRole("button", { name: "Show who looked" }).click();
  await advocate.getByText("Wren Ross").last().waitFor();
  expect(await advocate.title()).toBe("Workspace");
});
