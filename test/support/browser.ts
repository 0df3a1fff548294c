import bundled from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

/**
 * Starts a real Chromium: the one at `CHROMIUM_PATH`, else the one that comes inside a registry package.
 * The caller closes it.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? (await bundled.executablePath());
  return await chromium.launch({
    executablePath,
    // Chromium's own sandbox does not start as root, as in a container; the pages here are only ours.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb"],
  });
}
