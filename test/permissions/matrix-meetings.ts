import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildBody, buildPoll, buildSeries } from "../factories/meeting.ts";
import type { Someone } from "../support/world.ts";

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const onDay = (days: number) => inDays(days).slice(0, 10);

/** Whose body it is: the advocate chairs it, and everybody of their side sits in it. */
export type Table = { taskForceId: string; people: readonly Someone[] };

function makeBody(db: PrismaClient, { taskForceId, people }: Table, restricted = false) {
  const roster = people.map(({ person }, place) => ({ personId: person.id, role: place === 0 ? ("CHAIR" as const) : ("MEMBER" as const) }));
  return buildBody(db, { taskForceId, roster, restricted });
}

/** Bodies, meetings and a poll on which every field says something. */
export async function makeMeetingWorld(db: PrismaClient, table: Table): Promise<Record<string, string | Record<string, string>>> {
  const [keeper] = table.people;
  if (!keeper) throw new Error("nobody meets");
  const body = await makeBody(db, table);
  const series = await buildSeries(db, body, keeper.person.id);
  const of = { taskForceId: table.taskForceId, bodyId: body.id };
  const answered = { way: "LINK" as const, answeredAt: new Date() };
  const poll = await buildPoll(db, body, keeper.person.id);
  const personIds = table.people.map(({ person }) => person.id);
  await db.meetingReply.createMany({
    data: personIds.map((personId) => ({ ...of, ...answered, seriesId: series.id, personId, onDay: series.startsOn, answer: "YES" as const, sequence: 0 })),
  });
  await db.pollAnswer.createMany({
    data: personIds.flatMap((personId) =>
      poll.options.map(({ id }) => ({ ...of, ...answered, pollId: poll.id, optionId: id, personId, answer: "YES" as const })),
    ),
  });
  const unanswered = await buildPoll(db, body, keeper.person.id);
  await db.poll.update({ where: { id: poll.id }, data: { state: "DECIDED", seriesId: series.id } });
  await db.dayOff.createMany({ data: [{ taskForceId: table.taskForceId, onDay: new Date("2031-01-15"), name: "Retreat" }], skipDuplicates: true });
  const [first] = await db.meeting.findMany({ where: { seriesId: series.id } });
  const firstDay = (first?.onDay ?? series.startsOn).toISOString().slice(0, 10);
  return {
    body: body.id,
    meetingSeries: series.id,
    poll: poll.id,
    unanswered: unanswered.id,
    meetings: firstDay,
    meeting: { seriesId: series.id, onDay: firstDay },
  };
}

/** Each act on a body of the reader's own side, so that a refusal is about the seat and the role. */
export function meetingInputs(db: PrismaClient, table: Table): Record<string, () => Promise<object>> {
  const [keeper, member] = table.people;
  const keeperId = keeper?.person.id ?? "";
  const quorum = { quorumLeast: 1, quorumShare: 0, quorumDisciplines: [] };
  const where = { title: "Core team meeting", closed: false, placeKind: "IN_PERSON", minutes: 60 };
  const body = () => makeBody(db, table);
  const series = async (state: "DRAFT" | "OPEN") => {
    const { id, version } = await buildSeries(db, await body(), keeperId, state);
    return { seriesId: id, version };
  };
  const poll = async () => {
    const { id, version, options } = await buildPoll(db, await body(), keeperId);
    return { pollId: id, version, optionId: options[0]?.id };
  };
  const onPoll = async () => {
    const { pollId, version } = await poll();
    return { pollId, version };
  };
  return {
    makeBody: () => Promise.resolve({ kind: "CORE", name: "Core team", restricted: false, ...quorum, roster: [{ personId: keeperId, role: "CHAIR" }] }),
    changeBody: async () => ({ bodyId: (await body()).id, version: 1, kind: "CORE", name: "Core team", ...quorum }),
    seatInBody: async () => ({ bodyId: (await body()).id, personId: member?.person.id, role: "MINUTE_TAKER" }),
    draftMeeting: async () => ({ bodyId: (await body()).id, ...where, startsOn: onDay(30), startsAt: "10:00", skipsDaysOff: true }),
    openMeeting: () => series("DRAFT"),
    discardMeetingDraft: async () => ({ seriesId: (await series("DRAFT")).seriesId }),
    changeMeeting: async () => ({ ...(await series("OPEN")), scope: "ALL", title: "Another name" }),
    cancelMeeting: async () => ({ ...(await series("OPEN")), scope: "ALL" }),
    answerMeeting: async () => ({ seriesId: (await series("OPEN")).seriesId, answer: "YES" }),
    addDayOff: () => Promise.resolve({ onDay: onDay(1000 + Math.floor(Math.random() * 5000)), name: "Retreat" }),
    removeDayOff: async () => {
      const free = new Date(onDay(8000 + Math.floor(Math.random() * 5000)));
      return { dayOffId: (await db.dayOff.create({ data: { taskForceId: table.taskForceId, onDay: free, name: "Retreat" } })).id };
    },
    openPoll: async () => ({ bodyId: (await body()).id, ...where, startsAt: [inDays(10), inDays(11)], deadlineAt: inDays(5), hidden: false }),
    answerPoll: async () => {
      const { pollId, optionId } = await poll();
      return { pollId, choices: [{ optionId, answer: "YES" }] };
    },
    closePoll: onPoll,
    cancelPoll: onPoll,
    decidePoll: poll,
  };
}
