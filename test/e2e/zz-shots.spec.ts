import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
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
const out = "/tmp/w2-shots";
mkdirSync(out, { recursive: true });

import pg from "pg";
test("shots", async () => {
  const client = new pg.Client(hub.superuserUrl);
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(
    "UPDATE statement_acceptance SET accepted_at = accepted_at - interval '400 days' WHERE person_id = (SELECT id FROM person WHERE name = 'Hazel Winters')",
  );
  await client.end();
  for (const [width, scheme, locale] of [
    [390, "light", "en"],
    [1280, "dark", "en"],
  ] as const) {
    const open = async (name: string, address: string) => {
      const page = await openWindow(browser, hub.address, { scheme, width, locale });
      await signInQuietly(page, name);
      await page.goto(address, { waitUntil: "networkidle" });
      await page.locator("h1").waitFor();
      return page;
    };
    const shot = (page: any, name: string) => page.screenshot({ path: `${out}/x-${width}-${name}.png`, fullPage: true });
    let page = await open("Hazel Winters", "/");
    await shot(page, "gate");
    page = await open("Fern Gale", "/a/people");
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await shot(page, "invite");
    await page.getByRole("link", { name: "Inés Marlowe" }).click();
    await page.getByRole("button", { name: "Suspend Inés Marlowe" }).click();
    await page.screenshot({ path: `${out}/x-${width}-suspend.png` });
    page = await open("Dana Birch", "/a/agreements");
    await page.getByRole("link", { name: "Stillwater Crisis Line" }).click();
    await page.getByRole("button", { name: "Renew it" }).click();
    await shot(page, "renew");
    page = await open("Rowan Hale", "/a/hub");
    await page.getByRole("button", { name: "Add an agency" }).click();
    await shot(page, "hub");
    page = await open("Rowan Hale", "/");
    await shot(page, "op-today");
    page = await open("Fern Gale", "/a/own");
    await shot(page, "own");
    await page.goto("/a", { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Larkspur Crisis Center" }).click();
    await page.waitForTimeout(800);
    await shot(page, "agency");
    page = await open("Dana Birch", "/a/file");
    await page.emulateMedia({ media: "print" });
    await shot(page, "print");
    if (width === 1280) await page.pdf({ path: `${out}/file.pdf`, format: "Letter" });
  }
}, 300_000);
