import { generateKeyPairSync } from "node:crypto";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { invite } from "../support/mailed-link.ts";
import { trustedBody } from "../support/trusted.ts";
import { ask, openWindow, signInQuietly } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;
/** Passkeys belong to a name, and a bare network address is none. */
let named: string;

beforeAll(async () => {
  [hub, browser] = await Promise.all([openDemoHub(), openBrowser()]);
  named = hub.address.replace("127.0.0.1", "localhost");
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const whoIsHere = async (page: Page) => (await ask<{ viewer: { person: { name: string } } | null }>(page.context(), "{ viewer { person { name } } }")).viewer;

/** Chromium's own authenticator, as the one that is built into a laptop. */
async function plugIn(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

/** A window with an authenticator in which this person has just added a passkey and signed out. */
async function windowWithPasskey(name: string): Promise<{ page: Page; cdp: CDPSession; authenticatorId: string }> {
  const page = await openWindow(browser, named);
  const plugged = await plugIn(page);
  await signInQuietly(page, name);
  await page.goto("/account");
  await button(page, "Add a passkey").click();
  await page.getByLabel("What you call it").fill("Office laptop");
  await button(page, "Make the passkey").click();
  await page.getByText("The passkey is added.").waitFor();
  // With the app and a password there have to be recovery codes, and the demo's people begin without.
  await page.getByText("I have kept them", { exact: true }).click();
  await button(page, "Go on").click();
  await page.getByText("Passkey “Office laptop”").waitFor();
  await button(page, /your account/u).click();
  await button(page, "Sign out").click();
  await heading(page, "Sign in").waitFor();
  return { page, ...plugged };
}

type Options = { options: string };
type Answer = { __typename: string };

/** Asks as the sign-in page does, and at the name of the hub: a passkey is good nowhere else. */
async function askAtItsName<Result>(page: Page, operation: string, input: Record<string, unknown>): Promise<Result> {
  const response = await page.context().request.post(`${named}/graphql`, {
    data: trustedBody(operation, { input }),
    headers: { "content-type": "application/json", "x-roundtable": "1" },
  });
  const { data } = (await response.json()) as { data: { result: Result } };
  return data.result;
}

/** Has the page answer the hub's question with its authenticator, wherever the page is at that moment. */
async function answerFrom(page: Page, options: string): Promise<string> {
  return await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(json));
    const credential = await navigator.credentials.get({ publicKey });
    return credential instanceof PublicKeyCredential ? JSON.stringify(credential.toJSON()) : "";
  }, options);
}

describe("AU-04 a passkey", () => {
  test("that was added in one's account signs in by itself, and stands for the second factor", async () => {
    const { page } = await windowWithPasskey("Inés Marlowe");
    expect(await violationsOf(page, "sign-in with passkeys")).toEqual([]);
    await button(page, "Use a passkey").click();
    await heading(page, "Today").waitFor();
    expect((await whoIsHere(page))?.person.name).toBe("Inés Marlowe");
    await page.context().close();
  });

  test("of a holder who was not verified is refused, and the page says what else to do", async () => {
    const { page, cdp, authenticatorId } = await windowWithPasskey("Fern Gale");
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await button(page, "Use a passkey").click();
    await page.getByText("Nothing happened: the browser’s question was closed").waitFor();
    expect(await whoIsHere(page)).toBeNull();
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
    await button(page, "Use a passkey").click();
    await heading(page, "Today").waitFor();
    await page.context().close();
  });

  test("that the hub does not know is refused", async () => {
    const { page, cdp, authenticatorId } = await windowWithPasskey("Noor Hadley");
    await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await cdp.send("WebAuthn.addCredential", {
      authenticatorId,
      credential: {
        credentialId: Buffer.from("somebody else's passkey").toString("base64"),
        isResidentCredential: true,
        rpId: "localhost",
        privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
        userHandle: Buffer.from("somebody else").toString("base64"),
        signCount: 1,
      },
    });
    await button(page, "Use a passkey").click();
    await page.getByText("This passkey was not taken.").waitFor();
    expect(await whoIsHere(page)).toBeNull();
    await page.context().close();
  });

  test("is good at this hub's own address alone: what it answered to another page of the same name is refused", async () => {
    const { page } = await windowWithPasskey("Wren Ross");
    const begin = async () => (await askAtItsName<Options>(page, "BeginPasskey", { purpose: "SIGN_IN" })).options;
    const finish = async (response: string) => (await askAtItsName<Answer>(page, "FinishPasskeySignIn", { response })).__typename;
    const elsewhere = new URL(named);
    elsewhere.port = String(Number(elsewhere.port) === 65_000 ? 65_001 : 65_000);
    await page.route(`${elsewhere.origin}/**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Another page</title>" }));
    await page.goto(elsewhere.href);
    expect(await finish(await answerFrom(page, await begin()))).toBe("PasskeyRefused");
    expect(await whoIsHere(page)).toBeNull();
    // The same by the hub's own page is taken, once.
    await page.goto("/sign-in");
    const answer = await answerFrom(page, await begin());
    expect(await finish(answer)).toBe("Viewer");
    await page.context().clearCookies();
    expect(await finish(answer)).toBe("PasskeyRefused");
    await page.context().close();
  });

  test("is not offered where the hub has no name, and one sentence says so", async () => {
    const page = await openWindow(browser, hub.address);
    await page.goto("/sign-in");
    await page.getByText("Passkeys work only where this hub has a name of its own").waitFor();
    expect(await button(page, "Use a passkey").count()).toBe(0);
    await page.context().close();
  });

  test("is all that somebody who is invited needs; who closes the browser's question may choose another way", async () => {
    const { path } = await invite(hub, "Harbor Row Shelter", "Iris Loomis");
    const page = await openWindow(browser, named);
    const { cdp, authenticatorId } = await plugIn(page);
    await page.goto(path);
    await heading(page, "Welcome, Iris Loomis").waitFor();
    await button(page, "Go on").click();
    await page.getByRole("link", { name: "Choose how you will sign in" }).waitFor();
    await page.getByText("With a passkey (recommended)").click();
    await button(page, "Go on").click();
    await heading(page, "Make your passkey").waitFor();
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await button(page, "Make the passkey").click();
    await page.getByText("Nothing happened: the browser’s question was closed").waitFor();
    expect(await violationsOf(page, "a passkey that was not made")).toEqual([]);
    await button(page, "Choose another way").click();
    await heading(page, "Welcome, Iris Loomis").waitFor();
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
    await page.getByText("With a passkey (recommended)").click();
    await button(page, "Go on").click();
    await button(page, "Make the passkey").click();
    await heading(page, "Today").waitFor();
    expect((await whoIsHere(page))?.person.name).toBe("Iris Loomis");
    await page.context().close();
  });

  test("confirms that it is still you", async () => {
    const { page } = await windowWithPasskey("June Alder");
    await button(page, "Use a passkey").click();
    await heading(page, "Today").waitFor();
    await hub.ageFactors();
    await page.goto("/account");
    await button(page, "Remove: Passkey “Office laptop”").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    const dialog = page.getByRole("dialog", { name: "Is it still you?" });
    await dialog.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("Removed.").waitFor();
    expect(await page.getByText("Passkey “Office laptop”").count()).toBe(0);
    await page.context().close();
  });
});
