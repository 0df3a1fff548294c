import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { goOn, quiet } from "../support/quiet.ts";
import { ask, openWindow, personCalled, signInQuietly } from "../support/visitor.ts";
import { addressesFor, visit } from "../support/walk.ts";

const neutral = "https://www.weather.gov/";
/** What would run if any page took it for markup, as an attribute or as an address. */
const trap = `<img src=x onerror="window.trapped=1">`;

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

/** A window that keeps what its pages did wrong: what the policy refused, what was reported and what ran that should not. */
async function openWatched(name?: string): Promise<{ page: Page; wrongs: string[]; requests: string[] }> {
  const page = await openWindow(browser, hub.address);
  const [wrongs, requests]: [string[], string[]] = [[], []];
  await page.exposeFunction("noteWrong", (wrong: string) => void wrongs.push(wrong));
  await page.addInitScript(() => {
    const note = (wrong: string): void => (window as unknown as { noteWrong(text: string): void }).noteWrong(wrong);
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => note(`${violatedDirective} ${blockedURI} ${sample}`));
    Object.defineProperty(window, "trapped", {
      set() {
        note("a text was run");
      },
    });
  });
  page.on("console", (message) => {
    if (/content security policy|trusted ?types|trustedhtml/iu.test(message.text())) wrongs.push(message.text());
  });
  page.on("pageerror", (error) => wrongs.push(error.message));
  page.on("dialog", (dialog) => {
    wrongs.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on("request", (request) => requests.push(request.url()));
  await page.context().route(`${neutral}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  if (name) await signInQuietly(page, name);
  return { page, wrongs, requests };
}

const isSignedIn = async (page: Page): Promise<boolean> => (await ask<{ viewer: unknown }>(page.context(), "{ viewer { id } }")).viewer !== null;

async function firstShare(page: Page): Promise<string> {
  const { inbox } = await ask<{ inbox: { nodes: { id: string }[] } }>(page.context(), "{ inbox(first: 1) { nodes { id } } }");
  return `/s/${inbox.nodes[0]?.id}`;
}

test.for(["Inés Marlowe", "Dana Birch"])(
  "WB-02, WB-03, WB-06 a walk through all pages breaks no rule, asks nobody else and leaves no words in address or title: %s",
  async (name) => {
    const { page, wrongs, requests } = await openWatched(name);
    const [titles, addresses] = [new Set<string>(), new Set<string>()];
    page.on("framenavigated", (frame) => void addresses.add(frame.url()));
    await visit(page, "/sign-in");
    for (const address of await addressesFor(page.context())) {
      await goOn(page, address);
      titles.add(await page.title());
      addresses.add(page.url());
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await quiet(page);
        addresses.add(page.url());
      }
    }
    expect(wrongs).toEqual([]);
    expect(requests.filter((url) => new URL(url).origin !== hub.address)).toEqual([]);
    expect([...titles]).toEqual(["Workspace"]);
    const opaque =
      /^\/(?:[a-z-]{0,11}|[rsamgt]\/(?:[\da-f-]{36}|new|list|calendar|trainings|assess|tables|b|actions|pack)|(?:m\/[ety]|g\/[rnsp]|t\/[bqm])\/(?:[\da-f-]{36}|new)|t\/[\da-f-]{36}\/[\d-]{10})$/u;
    for (const url of addresses) {
      const { pathname, search, hash } = new URL(url);
      expect([pathname, search, hash]).toEqual([expect.stringMatching(opaque), "", ""]);
    }
    await page.context().close();
  },
);

test("WB-02 what somebody types into any field is never run", { timeout: 240_000 }, async () => {
  const { page, wrongs } = await openWatched("Dana Birch");
  let filled = 0;
  const fillAll = async (): Promise<void> => {
    for (const field of await page
      .locator("input:is([type=text], [type=email], [type=password], [type=search], [type=tel], [type=url], :not([type])), textarea")
      .all()) {
      const isInert = await field.evaluate((element) => element.closest("[inert]") !== null);
      if (isInert || !(await field.isVisible()) || !(await field.isEditable())) continue;
      await field.fill(trap);
      await field.blur();
      filled += 1;
    }
  };
  for (const address of await addressesFor(page.context())) {
    await visit(page, address);
    for (const fold of await page.locator("main summary, main button[aria-expanded=false]:not([aria-haspopup])").all())
      if (await fold.isVisible()) await fold.click();
    await fillAll();
    const submit = page.locator("main form button[type=submit]").first();
    if (filled > 0 && (await submit.count()) > 0 && (await submit.isEnabled())) await submit.click();
  }
  await page.context().clearCookies();
  await visit(page, "/sign-in");
  await fillAll();
  await page.keyboard.press("Enter");
  await quiet(page);
  expect(filled).toBeGreaterThan(5);
  expect(wrongs).toEqual([]);
  await page.context().close();
});

test("WB-02 markup that came into the database is shown as the letters it is", async () => {
  const { page, wrongs } = await openWatched("Inés Marlowe");
  const client = new pg.Client({ connectionString: hub.ownerUrl });
  await client.connect();
  const before = await client.query<{ id: string; name: string }>("SELECT id, name FROM agency");
  await client.query("UPDATE agency SET name = $1", [trap]);
  await visit(page, "/mail");
  for (const address of await addressesFor(page.context())) await goOn(page, address);
  await goOn(page, "/a");
  expect(await page.locator("main").innerText()).toContain(trap);
  for (const { id, name } of before.rows) await client.query("UPDATE agency SET name = $2 WHERE id = $1", [id, name]);
  await client.end();
  expect(wrongs).toEqual([]);
  await page.context().close();
});

describe("WB-04 the quick exit, from the page of a referral", () => {
  test("WB-04 Shift three times covers it, ends the session on the server, and Back shows sign-in", async () => {
    const { page, wrongs } = await openWatched("Inés Marlowe");
    const share = await firstShare(page);
    await visit(page, "/r");
    await visit(page, share);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    await page.waitForURL(neutral);
    await expect.poll(() => isSignedIn(page)).toBe(false);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(page.url()).not.toContain("/s/");
    const history = await page.evaluate(() => performance.getEntriesByType("navigation").map(({ name }) => name));
    expect(history.join()).not.toContain(share);
    expect(wrongs).toEqual([]);
    await page.context().close();
  });

  test("WB-04 slow presses of Shift do nothing, and the session lives on", async () => {
    const { page } = await openWatched("Inés Marlowe");
    await visit(page, await firstShare(page));
    for (let press = 0; press < 3; press += 1) {
      await page.keyboard.press("Shift");
      await page.waitForTimeout(2600);
    }
    expect(page.url()).toContain("/s/");
    expect(await isSignedIn(page)).toBe(true);
    await page.context().close();
  });

  test("WB-04 by the first Tab and Enter, then Back", async () => {
    const { page } = await openWatched("Inés Marlowe");
    await visit(page, "/r");
    await visit(page, await firstShare(page));
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Exit this site now");
    await page.keyboard.press("Enter");
    await page.waitForURL(neutral);
    await expect.poll(() => isSignedIn(page)).toBe(false);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    await page.context().close();
  });

  test("WB-04 without JavaScript nothing of anybody is shown, and a link leads away", async () => {
    const context = await browser.newContext({ baseURL: hub.address, javaScriptEnabled: false });
    const page = await context.newPage();
    await context.route(`${neutral}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
    await page.goto("/");
    expect(await page.locator("body").innerText()).toContain("1-888-373-7888");
    await page.getByRole("link", { name: "Exit this site now" }).click();
    await page.waitForURL(neutral);
    await context.close();
  });
});

test("WB-05 after signing out neither Back nor anything the browser keeps shows what was there", async () => {
  const { page } = await openWatched("Inés Marlowe");
  await page.addInitScript(() => addEventListener("pageshow", ({ persisted }) => persisted && document.documentElement.setAttribute("data-kept", "")));
  await visit(page, "/r");
  await visit(page, await firstShare(page));
  const shown = await page.locator("main").innerText();
  await page.getByRole("button", { name: /your account/u }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  expect(await isSignedIn(page)).toBe(false);
  await page.goto("/sign-in");
  for (let back = 0; back < 2; back += 1) {
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(await page.locator("html[data-kept]").count()).toBe(0);
    const now = await page.locator("body").innerText();
    for (const line of shown.split("\n").filter((text) => text.length > 30)) expect(now).not.toContain(line);
  }
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => key !== "theme"),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }));
  expect(kept).toEqual({ local: [], session: [], databases: 0, caches: [], workers: 0, cookies: "" });
  expect((await page.context().cookies()).filter(({ value }) => value !== "")).toEqual([]);
  await page.context().close();
});

describe("what happens elsewhere", () => {
  test("AZ-10 the open page of a recipient empties at once when the consent is withdrawn, long before it would ask by itself", async () => {
    const { page } = await openWatched("June Alder");
    const { page: sender } = await openWatched("Inés Marlowe");
    type Sent = { sent: { nodes: { id: string; to: { name: string }; consent: { id: string } | null }[] } };
    const { sent } = await ask<Sent>(sender.context(), "{ sent(filter: OPEN, first: 50) { nodes { id to { name } consent { id } } } }");
    const share = sent.nodes.find(({ to, consent }) => to.name === "Harbor Row Shelter" && consent !== null);
    const heard = page.waitForResponse((response) => response.url().endsWith("/events") && response.ok());
    await visit(page, `/s/${share?.id}`);
    await heard;
    expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toContain("nothing here");
    await ask(sender.context(), "mutation W($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename } }", {
      input: { clientKey: crypto.randomUUID(), consentId: share?.consent?.id },
    });
    await page.getByRole("heading", { level: 1, name: /nothing here/iu }).waitFor({ timeout: 5000 });
    await page.context().close();
    await sender.context().close();
  });

  test("AU-09 the open page of somebody who is disabled goes to sign-in by itself", async () => {
    const { page } = await openWatched("Dana Birch");
    const heard = page.waitForResponse((response) => response.url().endsWith("/events") && response.ok());
    await visit(page, "/a");
    await heard;
    const client = new pg.Client({ connectionString: hub.ownerUrl });
    await client.connect();
    await client.query("UPDATE person SET disabled_at = now() WHERE email = $1", [personCalled("Dana Birch").email]);
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor({ timeout: 5000 });
    await page.getByText("Your session has ended.").waitFor();
    await client.query("UPDATE person SET disabled_at = NULL");
    await client.end();
    await page.context().close();
  });
});
