import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { press } from "../support/keyboard.ts";
import { addItem, at, beginAgenda, callMeeting, dayAhead, makeBody, said, step, typeDay } from "../support/meeting-story.ts";
import { ask } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

test("the first page says what waits from meetings, until it is answered, by keyboard as well", { timeout: 180_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t/b");
  const body = await makeBody(dana, "Night shift group", ["Inés Marlowe", "Dana Birch"]);
  await callMeeting(dana, body, "Planning the night roster", { startsOn: dayAhead(1) });
  const ines = await at(browser, hub, "Inés Marlowe", "/");
  const waiting = ines.getByRole("region", { name: "From meetings" });
  await waiting.getByRole("listitem").filter({ hasText: "Night shift group" }).getByText("Say whether you come").waitFor();
  expect(await violationsOf(ines, "/")).toEqual([]);
  await press(ines, waiting.getByRole("link", { name: "Planning the night roster" }));
  await ines.getByRole("heading", { level: 1, name: "Planning the night roster" }).waitFor();
  await ines.getByText("I come", { exact: true }).click();
  await ines.getByRole("button", { name: "Send my answer" }).click();
  await said(ines, "You come");
  await ines.getByRole("link", { name: "Today", exact: true }).click();
  await waiting.getByRole("link", { name: "Yearly planning meeting" }).waitFor();
  await waiting.getByRole("link", { name: "Planning the night roster" }).waitFor({ state: "detached" });
});

test("what somebody takes on helps to reach a milestone, and stands on its page", { timeout: 180_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t/b");
  const bodyId = await makeBody(dana, "Shelter group", ["Dana Birch", "Inés Marlowe"]);
  const address = await callMeeting(dana, bodyId, "Beds for the winter", { startsOn: dayAhead(0), startsAt: "23:55" });
  const meetingId = await beginAgenda(dana, address);
  await addItem(dana, bodyId, meetingId, "Beds in the county");
  await step(dana, "startMeeting", { meetingId });
  await dana.goto(address);
  await dana.getByRole("button", { name: "Add an action: Beds in the county" }).click();
  await dana.getByLabel("What is to be done").fill("Ask the county for ten beds");
  await dana.getByLabel("Who does it").selectOption({ label: "Inés Marlowe" });
  await typeDay(dana, "By when", dayAhead(9));
  await dana.getByRole("button", { name: "Give it to them" }).click();
  const row = dana.getByRole("listitem").filter({ hasText: "Ask the county for ten beds" }).last();
  await row.getByRole("button", { name: "Link a milestone: Ask the county for ten beds" }).click();
  await row.getByRole("button", { name: "Link it" }).click();
  await row.getByText("Choose a milestone").waitFor();
  const field = row.getByLabel("Milestone it helps to reach");
  const label = (await field.locator("option").nth(1).textContent()) ?? "";
  await field.selectOption({ label });
  await row.getByRole("button", { name: "Link it" }).click();
  await row.getByRole("link", { name: label.split(": ").at(-1) ?? "" }).click();

  const actions = dana.getByRole("region", { name: "Actions from meetings" });
  await actions.getByText("Ask the county for ten beds").waitFor();
  expect(await violationsOf(dana, "the milestone")).toEqual([]);
  const sam = await at(browser, hub, "Sam Hollis", new URL(dana.url()).pathname);
  await sam.getByRole("region", { name: "Actions from meetings" }).getByText("Inés Marlowe").waitFor();

  const ines = await at(browser, hub, "Inés Marlowe", "/");
  await ines.getByRole("region", { name: "From meetings" }).getByRole("link", { name: "Ask the county for ten beds" }).click();
  await ines.getByRole("button", { name: "Take the milestone off: Ask the county for ten beds" }).click();
  await said(ines, "The milestone is taken off.");
  await actions.waitFor({ state: "detached" });
});

test("MT-11 minutes of a closed session say what happens on their last day, and whoever keeps them chooses another", { timeout: 180_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t/b");
  const bodyId = await makeBody(dana, "Staffing group", ["Dana Birch", "Inés Marlowe"]);
  const address = await callMeeting(dana, bodyId, "Staffing of the shelter", { startsOn: dayAhead(0), startsAt: "23:55" });
  const meetingId = await beginAgenda(dana, address);
  await addItem(dana, bodyId, meetingId, "Night staff", { audience: "CLOSED" });
  await step(dana, "startMeeting", { meetingId });
  await dana.goto(address);
  await said(dana, "This item opens once the closed session has begun.");
  const { viewer } = await ask<{ viewer: { id: string } }>(dana.context(), "{ viewer { id } }");
  await step(dana, "recordAttendance", { meetingId, personId: viewer.id, present: true });
  await step(dana, "openClosedSession", { meetingId, purpose: "Personnel" });
  await dana.reload();
  await dana.getByRole("button", { name: "Open the session again" }).click();
  await dana.getByRole("button", { name: "End the meeting" }).click();
  await dana.getByRole("alertdialog").getByRole("button", { name: "End the meeting" }).click();
  await dana.getByRole("button", { name: "Draft the minutes of the closed session" }).click();
  await dana.getByRole("heading", { level: 1, name: "Minutes of the closed session" }).waitFor();
  await dana.getByText(/^In the night after this day the hub removes these minutes/u).waitFor();
  await dana.getByRole("button", { name: "Choose another day" }).click();
  await typeDay(dana, "Keep them until", "2028-03-01");
  expect(await violationsOf(dana, "closed minutes")).toEqual([]);
  await dana.getByRole("button", { name: "Keep them until then" }).click();
  await dana.getByText("March 1, 2028").waitFor();
});
