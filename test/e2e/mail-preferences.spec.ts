import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stopToken } from "../../server/features/notifications/commands/stop-summaries.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { testKeys } from "../support/keys.ts";
import { rowsOf } from "../support/statements.ts";
import { openWindow, personCalled, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function personId(name: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(hub.ownerUrl, "SELECT id FROM person WHERE email = $1", [personCalled(name).email]);
  return row?.id ?? "";
}

const pacesOf = async (name: string) =>
  await rowsOf<{ kind: string; pace: string }>(hub.ownerUrl, "SELECT kind, pace FROM mail_preference WHERE person_id = $1 ORDER BY kind", [
    await personId(name),
  ]);

async function visit(name: string, address: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

test("somebody chooses with the keyboard alone how soon mail comes, and finds it so the next time", async () => {
  const page = await visit("Inés Marlowe", "/mail-preferences");
  const field = page.getByLabel("Something happened to a referral");
  await field.focus();
  await page.keyboard.press("ArrowDown");
  for (let presses = 0; presses < 9 && !(await page.getByRole("button", { name: "Save" }).evaluate((button) => button === document.activeElement)); presses++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Saved. Your next mail comes this way.", { exact: true }).waitFor();
  expect(await pacesOf("Inés Marlowe")).toEqual([{ kind: "REFERRALS", pace: "DAILY" }]);
  await page.reload();
  await expect.poll(() => page.getByLabel("Something happened to a referral").inputValue(), { timeout: 20_000 }).toBe("DAILY");
  await page.context().close();
});

test("the link of a summary asks first, needs nobody signed in, and does not stay in the address", async () => {
  const id = await personId("Inés Marlowe");
  await rowsOf(
    hub.ownerUrl,
    "INSERT INTO mail_preference (id, person_id, kind, pace) VALUES (gen_random_uuid(), $1, 'REMINDERS', 'WEEKLY') ON CONFLICT (person_id, kind) DO UPDATE SET pace = 'WEEKLY'",
    [id],
  );
  const page = await openWindow(browser, hub.address);
  await page.goto(`/unsubscribe#${stopToken(testKeys(), id)}`);
  await page.getByRole("heading", { name: "Stop these summaries?" }).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  expect((await pacesOf("Inés Marlowe")).map(({ pace }) => pace)).not.toContain("OFF");
  await page.getByRole("button", { name: "Stop the summaries" }).click();
  await page.getByRole("heading", { name: "The summaries are stopped." }).waitFor();
  expect((await pacesOf("Inés Marlowe")).filter(({ pace }) => pace === "DAILY" || pace === "WEEKLY")).toEqual([]);
  await page.context().close();
});

test("whoever is out of reach of mail is told on every page, and can have it tried again", async () => {
  const id = await personId("Dana Birch");
  await rowsOf(hub.ownerUrl, "INSERT INTO mail_reach (person_id, refusals, refused_at, unreachable_since) VALUES ($1, 3, now(), now())", [id]);
  const page = await visit("Dana Birch", "/");
  const note = page.getByText("Mail to you does not come through.", { exact: true });
  await note.waitFor();
  await page.getByRole("button", { name: "My address is right, try it again" }).click();
  await page.getByText("Your address is tried again with the next mail.", { exact: true }).waitFor();
  await note.waitFor({ state: "detached" });
  expect(await rowsOf(hub.ownerUrl, "SELECT unreachable_since FROM mail_reach WHERE person_id = $1", [id])).toEqual([{ unreachable_since: null }]);
  await page.context().close();
});
