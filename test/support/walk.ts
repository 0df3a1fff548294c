import type { BrowserContext, Page } from "playwright-core";
import { quiet } from "./quiet.ts";
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

type Met = {
  bodies: { id: string }[];
  polls: { id: string }[];
  meetings: { onDay: string; series: { id: string; state: string } }[];
};

const met = `query Met($from: Date!, $to: Date!) {
  bodies { id }
  polls { id }
  meetings(from: $from, to: $to) { onDay series { id state } }
}`;
const agenda = "query Agenda($id: ID!, $day: Date!) { agendaOn(seriesId: $id, onDay: $day) { id minutes { id } } }";

/** Every kind of page about meetings that this person can reach, with those of the last month and the next. */
export async function meetingAddresses(context: BrowserContext): Promise<string[]> {
  const dayAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { bodies, polls, meetings } = await ask<Met>(context, met, { from: dayAt(-31), to: dayAt(30) });
  type Agendas = { agendaOn: { minutes: { id: string }[] } | null };
  const agendas = await Promise.all(meetings.map(({ series, onDay }) => ask<Agendas>(context, agenda, { id: series.id, day: onDay })));
  const minutes = agendas.flatMap(({ agendaOn }) => agendaOn?.minutes ?? []);
  return [
    "/t",
    "/t/new",
    "/t/q/new",
    "/t/b",
    "/t/actions",
    "/t/pack",
    ...bodies.slice(0, 2).map(({ id }) => `/t/b/${id}`),
    ...polls.slice(0, 2).map(({ id }) => `/t/q/${id}`),
    ...meetings.slice(0, 4).map(({ series, onDay }) => `/t/${series.id}/${onDay}`),
    ...minutes.slice(0, 2).map(({ id }) => `/t/m/${id}`),
  ];
}

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
    ...(await meetingAddresses(context)),
    "/s/00000000-0000-7000-8000-000000000000",
    "/nowhere",
  ];
}

/** Opens a page and waits until it says what it is and its questions are answered. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await quiet(page);
}
