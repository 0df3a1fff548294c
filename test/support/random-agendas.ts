import { randomUUID } from "node:crypto";
import { agendaAudiences } from "@roundtable/shared/agendas.ts";
import { bodyRoles } from "@roundtable/shared/meetings.ts";
import { minutesParts } from "@roundtable/shared/minutes.ts";
import { disciplines } from "@roundtable/shared/roles.ts";
import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";
import type { Chance } from "./random.ts";

type Table = { id: string; agencies: readonly { id: string; people: readonly string[] }[] };
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** A body at each table, restricted or not, with a meeting whose agenda has something for everybody, for some, and for nobody else. */
export async function makeAgendas(db: PrismaClient, chance: Chance, tables: readonly Table[]): Promise<void> {
  for (const table of tables) await makeMeeting(db, chance, table, chance.often(50));
}

async function makeMeeting(db: PrismaClient, chance: Chance, { id: taskForceId, agencies }: Table, restricted: boolean): Promise<void> {
  const people = agencies.flatMap((agency) => agency.people.map((personId) => ({ personId, agencyId: agency.id })));
  const anybody = () => chance.one(people).personId;
  const [bodyId, seriesId, meetingId] = [randomUUID(), randomUUID(), randomUUID()];
  const of = { taskForceId, bodyId };
  await db.body.create({ data: { id: bodyId, taskForceId, kind: "CORE", name: "Random body", restricted } });
  const seated = people.filter(() => chance.often(50));
  await db.bodySeat.createMany({
    data: [...new Set(seated.map(({ personId }) => personId))].map((personId) => ({ ...of, personId, role: chance.one(bodyRoles) })),
  });
  const times = { timeZone: "America/New_York", startsOn: new Date("2031-01-08"), startsAt: 600, minutes: 60 };
  const state = chance.one(["DRAFT", "OPEN", "OPEN", "CANCELLED"] as const);
  const series = { id: seriesId, ...of, ...times, state, closed: chance.often(40), title: "Random meeting", placeKind: "IN_PERSON" as const };
  await db.meetingSeries.create({ data: { ...series, uid: `${randomUUID()}@roundtable.invalid`, createdById: anybody() } });
  await db.meeting.create({ data: { id: meetingId, ...of, seriesId, onDay: times.startsOn } });
  await db.sitting.create({ data: { ...of, meetingId } });
  const there = [...new Set(people.filter(() => chance.often(40)).map(({ personId }) => personId))];
  await db.attendance.createMany({
    data: there.map((personId) => ({ ...of, meetingId, personId, mode: "IN_ROOM", arrivedAt: soon(-1), admittedAt: chance.often(50) ? soon(-1) : null })),
  });
  const items: (Prisma.AgendaItemCreateManyInput & { id: string })[] = agendaAudiences.map((audience, place) => ({
    id: randomUUID(),
    ...of,
    meetingId: chance.often(80) || audience === "CASE" ? meetingId : null,
    section: "",
    place,
    title: "Random item",
    kind: "DISCUSS",
    minutesPlanned: 10,
    audience,
    disciplines: audience === "DISCIPLINES" ? chance.take(2, disciplines) : [],
    agencyIds: audience === "AGENCIES" ? [chance.one(agencies).id] : [],
    ownerPersonId: chance.often(15) ? anybody() : null,
    createdById: anybody(),
    createdAt: soon(-2),
  }));
  await db.agendaItem.createMany({ data: items });
  const ofItems = items.map(({ id: itemId }) => ({ ...of, itemId }));
  await db.agendaNote.createMany({ data: ofItems.map((one) => ({ ...one, personId: anybody(), at: soon(-1), words: "Random words" })) });
  await db.decision.createMany({
    data: ofItems.map((one) => ({ ...one, words: "Random words", carried: true, quorumReached: true, decidedAt: soon(-1), recordedById: anybody() })),
  });
  await db.actionItem.createMany({
    data: ofItems.map((one) => ({ ...one, words: "Random words", ownerPersonId: anybody(), dueOn: soon(24), createdById: anybody(), createdAt: soon(-1) })),
  });
  await db.handout.createMany({
    data: ofItems.map((one) => ({ ...one, title: "Random", link: "https://example.org/", addedById: anybody(), endsAt: soon(chance.often(70) ? 1 : -1) })),
  });
  await listCases(db, chance, of, items);
  for (const part of minutesParts) {
    const written = {
      state: chance.one(["DRAFT", "CIRCULATED"] as const),
      draftedById: anybody(),
      draftedAt: soon(-1),
      retainUntil: part === "CLOSED" ? soon(1000) : null,
    };
    const { id: minutesId } = await db.minutes.create({ data: { ...of, meetingId, part, ...written } });
    await db.minutesEntry.create({ data: { ...of, minutesId, place: 1, heading: "", words: "Random words", writtenById: anybody(), writtenAt: soon(-1) } });
  }
}

async function listCases(
  db: PrismaClient,
  chance: Chance,
  of: { taskForceId: string; bodyId: string },
  items: readonly { id: string; audience: string }[],
): Promise<void> {
  const referrals = await db.referral.findMany({ where: { taskForceId: of.taskForceId }, include: { consents: true } });
  const reviewed = referrals.filter(({ consents }) => consents.some(({ purpose }) => purpose === "CASE_REVIEW"));
  for (const { id: itemId } of items.filter(({ audience }) => audience === "CASE")) {
    const referral = reviewed.length > 0 ? chance.one(reviewed) : referrals[0];
    if (!referral) continue;
    const parties = [null, ...referral.consents.map(({ id }) => id)];
    await db.caseItem.createMany({
      data: parties.map((consentId) => ({ ...of, itemId, referralId: referral.id, consentId, listedById: referral.createdById, listedAt: soon(-1) })),
    });
  }
}
