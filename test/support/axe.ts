import axe from "axe-core";
import type { Page } from "playwright-core";

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, each with the place it was found at. It runs in the page itself and
 * brings back nothing but violations; the hub's pages have no frames to be looked into.
 */
export async function violationsOf(page: Page, where: string): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${where} has frames, into which nobody looks.`);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const found = await run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = "" }) => ({ id, html, failureSummary })));
  }, levels);
  return violations.map(({ id, html, failureSummary }) => `${where} ${id}: ${html.slice(0, 160)} ${failureSummary}`);
}
