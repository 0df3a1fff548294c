import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { recordConsent, writeReferral } from "../support/journey.ts";
import { linkMailedTo } from "../support/mailed-link.ts";
import { plugIn } from "../support/virtual-authenticator.ts";
import { openWindow, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;
/** Passkeys belong to a name, and a bare network address is none. */
let named: string;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
  named = hub.address.replace("127.0.0.1", "localhost");
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

const email = "alma.reed@redbud.example.org";
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** The operator invites the first lead of an agency that has none. */
async function inviteLead(): Promise<void> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, "Rowan Hale");
  await page.goto("/");
  await page.getByRole("link", { name: "The hub" }).click();
  await page.getByRole("link", { name: "Redbud Health" }).click();
  await button(page, "Invite the first lead").click();
  await page.getByLabel("Name", { exact: true }).fill("Alma Reed");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Work phone").fill("336-555-0188");
  await button(page, "Send the invitation").click();
  await page.getByText("The invitation to Alma Reed is on its way.").waitFor();
  await page.context().close();
}

test("a new agency lead comes from the invitation to a first referral on a passkey, and signs in with it again", async () => {
  await inviteLead();
  const page = await openWindow(browser, named);
  await plugIn(page);
  await page.goto(await linkMailedTo(hub, email));
  await heading(page, "Welcome, Alma Reed").waitFor();
  await button(page, "Go on").click();
  await page.getByText("With a passkey (recommended)").click();
  await button(page, "Go on").click();
  await button(page, "Make the passkey").click();

  // Nothing of a referral opens before the statement is accepted; after it, the day does.
  await heading(page, "Confidentiality statement").waitFor();
  expect(await page.getByRole("link", { name: "New referral" }).count()).toBe(0);
  await button(page, "I have read this and I promise it").click();
  await heading(page, "Today").waitFor();

  await writeReferral(page);
  await recordConsent(page);
  await page.locator("main form button[type=submit]").click();
  await page.getByText("Waits for the answer of Harbor Row Shelter").waitFor();
  const address = new URL(page.url()).pathname;

  await page.getByRole("button", { name: /your account/u }).click();
  await button(page, "Sign out").click();
  await heading(page, "Sign in").waitFor();
  await button(page, "Use a passkey").click();
  await heading(page, "Today").waitFor();
  await page.goto(address);
  await page.getByText("Waits for the answer of Harbor Row Shelter").waitFor();

  const recipient = await openWindow(browser, hub.address);
  await signInQuietly(recipient, "Wren Ross");
  await recipient.goto(address);
  await recipient.getByText("Redbud Health").first().waitFor();
  await Promise.all([page.context().close(), recipient.context().close()]);
});
