import type { BrowserContext, Page } from "playwright-core";
import { ask } from "./visitor.ts";

type Nodes = { nodes: { id: string }[] };
type Known = Record<"inbox" | "sent" | "drafts" | "agencies" | "trainings" | "awards" | "reports", Nodes> & {
  milestones: { id: string; element: { id: string } }[];
  selfAssessments: { id: string }[];
  sharedReports: { id: string }[];
};

const known = `query Known {
  inbox(first: 2) { nodes { id } }
  sent(first: 2) { nodes { id } }
  drafts(first: 1) { nodes { id } }
  agencies(first: 1) { nodes { id } }
  milestones { id element { id } }
  trainings(first: 1) { nodes { id } }
  selfAssessments { id }
  awards(first: 1) { nodes { id } }
  reports(first: 2) { nodes { id } }
  sharedReports { id }
}`;

/** One address of every kind of page, for the person who sits in front of this window; also where there is nothing. */
export async function addressesFor(context: BrowserContext): Promise<string[]> {
  const { inbox, sent, drafts, agencies, milestones, trainings, selfAssessments, awards, reports, sharedReports } = await ask<Known>(context, known);
  return [
    "/",
    "/r",
    "/r/new",
    "/a",
    "/m",
    "/m/list",
    "/m/trainings",
    "/m/assess",
    "/m/tables",
    "/mail",
    "/styleguide",
    ...[...inbox.nodes, ...sent.nodes].map(({ id }) => `/s/${id}`),
    ...drafts.nodes.map(({ id }) => `/r/${id}`),
    ...agencies.nodes.map(({ id }) => `/a/${id}`),
    ...milestones.slice(0, 1).flatMap(({ id, element }) => [`/m/${id}`, `/m/e/${element.id}`]),
    ...trainings.nodes.map(({ id }) => `/m/t/${id}`),
    ...selfAssessments.map(({ id }) => `/m/y/${id}`),
    "/g",
    "/g/calendar",
    ...awards.nodes.map(({ id }) => `/g/${id}`),
    ...reports.nodes.flatMap(({ id }) => [`/g/r/${id}`, `/g/n/${id}`, `/g/p/${id}`]),
    ...sharedReports.slice(0, 1).map(({ id }) => `/g/s/${id}`),
    "/s/00000000-0000-7000-8000-000000000000",
    "/nowhere",
  ];
}

/** Opens a page and waits until it says what it is and its questions are answered. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator("h1").first().waitFor();
}
