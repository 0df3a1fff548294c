import type { Page } from "playwright-core";

/** Told at each step of the journey, once it is filled in and before it is sent. */
export type AtStep = (step: string) => Promise<void>;

const nobody: AtStep = () => Promise.resolve();

/** Sends the step that is open and waits for the next one's heading. */
async function goOn(page: Page, heading: string | RegExp): Promise<void> {
  await page.locator("main form button[type=submit]").click();
  await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

async function choose(page: Page, field: string, ...names: string[]): Promise<void> {
  for (const name of names) await page.locator(`#${field}`).getByText(name, { exact: true }).click();
}

/** Types today's date into a date field, one part after the other. */
async function typeToday(page: Page, field: string): Promise<void> {
  const today = await page.evaluate(() => {
    const now = new Date();
    return [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("") + now.getFullYear();
  });
  await page.locator(`#${field} [role=spinbutton]`).first().click();
  await page.keyboard.type(today);
}

/** From Today to the consent for Harbor Row Shelter, in English and with the mouse. */
export async function writeReferral(page: Page, at: AtStep = nobody): Promise<void> {
  await page.getByRole("link", { name: "New referral" }).click();
  await choose(page, "needs", "Shelter or housing", "Safety planning");
  await choose(page, "urgency", "Emergency");
  await page.locator("#reason").selectOption({ label: "Safety" });
  await page.locator("#region").selectOption({ label: "Central Piedmont" });
  await at("needs");
  await goOn(page, "The person, in ranges");
  await page.locator("#age").selectOption({ label: "25 to 59" });
  await at("the person");
  await goOn(page, "Whom do you want to ask?");
  await choose(page, "whom", "Harbor Row Shelter");
  await at("whom to ask");
  await goOn(page, "The consent for Harbor Row Shelter");
}

/** From the empty consent to "Who will see this?". */
export async function recordConsent(page: Page, at: AtStep = nobody): Promise<void> {
  await page.locator("#purpose").selectOption({ label: "Shelter and safety" });
  for (const need of await page.locator("#needs").getByRole("checkbox").all()) await need.check({ force: true });
  await choose(page, "fieldGroups", "Age band", "Safe ways to make contact", "The worker’s phone number");
  await page.locator("#formLanguage").selectOption({ label: "English" });
  await choose(page, "interpreterUsed", "No");
  await typeToday(page, "signedOn");
  await page.getByText("30 days", { exact: true }).click();
  for (const attestation of ["formNamesRecipientAttested", "mayRefuseAttested", "signerNotAbuserAttested", "privilegeWarningAttested"])
    await page.locator(`#${attestation}`).check({ force: true });
  await at("consent");
  await goOn(page, "Who will see this?");
  await at("who will see this");
}
