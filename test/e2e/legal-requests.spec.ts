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

async function press(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: words, exact: true }).last().focus();
  await page.keyboard.press("Enter");
}

test.each([
  ["light", 1280],
  ["dark", 390],
] as const)(
  "CR-22 in %s at %i px a lead enters a subpoena by the keyboard, tells the other agency and writes down the decision",
  { timeout: 180_000 },
  async (scheme, width) => {
    const page = await windowOf("Fern Gale", { scheme, width });
    const { sent } = await ask<{ sent: { nodes: { code: string; to: { id: string; name: string } }[] } }>(
      page.context(),
      "{ sent(first: 20) { nodes { code to { id name } } } }",
    );
    const [share] = sent.nodes;
    if (!share) throw new Error("the demo has sent nothing");
    await page.goto("/a/legal");
    await page.getByText("Before you answer anybody").waitFor();
    expect(await violationsOf(page, "the register")).toEqual([]);

    await press(page, "Enter a request");
    await press(page, "Enter it");
    await page.getByText("Choose what came.").first().waitFor();
    expect(await violationsOf(page, "the form with errors")).toEqual([]);
    await page.getByLabel("What came").selectOption("SUBPOENA");
    await page.getByLabel("From what kind of office").selectOption("DEFENSE_COUNSEL");
    await page.getByLabel("Code of the referral").fill(`${share.code.slice(0, 4)}-${share.code.slice(4, 7)}-${share.code.slice(7)}`);
    await page.getByLabel("Note").fill("Call 336-555-0142");
    await press(page, "Enter it");
    await page.getByText(/phone/i).first().waitFor();
    await page.getByLabel("Note").fill("Counsel has the papers");
    await press(page, "Enter it");
    await page.getByText("The request is in the register.").waitFor();
    const entry = page.getByRole("region", { name: "Subpoena" }).first();
    await entry.getByText("Not decided").waitFor();

    await press(page, `Tell ${share.to.name}`);
    await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Tell them" }).press("Enter");
    await page.getByText(`${share.to.name} was told.`).waitFor();

    await entry.getByRole("button", { name: "Change how it stands" }).press("Enter");
    await entry.getByLabel("Decision").selectOption("OBJECTED");
    await press(page, "Save");
    await entry.getByText("Objected").first().waitFor();
    await entry.getByRole("button", { name: "History" }).press("Enter");
    await entry
      .getByText(/Fern Gale: Not decided/)
      .first()
      .waitFor();
    expect(await violationsOf(page, "an entry")).toEqual([]);
    await page.context().close();
  },
);

test("CR-22 nobody else finds the page", { timeout: 60_000 }, async () => {
  const page = await windowOf("Inés Marlowe");
  await page.goto("/a/legal");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByText("Before you answer anybody").count()).toBe(0);
  await page.goto("/a");
  expect(await page.getByRole("link", { name: "Legal requests" }).count()).toBe(0);
});
