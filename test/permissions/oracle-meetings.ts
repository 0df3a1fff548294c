import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";

const withBody = { body: { include: { seats: true } } } as const;
const withSeries = { series: { include: withBody } } as const;
const withPoll = { poll: { include: withBody } } as const;

/** What there is of bodies, meetings and polls, as the owner of the database sees it, with the parents that memory needs. */
export async function loadMeetings(db: PrismaClient) {
  return {
    Body: await db.body.findMany({ include: { seats: true } }),
    BodySeat: await db.bodySeat.findMany({ include: withBody }),
    MeetingSeries: await db.meetingSeries.findMany({ include: withBody }),
    Meeting: await db.meeting.findMany({ include: withSeries }),
    MeetingReply: await db.meetingReply.findMany({ include: withSeries }),
    DayOff: await db.dayOff.findMany(),
    Poll: await db.poll.findMany({ include: withBody }),
    PollOption: await db.pollOption.findMany({ include: withPoll }),
    PollAnswer: await db.pollAnswer.findMany({ include: withPoll }),
  };
}
export type MeetingRecords = Awaited<ReturnType<typeof loadMeetings>>;

type Body = Prisma.BodyGetPayload<{ include: { seats: true } }>;
type Series = Prisma.MeetingSeriesGetPayload<{ include: typeof withBody }>;
type Reader = { personId: string; taskForceId: string; seats: readonly string[] };

/** What somebody is to a body, from domain.md §6 (MT-02) and from nothing in the server. */
export function standingIn(reader: Reader, { seats, restricted }: Body) {
  const role = seats.find(({ personId }) => personId === reader.personId)?.role;
  const sees = !restricted || role !== undefined;
  const coordinates = sees && (role === "CHAIR" || reader.seats.includes("COORDINATOR"));
  return { sees, meets: role !== undefined, coordinates, keeps: coordinates || role === "MINUTE_TAKER" };
}

/** The referee of bodies, meetings and polls, from domain.md §6 (MT-01, MT-02, MT-06). */
export function meetingsFor(reader: Reader, all: MeetingRecords): { [Name in keyof MeetingRecords]: Set<string> } {
  const ids = <Row extends { id: string; taskForceId: string }>(rows: Row[], may: (row: Row) => boolean) =>
    new Set(rows.filter((row) => reader.seats.length > 0 && row.taskForceId === reader.taskForceId && may(row)).map(({ id }) => id));
  const isTheirs = ({ personId }: { personId: string }) => personId === reader.personId;
  const isCoordinator = reader.seats.includes("COORDINATOR");
  /** A closed session is there for those who meet and those who keep it. */
  const seesWhat = ({ body, closed }: { body: Body; closed: boolean }) => {
    const { sees, meets, keeps } = standingIn(reader, body);
    return sees && (!closed || meets || keeps);
  };
  const seesSeries = (series: Series) => seesWhat(series) && (series.state !== "DRAFT" || standingIn(reader, series.body).keeps);
  return {
    Body: ids(all.Body, (body) => standingIn(reader, body).sees),
    BodySeat: ids(all.BodySeat, ({ body }) => standingIn(reader, body).sees),
    MeetingSeries: ids(all.MeetingSeries, seesSeries),
    Meeting: ids(all.Meeting, ({ series }) => seesSeries(series)),
    MeetingReply: ids(all.MeetingReply, (row) => {
      const { sees, meets } = standingIn(reader, row.series.body);
      return sees && (isTheirs(row) || meets || isCoordinator);
    }),
    DayOff: ids(all.DayOff, () => true),
    Poll: ids(all.Poll, seesWhat),
    PollOption: ids(all.PollOption, ({ poll }) => seesWhat(poll)),
    PollAnswer: ids(all.PollAnswer, (row) => {
      const { meets, keeps } = standingIn(reader, row.poll.body);
      return seesWhat(row.poll) && (isTheirs(row) || keeps || (meets && !row.poll.hidden));
    }),
  };
}
