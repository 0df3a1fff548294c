import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { ask, openWindow, signInQuietly, type Visit } from "../support/visitor.ts";

const neutral = "https://www.weather.gov/";
const whoIsHere = "query WhoIsHere { viewer { id } }";
type WhoIsHere = { viewer: { id: string } | null };

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

/** A window in which the neutral page answers without a network, at an address of the hub. */
async function openAt(address: string, { as, ...visit }: Visit & { as?: string } = {}): Promise<Page> {
  const page = await openWindow(browser, hub.address, visit);
  await page.route(`${neutral}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  if (as) await signInQuietly(page, as);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

const isSignedIn = async (page: Page) => (await ask<WhoIsHere>(page.context(), whoIsHere)).viewer !== null;

/** One key pressed and let go three times. */
async function pressThrice(page: Page, key: string, pause = 0): Promise<void> {
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press(key);
    if (pause > 0) await page.waitForTimeout(pause);
  }
}

describe("WB-04 the quick exit", () => {
  test.each([
    ["/sign-in", undefined],
    ["/", "Inés Marlowe"],
    ["/r", "Inés Marlowe"],
    ["/a", "Dana Birch"],
  ])("is the first stop of the Tab key on %s", async (address, as) => {
    const page = await openAt(address, as ? { as } : {});
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Exit this site now");
    await page.context().close();
  });

  test("covers the page in the same moment, ends the session and leaves no way back to what was shown", async () => {
    const page = await openAt("/", { as: "Inés Marlowe" });
    await page.getByRole("link", { name: "Agencies" }).first().click();
    await page.waitForURL("**/a");
    expect(await isSignedIn(page)).toBe(true);
    const seen = await page.evaluate(() => {
      const start = performance.now();
      document.querySelector<HTMLAnchorElement>("[role=region] a")?.click();
      const { visibility } = getComputedStyle(document.querySelector("main") ?? document.body);
      return { visibility, within: performance.now() - start };
    });
    expect(seen.visibility).toBe("hidden");
    expect(seen.within).toBeLessThan(100);
    await page.waitForURL(neutral);
    await expect.poll(() => isSignedIn(page)).toBe(false);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(page.url()).not.toContain("/a");
    await page.context().close();
  });

  test("answers to Enter on its link", async () => {
    const page = await openAt("/", { as: "June Alder" });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(neutral);
    await expect.poll(() => isSignedIn(page)).toBe(false);
    await page.context().close();
  });

  test("answers to Shift pressed three times, also while somebody types", async () => {
    const page = await openAt("/sign-in");
    await page.getByLabel("Work e-mail").focus();
    await pressThrice(page, "Shift");
    await page.waitForURL(neutral);
    await page.context().close();
  });

  test("does not take slow presses of Shift or capital letters for it", async () => {
    const page = await openAt("/sign-in");
    const field = page.getByLabel("Work e-mail");
    await field.focus();
    await pressThrice(page, "Shift+A");
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await page.waitForTimeout(5100);
    await pressThrice(page, "Shift", 2600);
    expect(page.url()).toBe(`${hub.address}/sign-in`);
    expect(await field.inputValue()).toBe("AAA");
    await page.context().close();
  });

  test("stays above an open dialog", async () => {
    const page = await openAt("/", { as: "Inés Marlowe" });
    const { sent } = await ask<{ sent: { nodes: { id: string }[] } }>(page.context(), "query Sent { sent(filter: OPEN, first: 1) { nodes { id } } }");
    await page.goto(`/s/${sent.nodes[0]?.id}`);
    await page.getByRole("button", { name: "We take it back" }).click();
    await page.getByRole("alertdialog").waitFor();
    await page.getByRole("link", { name: "Exit this site now" }).click();
    await page.waitForURL(neutral);
    await page.context().close();
  });

  test("says in both languages that the browser's history stays", async () => {
    const english = await openAt("/sign-in");
    await english.getByText("It does not erase the browser’s history.").waitFor();
    await english.context().close();
    const spanish = await openAt("/sign-in", { locale: "es" });
    await spanish.getByText("No borra el historial del navegador.").waitFor();
    await spanish.getByRole("link", { name: "Salir de este sitio ahora" }).waitFor();
    await spanish.context().close();
  });
});

test("WB-05 nothing of a visit is kept by the browser", async () => {
  const page = await openAt("/", { as: "Inés Marlowe" });
  for (const address of ["/r", "/a", "/"]) {
    await page.goto(address);
    await page.locator("h1").waitFor();
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
  await page.context().close();
});
