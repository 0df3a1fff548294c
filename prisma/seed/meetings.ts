import { randomUUID, randomUUIDv7 } from "node:crypto";
import type { BodyKind, BodyRole } from "@roundtable/shared/meetings.ts";
import { asDate, localOf } from "../../server/features/meetings/rules/days.ts";
import { firstDay, lastDay } from "../../server/features/meetings/rules/recurrence.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { Prisma } from "../client/client.ts";
import type { Seeding } from "./audit.ts";
import { idOf } from "./agencies.ts";
import { demoPeople, piedmont } from "./people.ts";

const day = 86_400_000;
const timeZone = "America/New_York";
const coordinator = "Dana Birch";

type BodyStory = {
  kind: BodyKind;
  name: string;
  restricted?: boolean;
  chair: string;
  minuteTaker: string;
  others: readonly string[];
  disciplines: Discipline[];
};

const members = demoPeople.filter(({ taskForces, seats }) => taskForces.includes(piedmont) && seats.length > 0).map(({ name }) => name);
const bodies: readonly BodyStory[] = [
  {
    kind: "FULL",
    name: "Full task force",
    chair: coordinator,
    minuteTaker: "Ruth Okoro",
    others: members,
    disciplines: ["VICTIM_SERVICES", "LAW_ENFORCEMENT"],
  },
  {
    kind: "CORE",
    name: "Core team",
    chair: coordinator,
    minuteTaker: "Fern Gale",
    others: ["Inés Marlowe", "Wren Ross", "Ruth Okoro", "Sam Hollis", "Lena Fairlane", "Willow Rayne"],
    disciplines: ["VICTIM_SERVICES", "LAW_ENFORCEMENT"],
  },
  {
    kind: "CASE_REVIEW",
    name: "Case review",
    restricted: true,
    chair: "Fern Gale",
    minuteTaker: "Ruth Okoro",
    others: ["Inés Marlowe", "June Alder", "Sam Hollis", coordinator],
    disciplines: ["VICTIM_SERVICES"],
  },
];

/** Three bodies of Piedmont: one that meets every month, one in closed session, and one that is looking for a time. Nobody was sent anything. */
export async function seedMeetings({ tx, places, now, log }: Seeding): Promise<void> {
  const taskForceId = idOf(places.taskForces, piedmont);
  const person = (name: string) => idOf(places.people, name);
  const createdById = person(coordinator);
  const begun = new Date(now.getTime() - 200 * day);
  const made = new Map<string, string>();
  for (const { kind, name, restricted = false, chair, minuteTaker, others, disciplines } of bodies) {
    const id = randomUUIDv7();
    made.set(name, id);
    const quorum = { quorumLeast: 3, quorumShare: 50, quorumDisciplines: disciplines };
    await tx.body.create({ data: { id, taskForceId, kind, name, restricted, ...quorum, createdAt: begun } });
    const rest = others
      .filter((one) => one !== chair && one !== minuteTaker)
      .map((one): [string, BodyRole] => [one, one === "Willow Rayne" ? "ADVISER" : "MEMBER"]);
    const roster: [string, BodyRole][] = [[chair, "CHAIR"], [minuteTaker, "MINUTE_TAKER"], ...rest];
    await tx.bodySeat.createMany({ data: roster.map(([one, role]) => ({ taskForceId, bodyId: id, personId: person(one), role, since: begun })) });
    log(begun, { action: "body.make", outcome: "OK", taskForceId, personId: createdById, subjectIds: [id], detail: { fields: "ACTION", kind, restricted } });
  }
  const of = (name: string) => ({ taskForceId, bodyId: made.get(name) ?? "" });
  const series = (name: string, title: string, rule: string, rest: Pick<Prisma.MeetingSeriesCreateManyInput, "placeKind" | "place" | "closed" | "link">) => {
    const from = localOf(begun, timeZone).day;
    const untilOn = lastDay(from, null);
    const startsOn = asDate(firstDay({ startsOn: from, rule, untilOn }) ?? from);
    const uid = `${randomUUID()}@roundtable.invalid`;
    const when = { timeZone, startsOn, startsAt: 600, minutes: 90, rule, untilOn: asDate(untilOn) };
    return { id: randomUUIDv7(), ...of(name), state: "OPEN" as const, title, ...rest, ...when, uid, createdById, createdAt: begun, changedAt: begun };
  };
  await tx.meetingSeries.createMany({
    data: [
      series("Core team", "Core team meeting", "FREQ=MONTHLY;INTERVAL=1;BYDAY=3WE", {
        placeKind: "HYBRID",
        place: "Coalition office, large room",
        link: "https://video.example.org/core-team",
      }),
      series("Case review", "Case review", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH", { placeKind: "IN_PERSON", place: "Larkspur, meeting room", closed: true }),
    ],
  });
  await tx.dayOff.create({ data: { taskForceId, onDay: asDate(localOf(new Date(now.getTime() + 45 * day), timeZone).day), name: "Staff retreat" } });
  await seedPoll(tx, { ...of("Full task force"), createdById }, now, person);
}

/** An open poll with some answers, and some missing. */
async function seedPoll(
  tx: Prisma.TransactionClient,
  of: { taskForceId: string; bodyId: string; createdById: string },
  now: Date,
  person: (name: string) => string,
): Promise<void> {
  const { createdById, ...body } = of;
  const pollId = randomUUIDv7();
  const about = { title: "Yearly planning meeting", placeKind: "IN_PERSON", place: "Public library, hall", timeZone, minutes: 120 } as const;
  const at = (days: number, hours: number) => new Date(Math.floor(now.getTime() / day + days) * day + hours * 3_600_000);
  await tx.poll.create({ data: { id: pollId, ...body, ...about, deadlineAt: at(6, 21), createdById, createdAt: new Date(now.getTime() - day / 2) } });
  const options = [at(16, 15), at(17, 18), at(21, 15)].map((startsAt) => ({ id: randomUUIDv7(), ...body, pollId, startsAt }));
  await tx.pollOption.createMany({ data: options });
  const answers = {
    "Fern Gale": ["YES", "NO", "YES"],
    "Sam Hollis": ["NO", "YES", "IF_NEED_BE"],
    "Ruth Okoro": ["YES", "IF_NEED_BE", "YES"],
    "Noor Hadley": ["NO", "YES", "YES"],
  } as const;
  for (const [name, chosen] of Object.entries(answers))
    await tx.pollAnswer.createMany({
      data: options.map(({ id }, place) => ({
        ...body,
        pollId,
        optionId: id,
        personId: person(name),
        answer: chosen[place] ?? "NO",
        way: "PAGE",
        answeredAt: now,
      })),
    });
}
