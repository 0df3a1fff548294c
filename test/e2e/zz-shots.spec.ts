import { readFileSync } from "node:fs";
import { test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub } from "../support/demo-hub.ts";
import { openWindow, signInQuietly } from "../support/visitor.ts";
// jobs: [{who, address, width, scheme, locale, name, acts?: code string}]
type Job = { who: string; address: string; widths?: number[]; schemes?: ("light" | "dark")[]; locale?: "en" | "es"; name: string; act?: string };
test("shots", { timeout: 600_000 }, async () => {
  const jobs: Job[] = JSON.parse(readFileSync("/tmp/b/t2/jobs.json", "utf8"));
  const [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
  for (const { who, address, widths = [1280, 390], schemes = ["light"], locale = "en", name, act } of jobs)
    for (const width of widths)
      for (const scheme of schemes) {
        const page = await openWindow(browser, hub.address, { locale, scheme, width });
        page.on("pageerror", (e) => console.log("PAGEERROR", name, e.message));
        page.on("console", (c) => c.type() === "error" && console.log("CONSOLE", name, c.text()));
        try {
        await signInQuietly(page, who);
        await page.goto(address, { waitUntil: "networkidle" });
        await page.locator("h1").first().waitFor({ timeout: 15000 });
        if (act) await new Function("page", `return (async () => { ${act} })()`)(page);
        await page.waitForTimeout(500);
        await page.screenshot({ path: `/tmp/shots/trainings/${name}-${width}-${scheme}-${locale}.png`, fullPage: true });
        const size = await page.evaluate(() => document.documentElement.scrollHeight);
        const png = readFileSync(`/tmp/shots/trainings/${name}-${width}-${scheme}-${locale}.png`).toString("base64");
        const tall = width < 600 ? 1300 : 1500; const most = width < 600 ? 4 : 1;
        for (let t = 0; t * tall * most < size && t < 6; t += 1) {
          const cols = Math.min(most, Math.ceil((size - t * tall * most) / tall));
          const board = await browser.newPage({ viewport: { width: cols * (width + 20), height: Math.min(tall, size - t * tall * most) } });
          await board.setContent(`<body style="margin:0;display:flex;gap:20px;background:#888">` + Array.from({ length: cols }, (_, c) => `<div style="flex:none;width:${width}px;height:${tall}px;background:url(data:image/png;base64,${png}) 0 ${-(t * most + c) * tall}px no-repeat"></div>`).join(""));
          await board.screenshot({ path: `/tmp/b/t2/${name}-${width}-${scheme}-${locale}-${t}.png` });
          await board.close();
        }
        console.log("shot", name, width, scheme, await page.evaluate(() => document.documentElement.scrollWidth > innerWidth ? "OVERFLOWS" : ""));
        } catch (e) { console.log("FAILED", name, String(e)); await page.screenshot({ path: `/tmp/shots/trainings/FAILED-${name}-${width}.png`, fullPage: true }); }
        await page.context().close();
      }
  await browser.close();
  await hub.close();
});
