import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { tabTo } from "../support/keyboard.ts";
import { openWindow, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function visit(name: string, address = "/m/assess"): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

const scaleOf = (page: Page, element: string) => page.getByRole("radiogroup", { name: element, exact: true });
const rowOf = (page: Page, element: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: new RegExp(`^${element}`, "u"), level: 3 }) });

async function choose(page: Page, element: string, words: string): Promise<void> {
  await scaleOf(page, element).getByText(words, { exact: true }).click();
}

async function rate(page: Page, element: string, words: string): Promise<void> {
  await choose(page, element, words);
  await rowOf(page, element).getByText("Saved", { exact: true }).waitFor();
}

test("a self-assessment by three agencies ends in goals", async () => {
  const wren = await visit("Wren Ross");
  await wren.getByText("1 agency answered").first().waitFor();
  await wren.getByRole("link", { name: "Rate the elements" }).click();
  await wren.getByText("8 of 32 elements rated.").first().waitFor();
  // What another agency said, which has finished already, is nowhere on the page.
  expect(await wren.locator("main").textContent()).not.toContain("Paid seats would change this");
  await wren.getByRole("button", { name: "Go to the next one without a rating" }).first().click();
  expect(await wren.evaluate(() => document.activeElement?.closest("[role=radiogroup]")?.getAttribute("aria-labelledby"))).toContain("name-");
  await rate(wren, "Strategy", "Nothing yet");
  await rowOf(wren, "Strategy").getByRole("button", { name: "Add a comment: Strategy" }).click();
  await rowOf(wren, "Strategy").getByRole("textbox").fill("Nobody here has seen a plan");
  await wren.getByText("9 of 32 elements rated.").first().waitFor();
  await wren.getByRole("button", { name: "Finish our answer" }).click();
  await wren.getByText("Your agency has answered.").first().waitFor();

  const sam = await visit("Sam Hollis");
  await sam.getByRole("link", { name: "Rate the elements" }).click();
  await rate(sam, "Strategy", "Works every time and is looked after");
  await rate(sam, "Evaluation", "Begun in places");
  await sam.getByText("21 elements have no rating. They are left out if you finish now.").waitFor();
  await sam.getByRole("button", { name: "Finish our answer" }).click();
  await sam.getByText("Your agency has answered.").first().waitFor();

  const dana = await visit("Dana Birch");
  await dana.getByText("3 agencies answered").first().waitFor();
  await dana.getByRole("link", { name: "Rate the elements" }).click();
  await dana.getByRole("button", { name: "Close it and show the answers" }).click();
  const question = dana.getByRole("alertdialog", { name: "Close the self-assessment?" });
  await question.getByText(/agencies have not answered: .*Redbud Health/u).waitFor();
  await question.getByRole("button", { name: "Close it", exact: true }).click();

  const differ = dana.getByRole("region", { name: "Seen differently" });
  await differ
    .getByRole("listitem")
    .first()
    .getByRole("heading", { name: /^Strategy/u })
    .waitFor();
  await rowOf(dana, "Strategy").getByText("Seen differently. In the middle 2, from 0 to 4.").waitFor({ state: "attached" });
  await rowOf(dana, "Strategy").getByText("Who said what").click();
  await rowOf(dana, "Strategy").getByText("Nobody here has seen a plan").waitFor();
  await dana.getByText("The answers as a table").click();
  await dana.getByRole("row", { name: /^Strategy 2 0 4 Yes/u }).waitFor();

  await dana.getByRole("button", { name: "Make it a goal: Strategy" }).click();
  const form = rowOf(dana, "Strategy");
  await form.getByRole("button", { name: "Save the goal" }).click();
  await dana.getByRole("group", { name: "2 things before you can go on" }).waitFor();
  await form.getByText("Form", { exact: true }).click();
  await form.getByLabel("What do you want to see?").fill("One plan of two pages that every agency has read");
  await form.getByLabel(/Which agency sees to it/u).selectOption({ label: "Harbor Row Shelter" });
  await form.getByRole("button", { name: "Save the goal" }).click();
  await dana.getByText("The goal is set.").waitFor();
  await dana
    .getByRole("region", { name: /^Goals for/u })
    .getByText("One plan of two pages that every agency has read")
    .waitFor();

  // On the roadmap everybody sees it, also who may change nothing.
  const willow = await visit("Willow Rayne", "/m");
  const goals = willow.getByRole("region", { name: /^Goals for/u }).filter({ hasText: "Strategy" });
  await goals.getByText("One plan of two pages that every agency has read").waitFor();
  await goals.getByText(/Form by the end of .* Harbor Row Shelter sees to it\./u).waitFor();
  await goals.getByRole("link", { name: "Strategy" }).click();
  await willow.getByRole("heading", { name: "Strategy", level: 1 }).waitFor();
  await willow.getByText("One plan of two pages that every agency has read").waitFor();
  expect(await dana.locator("main").textContent()).not.toContain("%");

  await dana.getByRole("link", { name: "All self-assessments" }).click();
  await dana.getByRole("button", { name: "Open it", exact: true }).click();
  await dana.getByText("It is open. Agencies can rate now.").waitFor();
  for (const page of [wren, sam, dana, willow]) await page.context().close();
});

test("a whole answer can be given with the keyboard alone, and nothing is lost without a connection", async () => {
  const page = await visit("Noor Hadley");
  const start = page.getByRole("link", { name: "Rate the elements" });
  await tabTo(page, start);
  await page.keyboard.press("Enter");
  await page.getByText("0 of 32 elements rated.").first().waitFor();
  const purpose = scaleOf(page, "Purpose");
  await tabTo(page, purpose.getByRole("radio"));
  await page.keyboard.press("3");
  await rowOf(page, "Purpose").getByText("Saved", { exact: true }).waitFor();
  await page.keyboard.press("ArrowUp");
  await purpose.getByRole("radio", { name: /^2 /u, checked: true }).waitFor();

  await page.context().setOffline(true);
  await choose(page, "Model", "Talked about");
  await rowOf(page, "Model").getByText("Not saved yet").waitFor();
  await page.context().setOffline(false);
  await rowOf(page, "Model").getByText("Saved", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Add a comment: Model" }).click();
  await rowOf(page, "Model").getByRole("textbox").fill("Ask for 336-555-0199");
  await rowOf(page, "Model").getByText("This looks like a phone number. Write it without.").waitFor();
  // What was refused is not lost by leaving: the page asks, and keeps it for whoever stays.
  await page.getByRole("link", { name: "Self-assessments" }).last().click();
  await page.getByRole("alertdialog", { name: "Leave without saving?" }).getByRole("button", { name: "Stay here" }).click();
  expect(await rowOf(page, "Model").getByRole("textbox").inputValue()).toBe("Ask for 336-555-0199");
  await rowOf(page, "Model").getByRole("textbox").fill("Three agencies share one lead");
  await rowOf(page, "Model").getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("2 of 32 elements rated.").first().waitFor();
  expect(await scaleOf(page, "Purpose").getByRole("radio", { name: /^2 /u }).isChecked()).toBe(true);
  expect(await rowOf(page, "Model").getByRole("textbox").inputValue()).toBe("Three agencies share one lead");
  await page.context().close();
});

test("an adviser reads and is asked for no rating", async () => {
  const page = await visit("Willow Rayne");
  await page.getByRole("link", { name: "See how it stands" }).click();
  await page.getByRole("heading", { name: "Who has answered" }).waitFor();
  expect(await page.getByRole("radiogroup").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Close it and show the answers" }).count()).toBe(0);
  await page.context().close();
});

test("somebody with a seat at two tables sees both beside one another, and others are not offered it", async () => {
  const vera = await visit("Vera Lindqvist", "/m");
  await vera.getByRole("button", { name: "Import the template" }).click();
  await vera.getByRole("heading", { name: "What would free the most" }).waitFor();
  const ruth = await visit("Ruth Okoro", "/m");
  await ruth.getByRole("link", { name: "Your tables" }).click();
  await ruth.getByRole("heading", { name: "Piedmont Task Force", level: 2 }).waitFor();
  await ruth.getByRole("heading", { name: "Sandhills Task Force", level: 2 }).waitFor();
  await ruth.getByRole("list", { name: "Elements by stage" }).first().getByText("Operate").waitFor();
  const fern = await visit("Fern Gale", "/m");
  await fern.getByRole("link", { name: "Self-assessment" }).waitFor();
  expect(await fern.getByRole("link", { name: "Your tables" }).count()).toBe(0);
  for (const page of [vera, ruth, fern]) await page.context().close();
});
