import type { ApolloClient } from "@apollo/client";
import { stopLive } from "../lib/live.ts";

const fallback = "https://www.weather.gov/";

/** The neutral page the quick exit opens; the hub may write another into the page's head. */
export function exitUrl(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="exit-url"]')?.content || fallback;
}

/**
 * Leaves at once: covers the page, ends the session, forgets what was read and replaces this page with a neutral one.
 * Nothing here waits for an answer. The browser's history is not erased; the page says so.
 */
export function leave(client: ApolloClient): void {
  document.documentElement.dataset["leaving"] = "";
  stopLive();
  navigator.sendBeacon("/exit");
  client.stop();
  void client.cache.reset();
  location.replace(exitUrl());
}

/** When the browser brings a page back that was left, it starts over at sign-in instead of showing what was there. */
export function forgetOnReturn(): void {
  addEventListener("pageshow", ({ persisted }) => {
    if (!("leaving" in document.documentElement.dataset)) return;
    if (persisted) location.replace("/sign-in");
    else delete document.documentElement.dataset["leaving"];
  });
}
