import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { propertiesOf, readWithIcalJs, readWithNodeIcal } from "../support/calendar.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { at, callMeeting, makeBody, said } from "../support/meeting-story.ts";
import { quiet } from "../support/quiet.ts";
import { demoCode, openWindow } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

test("EM-04 a body's meetings get a secret address by keyboard alone, a calendar program reads it, and it ends when it is taken back", async () => {
  const page = await at(browser, hub, "Dana Birch", "/t");
  const bodyId = await makeBody(page, "Outreach group", ["Dana Birch", "Inés Marlowe"]);
  await callMeeting(page, bodyId, "Planning the fair");
  await hub.ageFactors();
  await page.goto(`/t/b/${bodyId}`);
  await quiet(page);
  await press(page, page.getByRole("button", { name: "Make a secret address" }));
  await page.getByRole("dialog", { name: "Is it still you?" }).getByLabel("6-digit code").waitFor();
  await page.keyboard.type(await demoCode(page));
  await page.keyboard.press("Enter");
  const title = page.getByRole("heading", { name: "Your secret address, shown this once" });
  await title.waitFor();
  await expect.poll(() => title.evaluate((heading) => heading === document.activeElement)).toBe(true);
  const address = await page.getByText(/\/calendar\/.+\.ics$/u).innerText();
  await tabTo(page, page.getByRole("button", { name: "Copy the address" }));

  // A calendar program has no session.
  const program = await openWindow(browser, hub.address);
  const read = () => program.context().request.get(address);
  const file = await (await read()).text();
  expect(readWithIcalJs(file).map(({ summary }) => summary)).toEqual(["Planning the fair"]);
  expect(readWithNodeIcal(file)).toEqual(readWithIcalJs(file));
  expect([...propertiesOf(file, "ATTENDEE"), ...propertiesOf(file, "ORGANIZER")]).toEqual([]);

  await page.reload();
  await quiet(page);
  expect(await page.getByText(address).count()).toBe(0);
  await page.getByText("A program last read it", { exact: false }).waitFor();
  await page.goto("/t");
  await quiet(page);
  expect(await page.getByRole("region", { name: "Meetings in your own calendar" }).getByRole("button").allInnerTexts()).toEqual(["Make a secret address"]);
  await page.goto(`/t/b/${bodyId}`);
  await quiet(page);
  await press(page, page.getByRole("button", { name: "Take it back" }));
  await press(page, page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }));
  await said(page, "The address is taken back.");
  expect((await read()).status()).toBe(404);
});
