import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { consentInput } from "../support/desk.ts";
import { press } from "../support/keyboard.ts";
import { ask, openWindow, personCalled, signInQuietly, type Visit } from "../support/visitor.ts";

const police = "Millbrook Police Department";
const views: Visit[] = [
  { width: 1280, scheme: "light" },
  { width: 390, scheme: "dark" },
];

let hub: DemoHub;
let browser: Browser;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function windowOf(name: string, visit: Visit = {}): Promise<Page> {
  const page = await openWindow(browser, hub.address, visit);
  await signInQuietly(page, name);
  return page;
}

/** A draft of the person in this window about somebody who wants the police, at the consent that names them. */
async function openConsent(page: Page): Promise<string> {
  const { regions } = await ask<{ regions: { id: string }[] }>(page.context(), "{ regions { id } }");
  const said = { urgency: "URGENT", needs: ["LAW_ENFORCEMENT_REPORT"], reason: "SAFETY", regionId: regions[0]?.id };
  const { draft } = await ask<{ draft: { id: string } }>(
    page.context(),
    "mutation ($input: DraftReferralInput!) { draft: draftReferral(input: $input) { ... on Referral { id } } }",
    { input: { clientKey: crypto.randomUUID(), ...said, survivor: { ageBand: "AGE_25_59", lawEnforcementWish: "YES" } } },
  );
  await page.goto(`/r/${draft.id}`);
  await page.getByRole("radio", { name: police }).check({ force: true });
  await button(page, "Go on to the consent").click();
  await page.getByRole("heading", { level: 1, name: `The consent for ${police}` }).waitFor();
  return draft.id;
}

/** Records that consent as the person in this window. */
async function record(page: Page, referralId: string): Promise<void> {
  const { agencies } = await ask<{ agencies: { nodes: { id: string; name: string }[] } }>(page.context(), "{ agencies(first: 50) { nodes { id name } } }");
  const to = agencies.nodes.find(({ name }) => name === police)?.id ?? "";
  const input = consentInput(referralId, to, { needs: ["LAW_ENFORCEMENT_REPORT"], purpose: "LAW_ENFORCEMENT_REPORT", lawEnforcementAllowed: true });
  await ask(page.context(), "mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { ... on Consent { id } } }", { input });
}

test.each(views)("AZ-12 a colleague confirms a consent for the police, with the keyboard, at $width px in the $scheme", async (visit) => {
  const advocate = await windowOf("Inés Marlowe", visit);
  const found: string[] = [];
  const id = await openConsent(advocate);
  await advocate.getByText("Fern Gale confirms it at your agency; nothing is shared before.", { exact: false }).waitFor();
  found.push(...(await violationsOf(advocate, "the consent for the police")));
  await record(advocate, id);
  await advocate.goto(`/r/${id}`);
  await advocate.getByText("It waits for a second person until", { exact: false }).waitFor();
  await button(advocate, "Go on with it").click();
  await button(advocate, "Done for now: go to Today").waitFor();
  expect(await button(advocate, `Share with ${police}`).count()).toBe(0);
  found.push(...(await violationsOf(advocate, "who will see this, while it waits")));

  const { email } = personCalled("Fern Gale");
  const mail = async () => (await hub.mails()).find(({ to }) => to.includes(email));
  await expect.poll(mail, { timeout: 20_000 }).toBeDefined();
  expect(JSON.stringify(await mail())).not.toMatch(/police|millbrook|consent|referral|survivor|inés/iu);

  const lead = await windowOf("Fern Gale", visit);
  await lead.goto("/");
  await lead
    .getByRole("link", { name: `${police}: consent to confirm` })
    .first()
    .waitFor();
  found.push(...(await violationsOf(lead, "Today of the second person")));
  await lead.locator(`a[href="/r/${id}"]`).first().focus();
  await lead.keyboard.press("Enter");
  await lead.getByText("Can you confirm this consent?").waitFor();
  found.push(...(await violationsOf(lead, "what the second person confirms")));
  await press(lead, button(lead, "Confirm this consent"));
  found.push(...(await violationsOf(lead, "the question before confirming")));
  await press(lead, lead.getByRole("alertdialog").getByRole("button", { name: "Confirm this consent" }));
  await lead.getByText("Inés Marlowe recorded it, Fern Gale confirmed it.").waitFor();
  expect(found).toEqual([]);
  await advocate.reload();
  await button(advocate, "Go on with it").click();
  await button(advocate, `Share with ${police}`).waitFor();
  await advocate.context().close();
  await lead.context().close();
});

test("AZ-12 the second person ends what is not so, and somebody who works alone is told what to do", async () => {
  const advocate = await windowOf("Inés Marlowe");
  const id = await openConsent(advocate);
  await record(advocate, id);
  const lead = await windowOf("Fern Gale");
  await lead.goto(`/r/${id}`);
  await button(lead, "Do not confirm it").click();
  await lead.getByRole("alertdialog").getByRole("button", { name: "End it" }).click();
  await expect.poll(() => lead.getByText("Can you confirm this consent?").count()).toBe(0);
  const { referral } = await ask<{ referral: { consents: { live: boolean; secondPerson: { state: string } }[] } }>(
    lead.context(),
    "query ($id: ID!) { referral(id: $id) { consents { live secondPerson { state } } } }",
    { id },
  );
  expect(referral.consents).toEqual([{ live: false, secondPerson: { state: "REFUSED" } }]);

  const alone = await windowOf("Ruth Okoro", { width: 390 });
  await openConsent(alone);
  await alone.getByText("Nobody else at your agency can confirm this yet.").waitFor();
  expect(await violationsOf(alone, "somebody who works alone")).toEqual([]);
  for (const page of [advocate, lead, alone]) await page.context().close();
});
