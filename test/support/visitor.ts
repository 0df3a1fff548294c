import type { Browser, BrowserContext, Page } from "playwright-core";
import { demoPeople, type DemoPerson } from "../../prisma/seed/people.ts";
import { besideHub } from "./demo-hub.ts";
import { watchRequests } from "./quiet.ts";

/** In front of which hub each window stands. */
const addresses = new WeakMap<BrowserContext, string>();

export type Visit = {
  locale?: "en" | "es";
  scheme?: "light" | "dark";
  width?: number;
  /** What the visitor's computer takes for the time; left out for the real one. */
  now?: Date;
};

/** A window of its own, without anybody signed in. The caller closes its context, or the browser. */
export async function openWindow(browser: Browser, address: string, { locale = "en", scheme = "light", width = 1280, now }: Visit = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: `${locale}-US`,
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
  });
  // Two files run at a time, on machines that are busy; nothing here measures how long a page takes.
  context.setDefaultTimeout(60_000);
  if (now) await context.clock.setSystemTime(now);
  addresses.set(context, address);
  const page = await context.newPage();
  watchRequests(page);
  return page;
}

/** Closes every window of a story: one left open asks again whenever a later story changes something. */
export async function closeWindows(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** One of the demo's people by name. */
export function personCalled(name: string): DemoPerson {
  const person = demoPeople.find((one) => one.name === name);
  if (!person) throw new Error(`Nobody in the demo is called ${name}.`);
  return person;
}

/** Signs somebody in without the sign-in page and its two steps, for tests that are about other pages of a hub of `openDemoHub`. */
export async function signInQuietly(page: Page, name: string): Promise<void> {
  const address = addresses.get(page.context()) ?? "";
  const value = await besideHub(address).signIn(personCalled(name).email);
  // What is open belongs to somebody else.
  if (page.url() !== "about:blank") await page.goto("about:blank");
  await page.context().addCookies([{ name: "roundtable", value, domain: new URL(address).hostname, path: "/", httpOnly: true, sameSite: "Strict" }]);
}

/** Asks the hub something as the person who is signed in in this window. */
export async function ask<Data>(context: BrowserContext, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const address = addresses.get(context) ?? "";
  const beside = new URL("/graphql", besideHub(address).address);
  // Under the name at which the window knows the hub, because its cookies go nowhere else.
  beside.hostname = new URL(address).hostname;
  const response = await context.request.post(beside.href, {
    data: { query, variables },
    headers: { "x-roundtable": "1" },
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (!data) throw new Error(`The hub answered ${response.status()}: ${JSON.stringify(errors)}`);
  return data;
}

/** What the authenticator app of the demo's person shows, as the page that asks for it says. */
export async function demoCode(page: Page): Promise<string> {
  const words = await page.getByText(/Demo: the code now is|Demostración: el código ahora es/u).innerText();
  return /\d{6}/u.exec(words)?.[0] ?? "";
}
