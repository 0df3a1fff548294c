import type { Locator, Page } from "playwright-core";

const mostStops = 250;

/** Presses Tab until something has the focus, as somebody without a mouse does. Throws when Tab never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const wanted = target.first();
  await wanted.waitFor({ state: "attached" });
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${wanted.toString()}.`);
}

/** Goes to a button or link and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to a box of text and writes into it. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

/** Goes to a check box and ticks it. */
export async function tick(page: Page, name: string): Promise<void> {
  const box = page.getByRole("checkbox", { name, exact: true });
  await tabTo(page, box);
  await page.keyboard.press("Space");
  if (!(await box.isChecked())) throw new Error(`“${name}” is not ticked.`);
}

/** Goes to a group of radio buttons, which is one stop of the Tab key, and on by the arrows to the one wanted. */
export async function choose(page: Page, group: string, name: string): Promise<void> {
  const radios = page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio");
  const wanted = page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name, exact: true });
  await wanted.waitFor({ state: "attached" });
  for (let stop = 0; !(await anyHasFocus(radios)); stop += 1) {
    if (stop === mostStops) throw new Error(`Tab does not reach “${group}”.`);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  for (let step = await radios.count(); step > 0 && !(await wanted.isChecked()); step -= 1) await page.keyboard.press("ArrowDown");
  if (!(await wanted.isChecked())) throw new Error(`The arrows do not reach “${name}”.`);
}

/** Goes to a list and on by the arrow to the choice wanted. */
export async function select(page: Page, label: string, choice: string): Promise<void> {
  const list = page.getByRole("combobox", { name: label, exact: true });
  await tabTo(page, list);
  const shown = () => list.evaluate((field: HTMLSelectElement) => field.selectedOptions[0]?.textContent);
  for (let step = 0; (await shown()) !== choice; step += 1) {
    if (step === 40) throw new Error(`“${label}” does not offer “${choice}”.`);
    await page.keyboard.press("ArrowDown");
  }
}

/** Goes to a day and types it, in whatever order the language writes its parts. `day` is a plain date. */
export async function writeDay(page: Page, label: string, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  const digits: Record<string, string> = { year, month, day: date };
  const parts = page.getByRole("group", { name: label }).getByRole("spinbutton");
  await tabTo(page, parts);
  const count = await parts.count();
  for (let part = 0; part < count; part += 1) {
    const kind = await page.evaluate(() => document.activeElement?.getAttribute("data-type") ?? "");
    await page.keyboard.type(digits[kind] ?? "");
  }
}

async function hasFocus(target: Locator): Promise<boolean> {
  return await target.evaluate((element) => element === document.activeElement);
}

async function anyHasFocus(targets: Locator): Promise<boolean> {
  return await targets.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
}
