import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { quiet } from "../support/quiet.ts";
import { ask, demoCode, openWindow, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function visit(name: string, address: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await quiet(page);
  await page.locator("h1").waitFor();
  return page;
}

test("approved minutes prove a milestone with the agencies that attended, and the evidence of their period prints and leaves as a file", async () => {
  const dana = await visit("Dana Birch", "/m");
  const { milestones } = await ask<Found>(dana.context(), "{ milestones { id element { name } } reports(first: 1) { nodes { id state } } }");
  await dana.goto(`/m/${milestones.find(({ element }) => element.name === "Training")?.id}`);
  await dana.getByRole("button", { name: "Add evidence" }).click();
  await dana.locator("#kind").getByText("Approved minutes in this hub").click();
  await dana.getByRole("button", { name: "Attach", exact: true }).click();
  await dana.getByText("Choose approved minutes").first().waitFor();
  await dana.locator("#minutesId").selectOption({ index: 1 });
  await dana.getByRole("button", { name: "Attach", exact: true }).click();
  await dana.getByText("The evidence is attached.").waitFor();
  const proof = dana.getByRole("region", { name: "Evidence" }).getByRole("listitem").filter({ hasText: "Minutes of Core team" });
  await proof.getByText("5 agencies attended").waitFor();
  await proof.getByText("Approved", { exact: true }).waitFor();
  expect(await violationsOf(dana, "minutes as evidence")).toEqual([]);
  await proof.getByRole("link", { name: /^Minutes of Core team/u }).click();
  await dana.waitForURL("**/t/m/*");

  await dana.goto("/t/pack");
  await dana.getByLabel("Who met").selectOption({ label: "Core team" });
  await dana.getByRole("button", { name: "Show it" }).click();
  await dana.getByRole("heading", { name: "Trainings and outreach" }).waitFor();
  expect(await violationsOf(dana, "the evidence of a period")).toEqual([]);
  const words = await dana.locator("main").innerText();
  for (const sentence of ["Millbrook Police Department", "Room in the shelters this winter", "We ask the county for ten beds more.", "People who came"])
    expect(words).toContain(sentence);
  expect(words).not.toContain("A vacant seat");
  await dana.emulateMedia({ media: "print" });
  for (const name of ["Print or save as PDF", "Save as CSV", "Show it"]) expect(await dana.getByRole("button", { name }).isVisible(), name).toBe(false);
  const pdf = await dana.pdf({ format: "Letter" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await dana.emulateMedia({ media: null });
  await hub.ageFactors();
  await dana.getByRole("button", { name: "Save as CSV" }).click();
  const question = dana.getByRole("dialog", { name: "Is it still you?" });
  await question.getByLabel("6-digit code").fill(await demoCode(dana));
  const [file] = await Promise.all([dana.waitForEvent("download"), dana.keyboard.press("Enter")]);
  expect(file.suggestedFilename()).toMatch(/^evidence-.+\.csv$/u);
  await dana.context().close();
});

type Found = { milestones: { id: string; element: { name: string } }[]; reports: { nodes: { id: string; state: string }[] } };

test("a coordinator proves a milestone with a filed report; others at the table read only the day, and the report tells of trainings", async () => {
  const dana = await visit("Dana Birch", "/m");
  const { milestones, reports } = await ask<Found>(dana.context(), "{ milestones { id element { name } } reports(first: 50) { nodes { id state } } }");
  const address = `/m/${milestones.find(({ element }) => element.name === "Training")?.id}`;
  const filed = reports.nodes.find(({ state }) => state === "FILED")?.id ?? "";
  await dana.goto(address);
  await dana.getByRole("button", { name: "Add evidence" }).click();
  await dana.locator("#kind").getByText("A filed report in this hub").click();
  await dana.getByRole("button", { name: "Attach", exact: true }).click();
  await dana.getByText("Choose a filed report").first().waitFor();
  await dana.locator("#reportId").selectOption(filed);
  await dana.getByRole("button", { name: "Attach", exact: true }).click();
  await dana.getByText("The evidence is attached.").waitFor();
  const proof = dana
    .getByRole("region", { name: "Evidence" })
    .getByRole("listitem")
    .filter({ hasText: /, filed /u });
  await proof.getByText("Filed", { exact: true }).waitFor();
  expect(await violationsOf(dana, "the milestone")).toEqual([]);

  // Ruth Okoro takes care of the milestone; the award is another agency's.
  const ruth = await visit("Ruth Okoro", address);
  const evidence = ruth.getByRole("region", { name: "Evidence" });
  await evidence.getByText(/^A report filed /u).waitFor();
  expect(await evidence.getByRole("link", { name: /filed/u }).count()).toBe(0);
  await ruth.getByRole("button", { name: "Add evidence" }).click();
  await ruth.locator("#kind").getByText("A training in this hub").waitFor();
  await quiet(ruth);
  expect(await ruth.getByText("A filed report in this hub").count()).toBe(0);

  await proof.getByRole("link", { name: /, filed /u }).click();
  await dana.waitForURL(`**/g/r/${filed}`);
  const work = dana.getByRole("region", { name: "Work done" });
  await work.getByText("Milestones reached").waitFor();
  const open = reports.nodes.find(({ state }) => state === "CERTIFYING")?.id ?? "";
  await dana.goto(`/g/r/${open}`);
  await work.getByText("People trained").waitFor();
  await work.getByText("Somebody who came twice is counted twice.").first().waitFor();
  expect(await violationsOf(dana, "the report")).toEqual([]);
  await dana.goto(`/g/p/${open}`);
  await work.getByText("Hours of outreach").waitFor();
});
