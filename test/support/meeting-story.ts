import type { Browser, Page } from "playwright-core";
import { buildConsent } from "../factories/consent.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare } from "../factories/share.ts";
import type { DemoHub } from "./demo-hub.ts";
import { openOwner } from "./owner.ts";
import { ask, openWindow, personCalled, signInQuietly, type Visit } from "./visitor.ts";

/** The zone of the demo's tables. */
export const zone = "America/New_York";

/** The day at the table so many days from now, as 2026-11-23. */
export const dayAhead = (days: number): string => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(Date.now() + days * 86_400_000));

/** Somebody's own window, at a page. */
export async function at(browser: Browser, hub: DemoHub, name: string, address: string, visit: Visit = {}): Promise<Page> {
  const page = await openWindow(browser, hub.address, visit);
  await signInQuietly(page, name);
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  return page;
}

/** Waits until the page says a sentence. */
export async function said(page: Page, sentence: string): Promise<void> {
  await page.getByText(sentence, { exact: true }).first().waitFor();
}

/** Types a day into the date field with this label, on a page in English. */
export async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  await page.getByRole("group", { name: label }).getByRole("spinbutton").first().click();
  await page.keyboard.type(month + date + year);
}

type Known = { agencies: { nodes: { people: { id: string; name: string }[] }[] } };
type Done = { done: { __typename: string; id: string; version: number } };

/** What each step is answered with. */
const answers = {
  makeBody: "Body { id version }",
  draftMeeting: "MeetingSeries { id version }",
  openMeeting: "MeetingSeries { id version }",
  beginAgenda: "Agenda { id }",
  startMeeting: "Agenda { id }",
  recordAttendance: "Agenda { id }",
  openClosedSession: "Agenda { id }",
  addAgendaItem: "AgendaItem { id version }",
} as const;

/** Asks for a step as the person in front of this window, for what the story is not about. Throws what the hub refused. */
export async function step(page: Page, mutation: keyof typeof answers, input: Record<string, unknown>): Promise<Done["done"]> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) {
    __typename ... on ${answers[mutation]} ... on InvalidInput { issues { path message } } } }`;
  const { done } = await ask<Done>(page.context(), document, { input: { clientKey: crypto.randomUUID(), ...input } });
  if (!("id" in done)) throw new Error(`${mutation}: ${JSON.stringify(done)}`);
  return done;
}

/** A body with these people, the first of whom chairs it and the second takes the minutes. A coordinator's window makes it. */
export async function makeBody(page: Page, name: string, people: readonly string[], overrides: Record<string, unknown> = {}): Promise<string> {
  const { agencies } = await ask<Known>(page.context(), "{ agencies(first: 50) { nodes { people { id name } } } }");
  const known = new Map(agencies.nodes.flatMap((agency) => agency.people.map((person) => [person.name, person.id] as const)));
  const roles = ["CHAIR", "MINUTE_TAKER"];
  const roster = people.map((one, index) => ({ personId: known.get(one), role: roles[index] ?? "MEMBER" }));
  const quorum = { quorumLeast: 2, quorumShare: 0, quorumDisciplines: [] };
  return (await step(page, "makeBody", { kind: "COMMITTEE", name, restricted: false, ...quorum, roster, ...overrides })).id;
}

/** Plans a meeting and opens it, on a day ahead. @returns the address of its page */
export async function callMeeting(page: Page, bodyId: string, title: string, overrides: Record<string, unknown> & { startsOn?: string } = {}): Promise<string> {
  const plan = { closed: false, placeKind: "IN_PERSON", place: "Library, room 2", startsAt: "10:00", minutes: 90, skipsDaysOff: true };
  const startsOn = overrides.startsOn ?? dayAhead(1);
  const { id: seriesId, version } = await step(page, "draftMeeting", { ...plan, bodyId, title, startsOn, ...overrides });
  await step(page, "openMeeting", { seriesId, version });
  return `/t/${seriesId}/${startsOn}`;
}

/** Begins the agenda of the meeting at this address. @returns its id */
export async function beginAgenda(page: Page, address: string): Promise<string> {
  const [, , seriesId, onDay] = address.split("/");
  return (await step(page, "beginAgenda", { seriesId, onDay })).id;
}

/** Puts an item on an agenda. */
export async function addItem(page: Page, bodyId: string, meetingId: string, title: string, overrides: Record<string, unknown> = {}): Promise<string> {
  return (await step(page, "addAgendaItem", { bodyId, meetingId, section: "", title, kind: "DISCUSS", minutesPlanned: 10, audience: "ALL", ...overrides })).id;
}

/** A code of somebody's agency under a living consent for case review that names one other agency. */
export async function codeForReview(hub: DemoHub, sender: string, agencyName: string): Promise<string> {
  const owner = openOwner(hub);
  const { id: createdById } = await owner.person.findFirstOrThrow({ where: { email: personCalled(sender).email } });
  const { id: recipientAgencyId } = await owner.agency.findFirstOrThrow({ where: { name: agencyName } });
  const { regionId } = await owner.referral.findFirstOrThrow({ where: { createdById } });
  const referral = await buildReferral(owner, { createdById, ...(regionId !== null && { regionId }) });
  const consent = await buildConsent(owner, { referralId: referral.id, recipientAgencyId, purpose: "CASE_REVIEW" });
  const { code } = await buildShare(owner, { consentId: consent.id });
  await owner.$disconnect();
  return code;
}
