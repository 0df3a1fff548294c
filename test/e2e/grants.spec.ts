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

type Reports = { reports: { nodes: { id: string; state: string }[] } };
type Own = { report: { ownEntry: { id: string; version: number; numbers: { section: string; row: string; column: string; value: number }[] } } };
type Frozen = { report: { cells: object[]; activity: object[]; filing: { sha256: string; filedOn: string } } };

const own = "query Own($id: ID!) { report(id: $id) { ownEntry { id version numbers { section row column value } } } }";
const frozen = `query Frozen($id: ID!) { report(id: $id) { cells { section row column own whole { kind value } } activity { code count } filing { sha256 filedOn } } }`;

async function visit(name: string, address: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await quiet(page);
  await page.locator("h1").waitFor();
  return page;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const said = (page: Page, sentence: string) => page.getByText(sentence, { exact: true }).first().waitFor();
const cell = (page: Page, section: string, row: string, column: string) => page.locator(`#n-${section}-${row}-${column}`);

/** The demo's report of the last half-year that is over: two agencies are at their numbers. */
async function openReport(): Promise<string> {
  const page = await visit("Dana Birch", "/g");
  const { reports } = await ask<Reports>(page.context(), "{ reports(first: 50) { nodes { id state } } }");
  await page.context().close();
  const id = reports.nodes.find(({ state }) => state === "CERTIFYING")?.id;
  if (id === undefined) throw new Error("The demo has no report in preparation.");
  return id;
}

/** Fills every empty field so that the tables about new people add up to them. */
async function fillTheRest(page: Page): Promise<void> {
  const summing = new Set(["AGE", "GENDER", "RACE", "TRAFFICKING"]);
  const begun = new Set<string>();
  for (const field of await page.locator("input[id^='n-']").all()) {
    const [, section = "", row = "", column = ""] = /^n-([A-Z_]+)-([A-Z0-9_]+)-([A-Z_]+)$/u.exec((await field.getAttribute("id")) ?? "") ?? [];
    if ((await field.inputValue()) !== "") continue;
    const isFirst = !begun.has(`${section}.${column}`);
    begun.add(`${section}.${column}`);
    const fresh = summing.has(section) && isFirst ? await cell(page, "PEOPLE", "NEW", column).inputValue() : "0";
    await field.fill(row === "CONTINUING" ? "12" : fresh);
  }
}

async function certify(page: Page): Promise<void> {
  await button(page, "Certify these numbers").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Certify", exact: true }).click();
  await said(page, "The numbers are certified.");
}

test(
  "a semiannual report is prepared from the demo's data by two agencies, changes are requested, it is filed, and counting again shows the difference while the frozen copy stays",
  { timeout: 300_000 },
  async () => {
    const id = await openReport();

    // The first agency: what is wrong or missing is said while somebody types, and a colleague's saving loses nothing.
    const fern = await visit("Fern Gale", "/g");
    await fern
      .getByRole("region", { name: "Your agency is asked for its numbers" })
      .getByRole("link", { name: /OVC performance report/u })
      .click();
    await fern.getByRole("heading", { level: 1, name: "Your agency’s numbers" }).waitFor();
    await cell(fern, "PEOPLE", "NEW", "POTENTIAL").fill("many");
    await button(fern, "Save").click();
    await fern.getByRole("group", { name: "One thing before you can go on" }).waitFor();
    await cell(fern, "PEOPLE", "NEW", "POTENTIAL").fill("27");
    await fern.getByText("Potential: the rows come to 26, and your new people are 27. 1 missing.").first().waitFor();
    await cell(fern, "PEOPLE", "NEW", "POTENTIAL").fill("26");
    await cell(fern, "TRAFFICKING", "TYPE_SEX", "POTENTIAL").fill("9");
    const { ownEntry } = (await ask<Own>(fern.context(), own, { id })).report;
    await ask(fern.context(), "mutation Enter($input: EnterNumbersInput!) { enterNumbers(input: $input) { __typename } }", {
      input: { clientKey: crypto.randomUUID(), entryId: ownEntry.id, version: ownEntry.version, numbers: ownEntry.numbers },
    });
    await button(fern, "Save").click();
    await said(fern, "Type of trafficking, new people, Sex trafficking, Potential: theirs empty, yours 9");
    expect(await cell(fern, "TRAFFICKING", "TYPE_SEX", "POTENTIAL").inputValue()).toBe("9");
    // What is scrolled under the bar is not what somebody presses.
    await fern.evaluate(() => scrollTo(0, 0));
    expect(await violationsOf(fern, "a conflict over numbers")).toEqual([]);
    await cell(fern, "TRAFFICKING", "TYPE_SEX", "POTENTIAL").fill("");
    await fillTheRest(fern);
    await button(fern, "Save").click();
    await said(fern, "Your numbers are saved.");
    await certify(fern);

    // The second agency.
    const wren = await visit("Wren Ross", `/g/n/${id}`);
    await fillTheRest(wren);
    await button(wren, "Save").click();
    await said(wren, "Your numbers are saved.");
    await certify(wren);

    // The coordinator reads sums, never one agency's numbers, and gives some back.
    const dana = await visit("Dana Birch", `/g/r/${id}`);
    await dana.getByRole("heading", { name: "Every agency has certified" }).waitFor();
    const entry = dana.getByRole("listitem").filter({ has: dana.getByRole("heading", { name: "Harbor Row Shelter" }) });
    await entry.getByRole("button", { name: "Ask for changes" }).click();
    await entry.getByText("New and continuing may be mixed up", { exact: true }).click();
    await entry.getByLabel("A note (optional)").fill("Compare with the half-year before");
    await entry.getByRole("button", { name: "Send it back" }).click();
    await said(dana, "Harbor Row Shelter is asked for changes.");
    await dana.getByText("Sums open once every agency has certified.").first().waitFor();

    await wren.reload();
    await quiet(wren);
    await wren.getByText("New and continuing may be mixed up. Compare with the half-year before").waitFor();
    await cell(wren, "PEOPLE", "CONTINUING", "CONFIRMED").fill("14");
    await button(wren, "Save").click();
    await said(wren, "Your numbers are saved.");
    await certify(wren);

    // Filed once, with its day.
    await dana.reload();
    await quiet(dana);
    await button(dana, "Freeze and mark as filed").click();
    const question = dana.getByRole("alertdialog", { name: "Has it been filed with the funder?" });
    expect(await violationsOf(dana, "filing")).toEqual([]);
    await question.getByRole("button", { name: "Freeze and mark as filed" }).click();
    await said(dana, "The report is filed, and its numbers are frozen.");
    await said(dana, "Nothing differs from what was filed.");
    const before = await ask<Frozen>(dana.context(), frozen, { id });

    // An agency finds a mistake after filing: the difference shows, and what was filed does not change.
    await fern.goto(`/g/n/${id}`);
    await quiet(fern);
    await button(fern, "Correct these numbers").click();
    await fern.getByText("Something was found later", { exact: true }).click();
    await button(fern, "Open them again").click();
    await said(fern, "The numbers are open again.");
    const continuing = cell(fern, "PEOPLE", "CONTINUING", "CONFIRMED");
    await continuing.fill(String(Number(await continuing.inputValue()) + 15));
    await button(fern, "Save").click();
    await said(fern, "Your numbers are saved.");
    await certify(fern);
    await button(dana, "Count again").click();
    const line = dana.getByRole("row").filter({ hasText: "People served, Continuing, Confirmed" });
    await line.getByText("+15", { exact: true }).waitFor();
    expect(await ask<Frozen>(dana.context(), frozen, { id })).toEqual(before);
    await dana.getByText("The numbers above are those that were filed.").waitFor();

    for (const page of [fern, wren, dana]) await page.context().close();
  },
);

test("a coordinator begins a report, asks two agencies by keyboard alone, and goes on without one for a reason", async () => {
  const page = await visit("Dana Birch", "/g");
  await page
    .getByRole("region", { name: "Awards" })
    .getByRole("link", { name: /law enforcement/iu })
    .click();
  await page.getByRole("button", { name: "Begin this report" }).first().press("Enter");
  await button(page, "Begin and ask them").press("Enter");
  await page.getByText("Choose at least one agency.").waitFor();
  for (const name of ["Millbrook Police Department", "Fairlane District Attorney"]) await page.getByRole("checkbox", { name }).press("Space");
  await button(page, "Begin and ask them").press("Enter");
  await said(page, "The report is begun. The agencies are asked.");
  await page.getByRole("link", { name: "Open the report" }).first().press("Enter");
  await page.getByRole("heading", { name: "2 agencies still have to certify" }).waitFor();
  const entry = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Fairlane District Attorney" }) });
  await entry.getByRole("button", { name: "Go on without it" }).press("Enter");
  await entry.getByRole("radio", { name: "It reports to the funder itself" }).press("Space");
  await entry.getByRole("button", { name: "Go on without it" }).last().press("Enter");
  await said(page, "The report goes on without Fairlane District Attorney.");
  await page.getByRole("heading", { name: "1 agency still has to certify" }).waitFor();
  await page.context().close();

  const sam = await visit("Sam Hollis", "/g");
  await sam
    .getByRole("region", { name: "Your agency is asked for its numbers" })
    .getByRole("link", { name: /Law enforcement measures/u })
    .press("Enter");
  await sam.getByRole("heading", { name: "Investigations and charges" }).waitFor();
  await cell(sam, "LE_WORK", "TIPS_RECEIVED", "SEX").fill("4");
  await sam.keyboard.press("Tab");
  expect(await sam.evaluate(() => document.activeElement?.id)).toBe("n-LE_WORK-TIPS_RECEIVED-LABOR");
  await sam.keyboard.press("Enter");
  await said(sam, "Your numbers are saved.");
  await said(sam, "The lead of your agency certifies its numbers.");
  await sam.context().close();
});

test("the pack of a filed report prints with its tables, methods and fingerprint, and without the bar", async () => {
  const page = await visit("Dana Birch", "/g");
  const { reports } = await ask<Reports>(page.context(), "{ reports(first: 50) { nodes { id state } } }");
  const id = reports.nodes.find(({ state }) => state === "FILED")?.id;
  await page.goto(`/g/r/${id}`);
  await quiet(page);
  await page.getByRole("link", { name: "Pack to print" }).click();
  await page.getByRole("button", { name: "Print" }).waitFor();
  const words = await page.locator("main").innerText();
  for (const sentence of ["How these numbers are made", "Sum of agency counts", "A person may be counted by more than one agency.", "People served"])
    expect(words).toContain(sentence);
  expect(words).toMatch(/[0-9a-f]{64}/u);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  expect(await page.getByRole("navigation").first().isVisible()).toBe(false);
  const pdf = await page.pdf({ format: "Letter" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await page.context().close();
});

test("a report leaves as a file only after the second factor, and the secret address of a calendar is shown once", async () => {
  const page = await visit("Dana Birch", "/g");
  const { reports } = await ask<Reports>(page.context(), "{ reports(first: 50) { nodes { id state } } }");
  await page.goto(`/g/r/${reports.nodes.find(({ state }) => state === "FILED")?.id}`);
  await quiet(page);
  await hub.ageFactors();
  await button(page, "File for a spreadsheet (CSV)").click();
  const question = page.getByRole("dialog", { name: "Is it still you?" });
  await question.getByLabel("6-digit code").fill(await demoCode(page));
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/u);

  await page.goto("/g/calendar");
  await quiet(page);
  await button(page, "Make a secret address").click();
  await page.getByRole("heading", { name: "Your secret address, shown this once" }).waitFor();
  const address = await page.getByText(/\/calendar\/.+\.ics$/u).innerText();
  const read = async () => (await page.context().request.get(address)).status();
  expect(await read()).toBe(200);
  await page.reload();
  await quiet(page);
  expect(await page.getByText(address).count()).toBe(0);
  await button(page, "Take it back").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
  await said(page, "The address is taken back.");
  expect(await read()).toBe(404);
  await page.context().close();
});

test("an award's rule is changed and its dates follow; two rules for the same days are refused and nothing typed is lost", async () => {
  const page = await visit("Dana Birch", "/g");
  await page
    .getByRole("region", { name: "Awards" })
    .getByRole("link", { name: /services/iu })
    .first()
    .click();
  await page.getByRole("heading", { name: "When each report is owed" }).waitFor();
  await button(page, "Add a report").click();
  await page.getByLabel("Report", { exact: true }).selectOption("OVC_HT");
  await page.getByLabel("Due after").fill("45");
  await button(page, "Save").click();
  await said(page, "This report would be owed twice for the same days.");
  expect(await page.getByLabel("Due after").inputValue()).toBe("45");
  await page.getByLabel("Report", { exact: true }).selectOption("SINGLE_AUDIT");
  await page.getByLabel("How often").selectOption("ANNUAL");
  await button(page, "Save").click();
  await said(page, "The rule is saved. Its dates are up to date.");
  await page.getByRole("heading", { name: "Single audit", exact: true }).waitFor();
  await page.context().close();
});

test("who is asked for numbers sees only its own, and everybody else at the table the protected copy", async () => {
  const sam = await visit("Sam Hollis", "/g");
  await sam.getByRole("region", { name: "Filed reports, as the table may read them" }).getByRole("link").first().click();
  await sam.getByRole("heading", { name: "People served" }).waitFor();
  expect(await sam.getByText("ours:").count()).toBe(0);
  await sam.context().close();
  const { reports } = await withReports();
  const willow = await visit("Willow Rayne", `/g/r/${reports.nodes[0]?.id}`);
  await willow.getByRole("heading", { level: 1, name: "There is nothing here for you" }).waitFor();
  await willow.context().close();
});

async function withReports(): Promise<Reports> {
  const page = await visit("Dana Birch", "/g");
  const found = await ask<Reports>(page.context(), "{ reports(first: 50) { nodes { id state } } }");
  await page.context().close();
  return found;
}
