import type { Page, Request } from "playwright-core";

const underWay = new WeakMap<Page, Set<Request>>();
/** So many looks in a row, 40 ms apart, find nothing under way. */
const quietLooks = 4;

/** Begins to count what a page asks for, from before its first address. What it hears of news from is open as long as the page is. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on("request", (request) => void (new URL(request.url()).pathname === "/events" || requests.add(request)));
  const isOver = (request: Request): void => void requests.delete(request);
  page.on("requestfinished", isOver).on("requestfailed", isOver);
}

/** Waits until a page of `openWindow` has a title and all its questions are answered: sooner than Playwright's half second of silence. */
export async function quiet(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  for (let looks = 0; looks < quietLooks; looks += 1) {
    await page.waitForTimeout(40);
    // The style guide shows what waiting looks like.
    const isWaiting = !page.url().endsWith("/styleguide") && (await page.locator("[aria-busy=true]").count()) > 0;
    const isBusy = isWaiting || (underWay.get(page)?.size ?? 0) > 0;
    if (isBusy) looks = -1;
  }
}

/**
 * Goes on to another page as a link does, without loading the client anew; it has to take the focus, so that it is read out. A window
 * in which nothing is open yet, or this very page, loads it.
 */
export async function goOn(page: Page, address: string): Promise<void> {
  if (page.url() === "about:blank" || new URL(page.url()).pathname === address) {
    await page.goto(address);
    return quiet(page);
  }
  await page.evaluate((path) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    history.pushState(null, "", path);
  }, address);
  await page.waitForFunction(() => document.activeElement === document.querySelector("main"));
  await quiet(page);
}
