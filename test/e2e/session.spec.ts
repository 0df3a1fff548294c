import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { demoCode, openWindow, personCalled, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

test("a session that ends in the middle leads to sign-in, which says so, and nothing goes on as the person before", async () => {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, "June Alder");
  await page.goto("/r");
  await page.getByRole("tab", { name: "Sent by us" }).waitFor();
  await page.context().clearCookies();
  await page.getByRole("tab", { name: "Sent by us" }).click();
  await page.getByText("Your session has ended.").waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
  await page.getByLabel("Work e-mail").fill(personCalled("June Alder").email);
  await page.getByLabel("Password").fill(personCalled("June Alder").password);
  await page.keyboard.press("Enter");
  await page.getByLabel("6-digit code").fill(await demoCode(page));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  await page.getByRole("button", { name: /^June Alder.*your account/u }).waitFor();
  await page.context().close();
});

test("somebody with two tables goes from one to the other and finds its own work there", async () => {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, "Ruth Okoro");
  await page.goto("/");
  await page.getByText("Harbor Row Shelter").first().waitFor();
  await page.getByRole("button", { name: /your account/u }).click();
  await page.getByRole("button", { name: "Go to Sandhills Task Force" }).click();
  await page.getByText("From Longleaf Advocacy Center").waitFor();
  expect(await page.locator("main").innerText()).not.toContain("Harbor Row Shelter");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  await page.getByRole("button", { name: /your account/u }).click();
  await page.getByRole("button", { name: "Go to Piedmont Task Force" }).waitFor();
  await page.context().close();
});

test("whoever reads no referral is told what they are here for", async () => {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, "Rowan Hale");
  await page.goto("/");
  await page.getByText("You keep this hub running").waitFor();
  expect(await page.getByRole("navigation").getByRole("link", { name: "Referrals" }).count()).toBe(0);
  // Who sits in no body has no meetings to take home.
  await page.goto("/t");
  await page.getByText(/No meetings in/u).waitFor();
  expect(await page.getByRole("button", { name: "Make a secret address" }).count()).toBe(0);
  await page.context().close();
});
