import bundled from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";
import { hasMemoryFolder } from "./memory.ts";

/**
 * Starts a real Chromium: the one at `CHROMIUM_PATH`, else the one that comes inside a registry package.
 * The caller closes it.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? (await bundled.executablePath());
  return await chromium.launch({
    executablePath,
    // Chromium's own sandbox does not start as root, as in a container; the pages here are only ours.
    args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"],
    // Playwright would have it keep on disk what its processes share, because in a container there may be no room in memory.
    ...((await hasMemoryFolder()) && { ignoreDefaultArgs: ["--disable-dev-shm-usage"] }),
  });
}
