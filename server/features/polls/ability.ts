import type { Rules } from "#platform/casl.ts";

/** Who sees a body sees its polls, and those for closed sessions its roster alone. What others answered see those who keep them, and where it is not hidden all who were asked (MT-06). */
export const pollRules: Rules = ({ taskForceId, personId, seats }, can) => {
  if (seats.length === 0) return;
  const mine = { seats: { some: { personId } } };
  const visible = [{ restricted: false }, mine];
  const kept = [
    { seats: { some: { personId, role: "CHAIR" } } } as const,
    { seats: { some: { personId, role: "MINUTE_TAKER" } } } as const,
    ...(seats.includes("COORDINATOR") ? visible : []),
  ];
  for (const poll of [{ closed: false, body: { is: { restricted: false } } }, ...[mine, ...kept].map((body) => ({ body: { is: body } }))]) {
    can("read", "Poll", { taskForceId, ...poll });
    can("read", "PollOption", { taskForceId, poll: { is: poll } });
    can("read", "PollAnswer", { taskForceId, personId, poll: { is: poll } });
  }
  can("answer", "Poll", { taskForceId, body: { is: mine } });
  can("read", "PollAnswer", { taskForceId, poll: { is: { hidden: false, body: { is: mine } } } }).because("nobody hid it from those who were asked");
  for (const body of kept) {
    can("keep", "Poll", { taskForceId, body: { is: body } });
    can("read", "PollAnswer", { taskForceId, poll: { is: { body: { is: body } } } });
  }
};
