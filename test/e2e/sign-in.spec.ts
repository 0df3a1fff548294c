import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newClaim } from "../../server/claim.ts";
import { appCode } from "../support/authenticator-app.ts";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { createTestDatabase } from "../support/database.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { startHub } from "../support/hub.ts";
import { invite, linkMailedTo } from "../support/mailed-link.ts";
import { ask, demoCode, openWindow, personCalled } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

const password = "plum otter velvet skylight";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const isSignedIn = async (page: Page) => (await ask<{ viewer: object | null }>(page.context(), "{ viewer { id } }")).viewer !== null;

/** Types e-mail and password and sends them. */
async function takeFirstStep(page: Page, email: string, word: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(word);
  await button(page, "Sign in").click();
}

/** Reads the key that the page shows beside its picture. */
async function shownKey(page: Page): Promise<string> {
  await page.getByRole("img", { name: /Picture to scan/u }).waitFor();
  return (await page.locator("[translate=no]").first().innerText()).replaceAll(/\s/gu, "");
}

/** From the app's key over its code to the recovery codes, and on into the hub. */
async function setUpApp(page: Page): Promise<{ key: string; codes: string[] }> {
  const key = await shownKey(page);
  await page.getByLabel("6-digit code").fill(appCode(key));
  await page.keyboard.press("Enter");
  await heading(page, "Keep these recovery codes").waitFor();
  const codes = await page.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem").allInnerTexts();
  // Not before it was said that they are kept.
  await button(page, "Go on").click({ force: true });
  expect(await heading(page, "Keep these recovery codes").count()).toBe(1);
  await page.getByText("I have kept them", { exact: true }).click();
  await button(page, "Go on").click();
  return { key, codes };
}

describe("AU-01 signing in", () => {
  test("takes a password and then a code, keeps what was typed when it does not fit, and needs no mouse", async () => {
    const page = await openWindow(browser, hub.address);
    const { email, password: word } = personCalled("Wren Ross");
    await page.goto("/sign-in");
    await page.getByLabel("Work e-mail").focus();
    await page.keyboard.type(email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
    await heading(page, "Enter the code").waitFor();
    expect(await isSignedIn(page)).toBe(false);
    const code = page.getByLabel("6-digit code");
    await expect.poll(() => code.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await code.getAttribute("autocomplete")).toBe("one-time-code");
    await page.keyboard.type("12 34");
    await page.keyboard.press("Enter");
    await page.getByText("Type the 6 digits that the app shows now").waitFor();
    await code.fill("000000");
    await page.keyboard.press("Enter");
    await page.getByText("This code does not fit. 4 tries are left.").waitFor();
    expect(await code.inputValue()).toBe("000000");
    expect(await violationsOf(page, "the code that does not fit")).toEqual([]);
    // A reload in between goes on where it was.
    await page.reload();
    await heading(page, "Enter the code").waitFor();
    await button(page, "Start again").click();
    await heading(page, "Sign in").waitFor();
    await takeFirstStep(page, email, word);
    await code.fill(await demoCode(page));
    await page.keyboard.press("Enter");
    await heading(page, "Today").waitFor();
    await page.context().close();
  });

  test("begins anew after five codes that do not fit", async () => {
    const page = await openWindow(browser, hub.address);
    const { email, password: word } = personCalled("Theo Marsh");
    await takeFirstStep(page, email, word);
    for (const left of ["4 tries are", "3 tries are", "2 tries are", "One try is"]) {
      await page.getByLabel("6-digit code").fill("000000");
      await page.keyboard.press("Enter");
      await page.getByText(`This code does not fit. ${left} left.`).waitFor();
    }
    await page.keyboard.press("Enter");
    await page.getByText("Too many codes that did not fit.").waitFor();
    await heading(page, "Sign in").waitFor();
    expect(await isSignedIn(page)).toBe(false);
    await page.context().close();
  });

  test("says on a shared computer when the session will end", async () => {
    const page = await openWindow(browser, hub.address);
    const { email, password: word } = personCalled("Juniper Snow");
    await page.goto("/sign-in");
    await page.getByText("Others use this computer too").click();
    await page.getByLabel("Work e-mail").fill(email);
    await page.getByLabel("Password").fill(word);
    await page.keyboard.press("Enter");
    await page.getByLabel("6-digit code").fill(await demoCode(page));
    await page.keyboard.press("Enter");
    await heading(page, "Today").waitFor();
    const { viewer } = await ask<{ viewer: { idleMinutes: number; sharedDevice: boolean } }>(page.context(), "{ viewer { idleMinutes sharedDevice } }");
    expect(viewer).toEqual({ idleMinutes: 15, sharedDevice: true });
    await page.goto("/account");
    await page.getByText("Shared computer").waitFor();
    await page.context().close();
  });

  test("takes one press in the demo, again and again", async () => {
    const page = await openWindow(browser, hub.address);
    for (const _ of [1, 2]) {
      await page.goto("/sign-in");
      await button(page, /Hazel Winters/u).click();
      await heading(page, "Today").waitFor();
      await page.context().clearCookies();
    }
    await page.context().close();
  });
});

describe("AU-13 an invitation", () => {
  test("leads to a password, an authenticator app and recovery codes, once, and its secret is nowhere but in the mail", async () => {
    const { person, path } = await invite(hub, "Larkspur Crisis Center", "Nia Calloway");
    const secret = path.split("#")[1] ?? "";
    const page = await openWindow(browser, hub.address);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.url()} ${request.headers()["referer"] ?? ""}`));
    await page.goto(path);
    await heading(page, "Welcome, Nia Calloway").waitFor();
    await page.getByText(`You sign in as ${person.email}`).waitFor();
    expect(page.url()).toBe(`${hub.address}/join`);
    expect(asked.filter((where) => where.includes(secret))).toEqual([]);

    await page.getByRole("textbox", { name: "New password" }).fill("larkspur");
    await button(page, "Go on").click();
    await page.getByRole("link", { name: "Use at least 12 characters" }).waitFor();
    await page.getByRole("textbox", { name: "New password" }).fill("larkspur crisis center");
    await button(page, "Go on").click();
    await page.getByRole("link", { name: /This is little more than your name/u }).waitFor();
    expect(await violationsOf(page, "a password that was refused")).toEqual([]);
    await page.getByRole("textbox", { name: "New password" }).fill(password);
    await button(page, "Go on").click();
    await heading(page, "Set up your authenticator app").waitFor();
    expect(await violationsOf(page, "the app's key")).toEqual([]);
    const { key, codes } = await setUpApp(page);
    expect(codes).toHaveLength(10);
    await heading(page, "Today").waitFor();
    expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]))).not.toContain(secret);

    await page.context().clearCookies();
    await page.goto(path);
    await heading(page, "This link is not good any more").waitFor();

    // From now on a password and a code lead in; in place of the code one recovery code, once.
    for (const word of ["is taken", "is refused"]) {
      await takeFirstStep(page, person.email, password);
      await button(page, "Use a recovery code instead").click();
      await page.getByRole("textbox", { name: "Recovery code" }).fill((codes[0] ?? "").toLowerCase());
      await page.keyboard.press("Enter");
      await (word === "is taken" ? heading(page, "Today") : page.getByText(/This code does not fit/u)).waitFor();
      if (word === "is taken") await page.context().clearCookies();
    }
    await button(page, "Use the authenticator app instead").click();
    await page.getByLabel("6-digit code").fill(appCode(key, 1));
    await page.keyboard.press("Enter");
    await heading(page, "Today").waitFor();
    await page.context().close();
  });

  test("that was loaded again is asked for once more, and a link for something else opens nothing", async () => {
    const { path } = await invite(hub, "Larkspur Crisis Center", "Nia Calloway");
    const page = await openWindow(browser, hub.address);
    await page.goto(path);
    await heading(page, "Welcome, Nia Calloway").waitFor();
    await page.reload();
    await heading(page, "Open the link once more").waitFor();
    await page.goto(path.replace("/join", "/reset"));
    await heading(page, "This link is not good any more").waitFor();
    await page.goto(path);
    await heading(page, "Welcome, Nia Calloway").waitFor();
    await page.context().close();
  });
});

test("AU-02 a forgotten password is chosen anew by a link, and the second step is asked for all the same", async () => {
  const page = await openWindow(browser, hub.address);
  const { email } = personCalled("Sorrel Frost");
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "I cannot sign in" }).click();
  await page.getByLabel("Work e-mail").fill("nobody@example.org");
  await page.keyboard.press("Enter");
  const same = page.getByText("If this address has an account, a link is on its way.");
  await same.waitFor();
  await page.goto("/forgot");
  await page.getByLabel("Work e-mail").fill(email);
  await page.keyboard.press("Enter");
  await same.waitFor();
  await page.goto(await linkMailedTo(hub, email));
  await heading(page, "Choose a new password").waitFor();
  expect(page.url()).toBe(`${hub.address}/reset`);
  await page.getByRole("textbox", { name: "New password" }).fill(password);
  await page.keyboard.press("Enter");
  await heading(page, "Enter the code").waitFor();
  expect(await isSignedIn(page)).toBe(false);
  await button(page, "Start again").click();
  await takeFirstStep(page, email, password);
  await page.getByLabel("6-digit code").fill(await demoCode(page));
  await page.keyboard.press("Enter");
  await heading(page, "Today").waitFor();
  await page.context().close();
});

test("a new hub is claimed by the link that its start prints, and its first operator comes in", async () => {
  const database = await createTestDatabase();
  const empty = await startHub({ database });
  const token = await newClaim(database.ownerUrl, new Date());
  const page = await openWindow(browser, empty.address);
  await page.goto(`/claim#${token}`);
  await heading(page, "Make this hub yours").waitFor();
  await button(page, "Go on").click();
  await page.getByRole("group", { name: "6 things before you can go on" }).waitFor();
  expect(await violationsOf(page, "an empty claim")).toEqual([]);
  await page.getByLabel("Your name").fill("Max Orme");
  await page.getByLabel("Work e-mail").fill("max@coalition.example.org");
  await page.getByLabel("Your work phone").fill("336-555-0190");
  await page.getByLabel("Name of the agency").fill("Foothills Coalition");
  await page.getByLabel("Phone line of the agency").fill("336-555-0191");
  await page.getByLabel("Name of the task force").fill("Foothills Task Force");
  await page.getByLabel("Its time zone").selectOption("America/Chicago");
  await button(page, "Go on").click();
  await page.getByRole("textbox", { name: "New password" }).fill(password);
  await button(page, "Go on").click();
  await setUpApp(page);
  await page.getByText("You keep this hub running").waitFor();
  await page.context().close();
  await empty.close();
  await database.drop();
});
