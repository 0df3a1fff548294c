import { readdir, readFile } from "node:fs/promises";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPeople } from "../../prisma/seed/people.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { choose, press, select, tabTo, tick, write, writeDay } from "../support/keyboard.ts";
import { ask, demoCode, openWindow, personCalled, signInQuietly } from "../support/visitor.ts";

const es = { locale: "es" } as const;
const messages = new URL("../../shared/messages/", import.meta.url);

let hub: DemoHub;
let browser: Browser;
let englishSentences: string[];

beforeAll(async () => {
  [hub, browser, englishSentences] = await Promise.all([openDemoHub(), openBrowser(), readEnglishSentences()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

/** What is written differently in the two languages, as far as it would be noticed: sentences without gaps of several words. */
async function readEnglishSentences(): Promise<string[]> {
  const read = async (locale: string, part: string) => JSON.parse(await readFile(new URL(`${locale}/${part}`, messages), "utf8")) as Record<string, unknown>;
  const isSentence = (text: unknown): text is string => typeof text === "string" && / .* /u.test(text) && !text.includes("{");
  const parts = await readdir(new URL("en/", messages));
  const found = await Promise.all(
    parts.map(async (part) => {
      const [english, spanish] = await Promise.all([read("en", part), read("es", part)]);
      return Object.keys(english)
        .filter((key) => english[key] !== spanish[key])
        .map((key) => english[key]);
    }),
  );
  // A body of the demo is called what its kind is called, in every language.
  return found
    .flat()
    .filter(isSentence)
    .filter((text) => text !== "Full task force");
}

/** Waits for a page by its heading, and sees that all of it is in Spanish. */
async function arriveAt(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
  const words = await page.locator("body").innerText();
  expect(englishSentences.filter((sentence) => words.includes(sentence))).toEqual([]);
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const capital = (text: string) => text.charAt(0).toLocaleUpperCase("es") + text.slice(1);

async function signIn(page: Page, name: string): Promise<void> {
  const { email, password } = personCalled(name);
  await page.goto("/sign-in");
  await arriveAt(page, m.auth_sign_in_title({}, es));
  await write(page, m.auth_email({}, es), email);
  await write(page, m.auth_password({}, es), password);
  await page.keyboard.press("Enter");
  await arriveAt(page, m.auth_code_title({}, es));
  await write(page, m.auth_code({}, es), await demoCode(page));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${hub.address}/`);
}

async function writeReferral(page: Page): Promise<void> {
  await press(page, page.getByRole("link", { name: m.referrals_new({}, es) }));
  await arriveAt(page, m.journey_needs_title({}, es));
  await tick(page, capital(m.referrals_need_victim_advocacy({}, es)));
  await tick(page, capital(m.referrals_need_transportation({}, es)));
  await choose(page, m.journey_urgency_label({}, es), m.ui_urgency_urgent({}, es));
  await select(page, m.referrals_fact_reason({}, es), m.referrals_reason_safety({}, es));
  await select(page, m.referrals_fact_region({}, es), "Central Piedmont");
  await press(page, button(page, m.journey_next({}, es)));

  await arriveAt(page, m.journey_person_title({}, es));
  await select(page, m.referrals_group_age_band({}, es), m.referrals_age_age_25_59({}, es));
  await select(page, m.journey_language({}, es), m.referrals_language_spanish({}, es));
  await tick(page, m.referrals_contact_do_not_text({}, es));
  await press(page, button(page, m.journey_next({}, es)));
}

async function recordConsent(page: Page, agency: string): Promise<void> {
  await arriveAt(page, m.journey_whom_title({}, es));
  await choose(page, m.journey_whom_label({}, es), agency);
  await press(page, button(page, m.journey_whom_next({}, es)));

  await arriveAt(page, m.journey_consent_title({ agency }, es));
  // Sent too early, the form says what is missing, takes the focus there, and each word of it leads to its field.
  await press(page, button(page, m.journey_consent_next({}, es)));
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "group");
  await press(page, page.getByRole("link", { name: m.journey_error_purpose({}, es) }));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("purpose");

  await select(page, m.referrals_consent_purpose({}, es), m.referrals_purpose_services({}, es));
  await tick(page, capital(m.referrals_need_victim_advocacy({}, es)));
  await tick(page, m.referrals_group_language({}, es));
  await tick(page, m.referrals_group_contact_safety({}, es));
  await select(page, m.referrals_consent_form({}, es), m.referrals_language_spanish({}, es));
  await choose(page, m.journey_interpreter_used({}, es), m.journey_no({}, es));
  await writeDay(page, m.journey_signed_label({}, es), await today(page));
  await choose(page, m.journey_until_label({}, es), m.journey_until_days({ count: 14 }, es));
  for (const sentence of [
    m.journey_attest_form({ agency }, es),
    m.journey_attest_refuse({}, es),
    m.journey_attest_signer({}, es),
    m.journey_attest_privilege({ agency }, es),
  ])
    await tick(page, sentence);
  await press(page, button(page, m.journey_consent_next({}, es)));
}

const today = (page: Page) => page.evaluate(() => new Intl.DateTimeFormat("en-CA").format(new Date()));

test("a referral goes out, is answered and closed in Spanish, with the keyboard alone", async () => {
  const agency = "Larkspur Crisis Center";
  const sender = await openWindow(browser, hub.address, { locale: "es" });
  await signIn(sender, "Paz Tully");
  await arriveAt(sender, /./u);
  await writeReferral(sender);
  await recordConsent(sender, agency);

  await arriveAt(sender, m.journey_audience_title({}, es));
  await sender.getByText(m.journey_else_law({}, es)).waitFor();
  const mailsBefore = (await hub.mails()).length;
  await press(sender, button(sender, m.journey_share({ agency }, es)));
  await sender.waitForURL("**/s/*");
  await arriveAt(sender, capital(m.referrals_need_victim_advocacy({}, es)));
  const address = new URL(sender.url()).pathname;
  await expect.poll(async () => (await hub.mails()).length, { timeout: 20_000 }).toBeGreaterThan(mailsBefore);
  const [mail] = await hub.mails();
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Larkspur|Harbor|Tully|Piedmont|victim|víctima/iu);

  const recipient = await openWindow(browser, hub.address, { locale: "es" });
  await signIn(recipient, "Fern Gale");
  // Her language was English so far; the choice of another is kept.
  await press(recipient, recipient.getByRole("button", { name: "ES: cambiar a español" }));
  await press(recipient, recipient.locator(`a[href="${address}"]`));
  await arriveAt(recipient, capital(m.referrals_need_victim_advocacy({}, es)));
  await choose(recipient, m.referrals_answer_title({}, es), m.referrals_answer_accept({}, es));
  await press(recipient, button(recipient, m.referrals_answer_send({}, es)));
  await press(recipient, button(recipient, m.referrals_next_services({}, es)));
  await recipient.getByText(m.referrals_done_services({}, es)).waitFor();
  await select(recipient, m.referrals_next_outcome({}, es), m.referrals_outcome_services_completed({}, es));
  await press(recipient, button(recipient, m.referrals_next_close_act({}, es)));
  const question = recipient.getByRole("alertdialog");
  await question.waitFor();
  await tabTo(recipient, question.getByRole("button", { name: m.referrals_next_close_keep({}, es) }));
  await press(recipient, question.getByRole("button", { name: m.referrals_next_close_act({}, es) }));
  await recipient.getByText(m.referrals_done_closed({}, es)).waitFor();

  await sender.reload();
  await sender.getByText(m.referrals_event_closed({ outcome: m.referrals_outcome_services_completed({}, es) }, es)).waitFor();
  await arriveAt(sender, capital(m.referrals_need_victim_advocacy({}, es)));
  await press(sender, button(sender, m.audit_show({}, es)));
  await sender.getByText("Fern Gale").first().waitFor();

  await recipient.reload();
  await arriveAt(recipient, capital(m.referrals_need_victim_advocacy({}, es)));
});

type Sent = { sent: { nodes: { id: string; viewerCan: string[]; to: { name: string } }[] } };

test("what the survivor stops, in Spanish and with the keyboard alone, is gone from the recipient's open page", async () => {
  const sender = await openWindow(browser, hub.address, { locale: "es" });
  await signInQuietly(sender, "Paz Tully");
  const { sent } = await ask<Sent>(sender.context(), "query Sent { sent(filter: OPEN, first: 50) { nodes { id viewerCan to { name } } } }");
  const share = sent.nodes.find(({ viewerCan }) => viewerCan.includes("WITHDRAW"));
  const reader = demoPeople.find(({ agency, seats }) => agency === share?.to.name && seats.includes("ADVOCATE"));
  if (!share || !reader) throw new Error("The demo no longer holds what this story begins with.");
  const recipient = await openWindow(browser, hub.address);
  await signInQuietly(recipient, reader.name);
  await recipient.goto(`/s/${share.id}`);
  await recipient.getByRole("heading", { name: m.referrals_now_title() }).waitFor();

  await sender.goto(`/s/${share.id}`);
  await arriveAt(sender, /./u);
  await press(sender, button(sender, m.referrals_withdraw_survivor({}, es)));
  const question = sender.getByRole("alertdialog");
  await question.waitFor();
  expect(await question.innerText()).toContain(m.referrals_withdraw_survivor_question({}, es));
  await press(sender, question.getByRole("button", { name: m.referrals_withdraw_act({}, es) }));
  await sender.getByText(m.referrals_withdraw_done({}, es)).waitFor();

  await recipient.evaluate(() => dispatchEvent(new Event("focus")));
  await recipient.getByRole("heading", { name: m.ui_not_found_title() }).waitFor();
});
