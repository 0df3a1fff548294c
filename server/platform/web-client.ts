import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** A file of the built web client. `isConstant`: its name changes with its content, so it may be kept for good. */
export type WebFile = { body: Buffer; type: string; isConstant: boolean };

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

// The only shapes of names that are looked up, so that no address leads out of the folder.
const asset = /^\/assets\/[\w-][\w.-]*$/;
const topFile = /^\/[\w-]+\.(ico|svg|png|txt|webmanifest)$/;

/** The addresses of web/app/router.tsx: whole words, and the five parts of the table with what lies in them. */
const pages = /^\/(?:(?:sign-in|join|reset|forgot|claim|account|answer|mail|mail-preferences|unsubscribe|styleguide)|s\/[^/]+|[ramgt](?:\/[^/]+){0,2})?$/;

/** Serves the web client that was built into `directory`. */
export class WebClient {
  readonly #directory: string;
  readonly #exitUrl: string | undefined;

  /** @param exitUrl the page that quick exit opens, when it is not the built-in one */
  constructor(directory: string, exitUrl?: string) {
    this.#directory = directory;
    this.#exitUrl = exitUrl;
  }

  /** A file by its address, or undefined. */
  async file(path: string): Promise<WebFile | undefined> {
    if (!asset.test(path) && !topFile.test(path)) return undefined;
    const type = types[extname(path)];
    const body = type && (await readFile(join(this.#directory, path)).catch(() => undefined));
    return body ? { body, type, isConstant: asset.test(path) } : undefined;
  }

  /** Whether there is a page at this address. */
  isPage(path: string): boolean {
    return pages.test(path);
  }

  /** The one page that becomes all others, or undefined when the client was not built. */
  async page(): Promise<string | undefined> {
    const html = await readFile(join(this.#directory, "index.html"), "utf8").catch(() => undefined);
    if (!this.#exitUrl) return html;
    const content = this.#exitUrl.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    return html?.replaceAll(/((?:<meta name="exit-url" content|<a id="exit" href)=")[^"]*/g, (_, before: string) => before + content);
  }
}
