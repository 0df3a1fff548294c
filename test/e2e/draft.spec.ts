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

const save = `mutation Save($input: DraftReferralInput!) {
  result: draftReferral(input: $input) { ... on Referral { id version } }
}`;

const record = `mutation Record($input: RecordConsentInput!) {
  result: recordConsent(input: $input) { ... on Consent { id } }
}`;

type Said = { urgency?: string; needs?: string[]; survivor?: Record<string, string> };

/** A window of an advocate, and a draft of theirs that lacks nothing but what `said` leaves out. */
async function openDraft(said: Said = {}): Promise<{ page: Page; id: string; saveAgain: (change: Said) => Promise<void> }> {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, "Inés Marlowe");
  const { regions } = await ask<{ regions: { id: string }[] }>(page.context(), "{ regions { id } }");
  const whole = { urgency: "URGENT", needs: ["SHELTER_HOUSING"], reason: "SAFETY", regionId: regions[0]?.id, survivor: { ageBand: "AGE_18_24" }, ...said };
  const keep = async (more: object) =>
    (await ask<{ result: { id: string; version: number } }>(page.context(), save, { input: { ...whole, clientKey: crypto.randomUUID(), ...more } })).result;
  const { id, version } = await keep({});
  await page.goto(`/r/${id}`);
  return { page, id, saveAgain: async (change) => void (await keep({ id, version, ...change })) };
}

const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const pressed = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("a draft goes on at the first step that lacks something", async () => {
  const { page } = await openDraft({ survivor: {} });
  await title(page, "The person, in ranges");
  await page.context().close();
});

test("what a colleague saved meanwhile is shown, and what was typed is kept", async () => {
  const { page, saveAgain } = await openDraft();
  await title(page, "Whom do you want to ask?");
  await pressed(page, "Back");
  await page.locator("#age").selectOption("AGE_60_PLUS");
  await saveAgain({ urgency: "ROUTINE" });
  await pressed(page, "Save and go on");
  await page.getByText("A colleague saved this draft meanwhile.").waitFor();
  expect(await page.locator("dl").innerText()).toMatch(/Urgency\s+Routine/u);
  expect(await page.locator("#age").inputValue()).toBe("AGE_60_PLUS");
  await pressed(page, "Keep mine and save it");
  await title(page, "Whom do you want to ask?");
  await pressed(page, "Back");
  expect(await page.locator("#age").inputValue()).toBe("AGE_60_PLUS");
  await page.context().close();
});

test("without a network nothing typed is lost, and the save goes through once it is back", async () => {
  const { page } = await openDraft({ survivor: {} });
  await page.locator("#age").selectOption("ADULT");
  await page.context().setOffline(true);
  await pressed(page, "Save and go on");
  await page.getByText("Not sent. You are offline.").first().waitFor();
  await page.context().setOffline(false);
  await pressed(page, "Save and go on");
  await title(page, "Whom do you want to ask?");
  await page.context().close();
});

test("a draft is discarded only after a question, and is gone then", async () => {
  const { page } = await openDraft({ survivor: {} });
  const address = page.url();
  await pressed(page, "Discard this draft");
  await pressed(page, "Keep it");
  await title(page, "The person, in ranges");
  await pressed(page, "Discard this draft");
  await pressed(page, "Discard it");
  await page.waitForURL("**/r");
  await page.goto(address);
  await title(page, "There is nothing here for you.");
  await page.context().close();
});

test("law enforcement cannot be chosen unless the survivor wants it, and then the consent asks its own questions", async () => {
  const wanted = { needs: ["LAW_ENFORCEMENT_REPORT", "SUBSTANCE_USE_TREATMENT"], survivor: { ageBand: "AGE_13_17" } };
  const { page: without } = await openDraft(wanted);
  const police = (page: Page) => page.getByRole("radio", { name: "Millbrook Police Department" });
  await title(without, "Whom do you want to ask?");
  expect(await police(without).count()).toBe(0);
  expect(await without.locator("main").innerText()).toContain("The survivor has not asked for law enforcement.");
  await without.context().close();

  const { page } = await openDraft({ ...wanted, survivor: { ageBand: "AGE_13_17", lawEnforcementWish: "YES" } });
  await police(page).check({ force: true });
  await pressed(page, "Go on to the consent");
  await page.locator("#needs").getByText("Treatment for substance use").click();
  await pressed(page, "Record it and see who will see this");
  const summary = await page.getByRole("group", { name: /before you can go on/u }).innerText();
  for (const problem of ["asked for this agency by name", "names treatment for substance use", "who agreed for the minor", "how the mandated report stands"])
    expect(summary).toContain(problem);
  expect(await page.locator("#fieldGroups").innerText()).not.toContain("Whether law enforcement is wanted");
  await page.context().close();
});

test("a consent that was recorded and not used can be gone on with or ended", async () => {
  const { page, id } = await openDraft();
  const { agencies } = await ask<{ agencies: { nodes: { id: string; name: string }[] } }>(page.context(), "{ agencies(first: 50) { nodes { id name } } }");
  const signedOn = await page.evaluate(() => new Intl.DateTimeFormat("en-CA").format(new Date()));
  const attested = { mayRefuseAttested: true, signerNotAbuserAttested: true, formNamesRecipientAttested: true, privilegeWarningAttested: true };
  const form = { formVersion: "RELEASE_2026_09", formLanguage: "ENGLISH", interpreterUsed: false, signedOn, expiresOn: signedOn };
  const scope = {
    purpose: "SERVICES",
    needs: ["SHELTER_HOUSING"],
    fieldGroups: ["LANGUAGE"],
    recipientAgencyId: agencies.nodes.find(({ name }) => name === "Harbor Row Shelter")?.id,
  };
  await ask(page.context(), record, { input: { clientKey: crypto.randomUUID(), referralId: id, ...scope, ...form, ...attested } });
  await page.reload();
  await pressed(page, "Go on with it");
  await title(page, "Who will see this?");
  expect(await page.locator("main").innerText()).toContain("No referral, no person.");
  await pressed(page, "Back");
  await pressed(page, "End this consent");
  await pressed(page, "End it");
  await page.getByText("A consent for Harbor Row Shelter is recorded").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  await page.context().close();
});

test("from a referral's own page one may ask another agency, and come back", async () => {
  const page = await openWindow(browser, hub.address);
  await signInQuietly(page, "Inés Marlowe");
  const { sent } = await ask<{ sent: { nodes: { status: string; to: { name: string }; referral: { id: string } }[] } }>(
    page.context(),
    "{ sent(first: 20) { nodes { status to { name } referral { id } } } }",
  );
  const share = sent.nodes.find(({ status }) => status === "SENT");
  expect(share).toBeDefined();
  await page.goto(`/r/${share?.referral.id}`);
  await pressed(page, "Ask another agency");
  await title(page, "Whom do you want to ask?");
  expect(await page.locator("main").innerText()).toContain("Has already been asked.");
  await pressed(page, "Back");
  await page.getByRole("heading", { name: "Who was asked" }).waitFor();
  await page
    .getByRole("link", { name: share?.to.name ?? "", exact: true })
    .first()
    .click();
  await page.waitForURL("**/s/*");
  await page.context().close();
});
