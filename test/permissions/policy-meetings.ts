type Seat = { personId: string; role: "CHAIR" | "MINUTE_TAKER" | "MEMBER" };

/** Bodies, meetings and polls of two tables with the columns that decide: open and restricted, with each role taken by somebody. */
export function makeMeetingRecords(tables: readonly string[]) {
  const seats: Seat[] = [
    { personId: "harbor-worker", role: "CHAIR" },
    { personId: "clinic-worker", role: "MINUTE_TAKER" },
    { personId: "police-worker", role: "MEMBER" },
  ];
  const bodies = tables.flatMap((taskForceId) =>
    [true, false].flatMap((restricted) =>
      [seats, []].map((roster) => ({ id: [taskForceId, restricted, roster.length].join(), taskForceId, restricted, seats: roster })),
    ),
  );
  const part = (body: (typeof bodies)[number], ...names: unknown[]) => ({
    id: [body.id, ...names].join(),
    taskForceId: body.taskForceId,
    bodyId: body.id,
    body,
  });
  const series = bodies.flatMap((body) =>
    (["DRAFT", "OPEN", "CANCELLED"] as const).flatMap((state) => [true, false].map((closed) => ({ ...part(body, state, closed), state, closed }))),
  );
  const polls = bodies.flatMap((body) => [true, false].flatMap((hidden) => [true, false].map((closed) => ({ ...part(body, hidden, closed), hidden, closed }))));
  const readers = ["harbor-worker", "clinic-worker", "police-worker", "prosecutor-worker", "both-worker"];
  const below = ({ id, taskForceId, bodyId }: { id: string; taskForceId: string; bodyId: string }, name: string) => ({
    id: `${id},${name}`,
    taskForceId,
    bodyId,
  });
  return {
    Body: bodies,
    BodySeat: bodies.flatMap((body) => body.seats.map((seat) => ({ ...part(body, seat.personId), ...seat }))),
    MeetingSeries: series,
    Meeting: series.map((one) => ({ ...below(one, "meeting"), series: one })),
    MeetingReply: series.flatMap((one) => readers.map((personId) => ({ ...below(one, personId), personId, series: one }))),
    DayOff: tables.map((taskForceId) => ({ id: taskForceId, taskForceId })),
    Poll: polls,
    PollOption: polls.map((poll) => ({ ...below(poll, "option"), poll })),
    PollAnswer: polls.flatMap((poll) => readers.map((personId) => ({ ...below(poll, personId), personId, poll }))),
  };
}
