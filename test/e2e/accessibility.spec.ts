import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

/** Every page that is the same for everybody, and what must be on it before it is looked at. */
const open = ["/sign-in", "/mail", "/styleguide"];

type Known = {
  inbox: { nodes: { id: string; status: string }[] };
  sent: { nodes: { id: string; status: string; referral: { id: string } | null }[] };
  drafts: { nodes: { id: string }[] };
  agencies: { nodes: { id: string }[] };
};

const known = `query Known {
  inbox(first: 50) { nodes { id status } }
  sent(first: 50) { nodes { id status referral { id } } }
  drafts(first: 5) { nodes { id } }
  agencies(first: 1) { nodes { id } }
}`;

/** The addresses somebody who works with referrals can reach: one share of each status on each side, and everything else once. */
async function addressesOf(page: Page): Promise<string[]> {
  const { inbox, sent, drafts, agencies } = await ask<Known>(page.context(), known);
  const onePerStatus = (shares: readonly { id: string; status: string }[]) => [...new Map(shares.map(({ id, status }) => [status, `/s/${id}`])).values()];
  const referral = sent.nodes.find((share) => share.referral)?.referral;
  return [
    "/",
    "/r",
    "/r/new",
    ...onePerStatus(inbox.nodes),
    ...onePerStatus(sent.nodes),
    ...drafts.nodes.slice(0, 1).map(({ id }) => `/r/${id}`),
    ...(referral ? [`/r/${referral.id}`] : []),
    "/a",
    ...agencies.nodes.map(({ id }) => `/a/${id}`),
    "/s/00000000-0000-7000-8000-000000000000",
  ];
}

/** Nothing on the page is still being read. */
async function settled(page: Page): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

async function violationsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await page.locator("h1").waitFor();
  await settled(page);
  return await violationsOf(page, address);
}

async function violationsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where} ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`));
}

describe.each(["light", "dark"] as const)("in %s", (scheme) => {
  test.each([1280, 390])("every page of somebody who works with referrals meets WCAG 2.2 AA at %i px", async (width) => {
    const page = await openWindow(browser, hub.address, { scheme, width });
    await signInQuietly(page, "Inés Marlowe");
    const found: string[] = [];
    for (const address of await addressesOf(page)) found.push(...(await violationsAt(page, address)));
    await page.goto("/r");
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await settled(page);
      found.push(...(await violationsOf(page, `/r, ${await tab.textContent()}`)));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });

  test("the pages of a coordinator and of nobody meet WCAG 2.2 AA", async () => {
    const page = await openWindow(browser, hub.address, { scheme });
    const found: string[] = [];
    for (const address of open) found.push(...(await violationsAt(page, address)));
    await signInQuietly(page, "Dana Birch");
    for (const address of ["/", "/r", "/a"]) found.push(...(await violationsAt(page, address)));
    await page.context().close();
    expect(found).toEqual([]);
  });
});
