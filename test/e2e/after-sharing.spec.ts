import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
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

type Shares = { nodes: { id: string; status: string; to: { name: string }; from: { name: string } }[] };

/** Somebody's window, signed in. */
async function windowOf(name: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, name);
  return page;
}

async function sharesOf(page: Page, list: "inbox" | "sent"): Promise<Shares["nodes"]> {
  const data = await ask<Record<string, Shares>>(page.context(), `{ ${list}(first: 50) { nodes { id status to { name } from { name } } } }`);
  return data[list]?.nodes ?? [];
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The demo no longer holds what this story begins with.");
  return value;
}

/** What a person does who comes back to a window they had left. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("focus")));
}

test("when the survivor stops a share, the recipient's open page finds nothing on its next request", async () => {
  const advocate = await windowOf("Inés Marlowe");
  const share = found((await sharesOf(advocate, "sent")).find(({ status, to }) => status === "CONTACT_MADE" && to.name === "Harbor Row Shelter"));
  const recipient = await windowOf("June Alder");
  await recipient.goto(`/s/${share.id}`);
  await recipient.getByRole("heading", { name: "What opened with the answer" }).waitFor();

  await advocate.goto(`/s/${share.id}`);
  await advocate.getByRole("button", { name: "The survivor stops this" }).click();
  await advocate.getByRole("alertdialog").getByRole("button", { name: "Stop sharing now" }).click();
  await advocate.getByText("Stopped by the survivor").waitFor();

  await comeBack(recipient);
  await recipient.getByRole("heading", { name: "There is nothing here for you." }).waitFor();
  expect(await recipient.getByText("Safe ways to make contact").count()).toBe(0);
  expect((await sharesOf(recipient, "inbox")).map(({ id }) => id)).not.toContain(share.id);
});

test("a question stops the clock, is answered as far as the consent goes, and the clock runs on", async () => {
  const advocate = await windowOf("Inés Marlowe");
  const share = found((await sharesOf(advocate, "sent")).find(({ status }) => status === "INFO_REQUESTED"));
  await advocate.goto(`/s/${share.id}`);
  await advocate.getByText("Clock stopped").waitFor();
  await advocate.getByRole("radiogroup", { name: "Is an interpreter needed?" }).getByText("Yes", { exact: true }).click();
  const closed = advocate.getByRole("radiogroup", { name: "Are children with the survivor?" });
  expect(await closed.getByRole("radio").count()).toBe(1);
  await advocate.getByRole("button", { name: "Send the answers" }).click();
  await advocate.getByRole("group", { name: "One thing before you can go on" }).waitFor();
  await closed.getByText("Not shared", { exact: true }).click();
  await advocate.getByRole("button", { name: "Send the answers" }).click();
  await advocate.getByText("Question answered by Larkspur Crisis Center").waitFor();
});

test("what the survivor takes back closes at once for the recipient", async () => {
  const advocate = await windowOf("Inés Marlowe");
  const share = found((await sharesOf(advocate, "sent")).find(({ status, to }) => status === "ACCEPTED" && to.name === "Redbud Health"));
  const recipient = await windowOf("Noor Hadley");
  await recipient.goto(`/s/${share.id}`);
  await recipient.getByRole("heading", { name: "What opened with the answer" }).waitFor();
  expect(await recipient.getByText("Age band").count()).toBe(1);

  await advocate.goto(`/s/${share.id}`);
  await advocate.getByRole("button", { name: "Take something back" }).click();
  const dialog = advocate.getByRole("alertdialog");
  await dialog.getByText("Age band", { exact: true }).click();
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await advocate.getByText("Taken back. It is closed for them now.").waitFor();

  await recipient.reload();
  await recipient.getByRole("heading", { name: "What opened with the answer" }).waitFor();
  expect(await recipient.getByText("Age band").count()).toBe(0);
});

test("two people answer at once: one wins, the other sees where it stands and keeps the choice", async () => {
  const [first, second] = [await windowOf("Inés Marlowe"), await windowOf("Fern Gale")];
  const share = found((await sharesOf(first, "inbox")).find(({ status, from }) => status === "SENT" && from.name === "Dogwood Legal Aid"));
  for (const page of [first, second]) await page.goto(`/s/${share.id}`);
  await first.getByText("Put on the waitlist", { exact: true }).click();
  await first.getByText("In 7 days").click();
  await second.getByText("Decline", { exact: true }).click();
  await second.getByLabel("Reason").selectOption("No capacity");

  await first.getByRole("button", { name: "Send this answer" }).click();
  await first.getByText("Put on the waitlist by Larkspur Crisis Center").waitFor();
  await second.getByRole("button", { name: "Send this answer" }).click();
  await second.getByRole("alert").getByText("Somebody at Larkspur Crisis Center was faster.").waitFor();
  expect(await second.getByLabel("Reason").inputValue()).toBe("NO_CAPACITY");

  await second.getByRole("button", { name: "Send this answer" }).click();
  await second.getByText("Declined by Larkspur Crisis Center: No capacity").waitFor();
});
