import { mkdirSync } from "node:fs";
import { randomBytes } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { openWindow, signInQuietly, personCalled } from "../support/visitor.ts";
import { openOwner } from "../support/owner.ts";
import { buildPerson } from "../factories/person.ts";

const out = "/tmp/w1shots/";
mkdirSync(out, { recursive: true });
let hub: DemoHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});
async function invite(): Promise<string> {
  const owner = openOwner(hub);
  const agency = await owner.agency.findFirstOrThrow({ where: { name: "Larkspur Crisis Center" } });
  const person = await buildPerson(owner, {
    agencyId: agency.id,
    name: "Nia Calloway",
    locale: process.env.LOC as "en",
    email: `nia.${randomBytes(3).toString("hex")}@larkspur.example.org`,
  });
  await owner.$executeRawUnsafe(`SELECT graphile_worker.add_job('auth.invitation', '{"personId":"${person.id}"}'::json)`);
  await owner.$disconnect();
  for (let i = 0; i < 100; i += 1) {
    const [mail] = (await hub.mails()).filter((m) => m.text.includes("/join#") && m.to === person.email);
    if (mail) return /\/join#(\S+)/.exec(mail.text)![1]!;
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error("no mail");
}
const sizes = [
  ["light", 1280],
  ["dark", 390],
] as const;
const shot = async (page: Page, name: string) => {
  await page.waitForTimeout(350);
  await page.screenshot({ path: `${out}${name}-${page.viewportSize()!.width}.png`, fullPage: true });
};

test.each(sizes)("%s %i", async (scheme, width) => {
  const local = hub.address.replace("127.0.0.1", "localhost");
  const page = await openWindow(browser, local, { scheme, width, locale: width === 390 ? "es" : "en" });
  page.on("console", (m) => {
    if (["error", "warning"].includes(m.type())) console.log("CONSOLE", m.text());
  });
  page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
  page.setDefaultTimeout(8000);
  await page.goto("/sign-in");
  await page.locator("#email").waitFor();
  await shot(page, "01-sign-in");
  await page.locator("#email").fill(personCalled("Inés Marlowe").email);
  await page.locator("#password").fill(personCalled("Inés Marlowe").password);
  await page.keyboard.press("Enter");
  await page.locator("#code").waitFor();
  await page.locator("#code").fill("000000");
  await page.keyboard.press("Enter");
  await page
    .getByText(/4 tries|4 intentos/)
    .first()
    .waitFor();
  await shot(page, "02-code");
  await page.goto("/forgot");
  await page.locator("#email").waitFor();
  await shot(page, "03-forgot");
  process.env.LOC = width === 390 ? "es" : "en";
  const token = await invite();
  await page.goto(`/join#${token}`);
  await page.getByText("Larkspur").first().waitFor();
  console.log("URL", page.url());
  await page
    .getByText(width === 390 ? "Con una contraseña" : "With a password")
    .first()
    .click();
  await page.locator("#new-password").fill("short");
  await page.keyboard.press("Enter");
  await shot(page, "04-join");
  await page.locator("#new-password").fill("plum otter velvet skylight");
  await page.keyboard.press("Enter");
  await page.locator("svg[role=img]").waitFor();
  await shot(page, "05-app");
  await page.goto("/claim#abc");
  await shot(page, "06-claim-ended");
  await page.goto("/reset");
  await shot(page, "06-reset-missing");
  await page.context().clearCookies();
  const p2 = await openWindow(browser, hub.address, { scheme, width, locale: width === 390 ? "es" : "en" });
  p2.setDefaultTimeout(8000);
  p2.on("console", (m) => {
    if (["error", "warning"].includes(m.type())) console.log("CONSOLE", m.text());
  });
  await p2.goto("/sign-in");
  await p2.getByRole("button", { name: /Inés Marlowe/ }).click();
  await p2.waitForURL(/\/$/);
  await p2.getByRole("button", { name: /Inés Marlowe/ }).click();
  await shot(p2, "07-panel");
  await p2.goto("/account");
  await p2.locator("h1").waitFor();
  await shot(p2, "08-account");
  const owner = openOwner(hub);
  await owner.$executeRawUnsafe("UPDATE session SET factor_at = now() - interval '10 minutes'  WHERE factor_at IS NOT NULL");
  await owner.$disconnect();
  await p2
    .getByRole("button", { name: width === 390 ? "Crear códigos nuevos" : "Make new recovery codes" })
    .first()
    .click();
  await p2.getByRole("alertdialog").waitFor();
  await p2
    .getByRole("alertdialog")
    .getByRole("button", { name: width === 390 ? "Crear códigos nuevos" : "Make new recovery codes" })
    .click();
  await p2.locator("#step-up-code").waitFor();
  await shot(p2, "09-step-up");
  await p2.close();
  await page.close();
});
