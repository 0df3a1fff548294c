import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { ask, demoCode, openWindow, personCalled, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const question = (page: Page) => page.getByRole("dialog", { name: "Is it still you?" });
const isSignedIn = async (page: Page) => (await ask<{ viewer: object | null }>(page.context(), "{ viewer { id } }")).viewer !== null;

/** Somebody's account page, long after they gave their second factor. */
async function accountOf(name: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await hub.ageFactors();
  await page.goto("/account");
  await page.getByRole("heading", { level: 1, name: "Your account" }).waitFor();
  return page;
}

describe("AU-12 an act that asks for the second factor again", () => {
  test("waits for it and then happens as it was sent; who says no loses nothing that was typed", async () => {
    const page = await accountOf("Inés Marlowe");
    const words = "plum otter velvet skylight";
    await button(page, "Change the password").click();
    await page.getByLabel("Password until now").fill(personCalled("Inés Marlowe").password);
    await page.getByRole("textbox", { name: "New password" }).fill(words);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.postData()?.includes('"operationName":"ChangePassword"')) sent.push(request.postData() ?? "");
    });
    await page.keyboard.press("Enter");
    await question(page).waitFor();
    expect(await violationsOf(page, "the question")).toEqual([]);
    await button(page, "Not now").click();
    await page.getByText("Nothing was changed, because it was not confirmed").waitFor();
    expect(await page.getByRole("textbox", { name: "New password" }).inputValue()).toBe(words);

    await page.getByRole("textbox", { name: "New password" }).press("Enter");
    await question(page).getByLabel("6-digit code").fill("000000");
    await page.keyboard.press("Enter");
    await page.getByText("This code does not fit. 4 tries are left.").waitFor();
    await question(page)
      .getByLabel("6-digit code")
      .fill(await demoCode(page));
    await page.keyboard.press("Enter");
    await page.getByText("The new password counts from now on.").waitFor();
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
    // Asked a moment ago, it is not asked again.
    await button(page, "Make new recovery codes").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Make new recovery codes" }).click();
    await page.getByRole("heading", { level: 1, name: "Keep these recovery codes" }).waitFor();
    await page.context().close();
  });

  test("is confirmed over a dialog that is open, with the keyboard alone", async () => {
    const page = await accountOf("Fern Gale");
    await press(page, button(page, "Make new recovery codes"));
    const asked = page.getByRole("alertdialog", { name: "Make new recovery codes?" });
    await asked.waitFor();
    await press(page, asked.getByRole("button", { name: "Make new recovery codes" }));
    const code = question(page).getByLabel("6-digit code");
    await expect.poll(() => code.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await asked.getByText("Nothing was changed").waitFor();
    await press(page, asked.getByRole("button", { name: "Make new recovery codes" }));
    await tabTo(page, code);
    await page.keyboard.type(await demoCode(page));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Keep these recovery codes" }).waitFor();
    await page.context().close();
  });

  test("ends the session after five codes that do not fit", async () => {
    const page = await accountOf("Theo Marsh");
    await button(page, "Make new recovery codes").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Make new recovery codes" }).click();
    await question(page).getByLabel("6-digit code").fill("000000");
    for (const left of ["4 tries are", "3 tries are", "2 tries are", "One try is"]) {
      await page.keyboard.press("Enter");
      await page.getByText(`This code does not fit. ${left} left.`).waitFor();
    }
    await page.keyboard.press("Enter");
    await page.getByText("Your session has ended.").waitFor();
    expect(await isSignedIn(page)).toBe(false);
    await page.context().close();
  });
});

test("AU-09 all other sessions of a person end with one press", async () => {
  const [elsewhere, page] = [await openWindow(browser, hub.address), await openWindow(browser, hub.address)];
  for (const window of [elsewhere, page]) await signInQuietly(window, "Noor Hadley");
  await page.goto("/account");
  await button(page, "Sign out everywhere else").click();
  await page.getByText("You are signed in nowhere else.").waitFor();
  expect([await isSignedIn(elsewhere), await isSignedIn(page)]).toEqual([false, true]);
  await elsewhere.context().close();
  await page.context().close();
});

describe("AU-08 a page that nobody uses", () => {
  const minutes = (count: number) => count * 60_000;
  const warning = (page: Page) => page.getByRole("alertdialog", { name: "Are you still there?" });

  /** Somebody's page, with the clock of the browser in our hands. */
  async function openPage(name: string): Promise<{ page: Page; asked: string[] }> {
    const page = await openWindow(browser, hub.address);
    await page.clock.install();
    await signInQuietly(page, name);
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/graphql")) asked.push(request.headers()["x-roundtable"] ?? "");
    });
    await page.goto("/");
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
    return { page, asked };
  }

  test("warns two minutes before the end; who stays tells the hub, and what the page asks by itself does not count", async () => {
    const { page, asked } = await openPage("June Alder");
    await page.clock.runFor(minutes(27));
    expect(await warning(page).count()).toBe(0);
    const before = asked.length;
    await page.clock.runFor(minutes(1) + 1000);
    await warning(page).waitFor();
    await warning(page).getByText("In 2 min you will be signed out.").waitFor();
    expect(asked.slice(0, before)).toContain("background");
    expect(await violationsOf(page, "the warning")).toEqual([]);
    await page.clock.runFor(30_000);
    await warning(page).getByText("In 1 min 30 s you will be signed out.").waitFor();
    const told = asked.filter((header) => header === "1").length;
    await page.keyboard.press("Enter");
    await warning(page).waitFor({ state: "detached" });
    expect(asked.filter((header) => header === "1").length).toBe(told + 1);
    await page.clock.runFor(minutes(27));
    expect(await warning(page).count()).toBe(0);
    await page.context().close();
  });

  test("warns law enforcement after thirteen minutes, and is emptied and locked at the end", async () => {
    const { page } = await openPage("Sam Hollis");
    await page.clock.runFor(minutes(13) + 1000);
    await warning(page).waitFor();
    await page.clock.runFor(minutes(2));
    await page.getByText("Your session has ended.").waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
    expect(await isSignedIn(page)).toBe(false);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    await page.context().close();
  });

  test("can be left at once, and hands on it count as activity", async () => {
    const { page, asked } = await openPage("Ruth Okoro");
    await page.clock.runFor(minutes(20));
    const told = asked.filter((header) => header === "1").length;
    await page.keyboard.press("Tab");
    await expect.poll(() => asked.filter((header) => header === "1").length).toBe(told + 1);
    await page.clock.runFor(minutes(20));
    expect(await warning(page).count()).toBe(0);
    await page.clock.runFor(minutes(8) + 1000);
    await button(page, "Sign out now").click();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(await isSignedIn(page)).toBe(false);
    await page.context().close();
  });

  test("stays open while another window of the same browser is used", async () => {
    const { page } = await openPage("Dana Birch");
    await page.clock.runFor(minutes(20));
    const other = await page.context().newPage();
    await other.clock.install({ time: await page.evaluate(() => Date.now()) });
    await other.goto("/");
    await other.getByRole("heading", { level: 1, name: "Today" }).waitFor();
    await other.clock.runFor(minutes(3));
    await other.getByRole("link", { name: "Agencies" }).first().click();
    await other.waitForURL("**/a");
    await page.clock.runFor(minutes(10));
    expect(await warning(page).count()).toBe(0);
    await page.context().close();
  });
});
