import { randomUUIDv7 } from "node:crypto";
import { occurrencesBetween } from "../../server/features/meetings/rules/occurrences.ts";
import type { Prisma } from "../client/client.ts";
import type { Seeding } from "./audit.ts";
import { idOf } from "./agencies.ts";
import { demoPeople, piedmont } from "./people.ts";

const day = 86_400_000;
const chair = "Dana Birch";
type Of = { taskForceId: string; bodyId: string };
type Item = Pick<Prisma.AgendaItemCreateManyInput, "title" | "kind" | "minutesPlanned"> & Partial<Omit<Prisma.AgendaItemCreateManyInput, "id">>;

/**
 * What became of the first monthly series of Piedmont: the meeting before last with approved minutes, the last one with minutes
 * that were circulated and things still to be done, and the next one with something for everybody, for some, and in closed session.
 */
export async function seedAgendas({ tx, places, now }: Seeding): Promise<void> {
  const taskForceId = idOf(places.taskForces, piedmont);
  const series = await tx.meetingSeries.findFirst({
    where: { taskForceId, state: "OPEN", closed: false, rule: { startsWith: "FREQ=MONTHLY" } },
    orderBy: { id: "asc" },
  });
  if (!series) return;
  const around = { from: new Date(now.getTime() - 100 * day), to: new Date(now.getTime() + 70 * day) };
  const meetings = occurrencesBetween(series, [], new Set(), around);
  const [earlier, last] = meetings.filter(({ endsAt }) => endsAt < now).slice(-2);
  const next = meetings.find(({ startsAt }) => startsAt > now);
  if (!earlier || !last || !next) return;
  const of = { taskForceId, bodyId: series.bodyId };
  const place = async ({ onDay }: { onDay: string }): Promise<string> => {
    const [row] = await tx.meeting.findMany({ where: { seriesId: series.id, onDay: new Date(onDay) } });
    return row?.id ?? (await tx.meeting.create({ data: { id: randomUUIDv7(), ...of, seriesId: series.id, onDay: new Date(onDay) } })).id;
  };
  const [first, second, third] = [await place(earlier), await place(last), await place(next)];
  const person = (name: string) => idOf(places.people, name);
  const by = { createdById: person(chair), createdAt: new Date(earlier.startsAt.getTime() - 5 * day) };
  const put = async (meetingId: string, items: readonly Item[]): Promise<string[]> => {
    const rows = items.map((item, index) => ({
      id: randomUUIDv7(),
      ...of,
      meetingId,
      section: "",
      place: index + 1,
      audience: "ALL" as const,
      ...by,
      ...item,
    }));
    await tx.agendaItem.createMany({ data: rows });
    return rows.map(({ id }) => id);
  };
  const held = async (meetingId: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Promise<void> => {
    await tx.sitting.create({ data: { ...of, meetingId, startedAt: startsAt, endedAt: endsAt } });
    const there = ["Dana Birch", "Inés Marlowe", "Wren Ross", "Sam Hollis", "Noor Hadley"].flatMap((name) => demoPeople.find((one) => one.name === name) ?? []);
    await tx.attendance.createMany({
      data: there.map(({ name, agency, discipline }, index) => ({
        ...of, meetingId, personId: person(name), agencyId: idOf(places.agencies, agency), discipline,
        mode: index === 3 ? ("VIDEO" as const) : ("IN_ROOM" as const),
        arrivedAt: new Date(startsAt.getTime() + (index === 4 ? 20 * 60_000 : 0)), leftAt: endsAt,
      })),
    }); // prettier-ignore
  };

  await held(first, earlier);
  await held(second, last);
  await tx.sitting.create({ data: { ...of, meetingId: third } });
  const [beds, referralTimes] = await put(first, [
    { title: "Room in the shelters this winter", kind: "DISCUSS", minutesPlanned: 20, ownerPersonId: person("Wren Ross") },
    { title: "How soon referrals are answered", kind: "INFORM", minutesPlanned: 15 },
  ]);
  const [approval, flyer] = await put(second, [
    { title: "Minutes of the last meeting", kind: "DECIDE", minutesPlanned: 5 },
    { title: "A flyer in four languages", kind: "DISCUSS", minutesPlanned: 20, ownerPersonId: person("Inés Marlowe") },
  ]);
  await put(third, [
    { section: "Opening", title: "Minutes of the last meeting", kind: "DECIDE", minutesPlanned: 5 },
    { section: "Our work", title: "A flyer in four languages", kind: "DISCUSS", minutesPlanned: 20, carriedFromId: flyer ?? null },
    { section: "Our work", title: "On-call nights of the advocates", kind: "DISCUSS", minutesPlanned: 15, audience: "DISCIPLINES", disciplines: ["VICTIM_SERVICES", "SHELTER_HOUSING"] },
    { section: "Our work", title: "Operations in December", kind: "INFORM", minutesPlanned: 10, audience: "AGENCIES", agencyIds: [idOf(places.agencies, "Millbrook Police Department")] },
    { section: "Closed session", title: "A vacant seat", kind: "DECIDE", minutesPlanned: 15, audience: "CLOSED" },
  ]); // prettier-ignore
  await tx.agendaItem.create({
    data: { id: randomUUIDv7(), ...of, section: "", place: 1, title: "Training for the new year", kind: "DISCUSS", minutesPlanned: 20, audience: "ALL", ...by },
  });
  if (!beds || !referralTimes || !approval || !flyer) return;
  await tx.agendaNote.create({
    data: { ...of, itemId: beds, personId: person(chair), at: earlier.startsAt, words: "Harbor Row has four beds, one of them for a family." },
  });
  const vote = {
    inFavor: [idOf(places.agencies, "Larkspur Crisis Center"), idOf(places.agencies, "Harbor Row Shelter")],
    against: [],
    abstained: [],
    recused: [],
  };
  const decided = { ...vote, carried: true, quorumReached: true, recordedById: person(chair) };
  await tx.decision.create({ data: { ...of, itemId: beds, words: "We ask the county for ten beds more.", decidedAt: earlier.endsAt, ...decided } });
  const approved = await tx.decision.create({
    data: { id: randomUUIDv7(), ...of, itemId: approval, words: "Minutes of the last meeting", decidedAt: last.startsAt, ...decided },
  });
  const task = (words: string, owner: string, days: number) => ({
    ...of,
    itemId: flyer,
    words,
    ownerPersonId: person(owner),
    dueOn: new Date(now.getTime() + days * day),
    createdById: person(chair),
    createdAt: last.endsAt,
  });
  await tx.actionItem.createMany({ data: [task("Have the flyer read in Spanish", "Paz Tully", 9), task("Ask the library to show it", "Sam Hollis", -2)] });
  const written = await writeMinutes(tx, of, first, person(chair), earlier.endsAt, [
    ["Room in the shelters this winter", "Harbor Row has four beds, one of them for a family."],
    ["Room in the shelters this winter", "We ask the county for ten beds more."],
    ["How soon referrals are answered", "Nine of ten within a day."],
  ]);
  await tx.minutes.update({ where: { id: written }, data: { state: "APPROVED", approvedAt: last.startsAt, decisionId: approved.id } });
  await writeMinutes(tx, of, second, person(chair), last.endsAt, [["A flyer in four languages", "The draft is good; Spanish comes first."]]);
}

async function writeMinutes(
  tx: Seeding["tx"],
  of: Of,
  meetingId: string,
  personId: string,
  at: Date,
  entries: readonly (readonly [string, string])[],
): Promise<string> {
  const { id } = await tx.minutes.create({ data: { id: randomUUIDv7(), ...of, meetingId, part: "OPEN", draftedById: personId, draftedAt: at } });
  await tx.minutesEntry.createMany({
    data: entries.map(([heading, words], index) => ({ ...of, minutesId: id, place: index + 1, heading, words, writtenById: personId, writtenAt: at })),
  });
  await tx.minutes.update({ where: { id }, data: { state: "CIRCULATED", circulatedAt: at } });
  return id;
}
