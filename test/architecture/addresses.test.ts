import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { WebClient } from "../../server/platform/web-client.ts";

const router = readFileSync(fileURLToPath(new URL("../../web/app/router.tsx", import.meta.url)), "utf8");

// The hub cannot read the map of the client, and an address that it does not know is answered as not found, with the page all the same.
test("every address of the client's map is a page to the hub", () => {
  const addresses = [...router.matchAll(/\bat\("([^"]+)"/gu)].map(([, path = ""]) => path.replaceAll(/\$\w+/gu, "0192"));
  const client = new WebClient("");
  expect(addresses.length).toBeGreaterThan(40);
  expect(addresses.filter((address) => !client.isPage(address))).toEqual([]);
  expect(["/nowhere", "/x/0192", "/s", "/t/a/b/c"].filter((address) => client.isPage(address))).toEqual([]);
});
