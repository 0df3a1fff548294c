import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
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
const out = "/tmp/w2-shots";
mkdirSync(out, { recursive: true });

test("shots", async () => {
  for (const [width, scheme, locale] of [
    [1280, "light", "en"],
    [390, "dark", "es"],
  ] as const) {
    for (const [name, pages] of [
      ["Fern Gale", ["/a", "/a/people", "/a/own", "/a/agreements", "/a/file", "/a/statement", "P"]],
      ["Rowan Hale", ["/", "/a/hub", "H", "K", "/a/people", "/a/agreements"]],
      ["Dana Birch", ["/a/agreements", "G", "/a/file", "/a"]],
    ] as const) {
      const page = await openWindow(browser, hub.address, { scheme, width, locale });
      page.on("console", (m) => m.type() === "error" && console.log(name, page.url(), m.text()));
      await signInQuietly(page, name);
      if (locale === "es")
        await ask(page.context(), "mutation L($input: ChooseLanguageInput!) { chooseLanguage(input: $input) { id } }", { input: { locale } });
      const { staff, agreements, agencyRecords, taskForceRecords } = await ask<any>(
        page.context(),
        "{ staff(first: 5) { nodes { id viewerCan } } agreements { id } agencyRecords(first: 9) { nodes { id } } taskForceRecords { id } }",
      );
      for (const address of pages) {
        const to =
          address === "P"
            ? `/a/p/${staff.nodes.at(-1)?.id}`
            : address === "H"
              ? `/a/h/${agencyRecords.nodes[4]?.id}`
              : address === "K"
                ? `/a/k/${taskForceRecords[0]?.id}`
                : address === "G"
                  ? `/a/g/${agreements[1]?.id}`
                  : address;
        await page.goto(to, { waitUntil: "networkidle" });
        await page
          .locator("h1")
          .waitFor({ timeout: 8000 })
          .catch(() => console.log("no h1", name, to));
        await page.screenshot({ path: `${out}/${width}-${name.split(" ")[0]}-${address.replaceAll("/", "_")}.png`, fullPage: true });
      }
      await page.context().close();
    }
  }
}, 300_000);
