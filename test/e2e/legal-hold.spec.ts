import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { ask, openWindow, signInQuietly, type Visit } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function windowOf(name: string, visit: Visit = {}): Promise<Page> {
  const page = await openWindow(browser, hub.address, visit);
  await signInQuietly(page, name);
  return page;
}

/** Says one word about the hold, by the keyboard alone, in the dialog that asks again. */
async function say(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: words }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await dialog.waitFor();
  await dialog.getByRole("button", { name: words }).focus();
  expect(await violationsOf(page, "the question")).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
}

test("two people of an agency hold a referral, each in their own window, and two let it go", { timeout: 120_000 }, async () => {
  const advocate = await windowOf("Inés Marlowe", { scheme: "dark", width: 390 });
  const { sent } = await ask<{ sent: { nodes: { referral: { id: string } }[] } }>(advocate.context(), "{ sent(first: 1) { nodes { referral { id } } } }");
  const address = `/r/${sent.nodes[0]?.referral.id}`;
  await advocate.goto(address);
  await advocate.getByText(/It will be purged on/).waitFor();
  await say(advocate, "Propose a legal hold");
  await advocate.getByText("Inés Marlowe proposed a legal hold. It does not hold yet").waitFor();
  // Who said the first word is not offered the second.
  expect(await advocate.getByRole("button", { name: /legal hold/ }).count()).toBe(0);

  const lead = await windowOf("Fern Gale");
  await lead.goto(address);
  await say(lead, "Confirm the legal hold");
  await lead.getByText("Inés Marlowe and Fern Gale placed a legal hold.").waitFor();
  await lead.getByText("It is under a legal hold and is not purged.").waitFor();
  await say(lead, "Ask to lift the hold");
  await lead.getByText("Fern Gale asked to lift the hold. It still holds").waitFor();

  await advocate.reload();
  await say(advocate, "Agree to lift the hold");
  await advocate.getByText(/It will be purged on/).waitFor();
  await advocate.getByRole("button", { name: "Propose a legal hold" }).waitFor();
});
