import { type ShareStatus, shareStatuses } from "@roundtable/shared/referrals.ts";
import { describe, expect, test } from "vitest";
import { endedStatuses, mayStep, NOTHING_DUE, openedStatuses, type Party, statusAt, type Step, steps, stepsFrom, waitingStatuses } from "./life-cycle.ts";

type Moves = Partial<Record<Step, ShareStatus>>;

/** What the sender may always do while the share is open: whoever asked for it, access ends. */
const takeBack: Moves = { WITHDRAW: "WITHDRAWN_BY_SENDER", WITHDRAW_BY_SURVIVOR: "WITHDRAWN_BY_SURVIVOR", ENTERED_IN_ERROR: "ENTERED_IN_ERROR" };
const elsewhere: Moves = { REDIRECT: "REDIRECTED" };
const answer: Moves = { ACCEPT: "ACCEPTED", DECLINE: "DECLINED" };
const consentEnds: Moves = { CONSENT_ENDS: "CONSENT_ENDED" };
const unanswered: Moves = { ...consentEnds, EXPIRE: "EXPIRED" };
const nothing: Record<Party, Moves> = { SENDER: {}, RECIPIENT: {}, CLOCK: {} };

/** The life of a share status by status (domain.md §4.3): who may do what, and where that leads. */
const life: Record<ShareStatus, Record<Party, Moves>> = {
  SENT: { SENDER: { ...takeBack, ...elsewhere }, RECIPIENT: { ...answer, WAITLIST: "WAITLISTED", REQUEST_INFORMATION: "INFO_REQUESTED" }, CLOCK: unanswered },
  // The clock stands while a question is open: nothing expires then.
  INFO_REQUESTED: { SENDER: { ...takeBack, ...elsewhere, ANSWER_REQUEST: "ANSWERED" }, RECIPIENT: { ...answer, WAITLIST: "WAITLISTED" }, CLOCK: consentEnds },
  ANSWERED: {
    SENDER: { ...takeBack, ...elsewhere },
    RECIPIENT: { ...answer, WAITLIST: "WAITLISTED", REQUEST_INFORMATION: "INFO_REQUESTED" },
    CLOCK: unanswered,
  },
  WAITLISTED: { SENDER: { ...takeBack, ...elsewhere }, RECIPIENT: answer, CLOCK: consentEnds },
  ACCEPTED: {
    SENDER: takeBack,
    RECIPIENT: { RECORD_CONTACT: "CONTACT_MADE", START_SERVICES: "SERVICES_STARTED", CLOSE: "CLOSED" },
    CLOCK: consentEnds,
  },
  CONTACT_MADE: { SENDER: takeBack, RECIPIENT: { START_SERVICES: "SERVICES_STARTED", CLOSE: "CLOSED" }, CLOCK: consentEnds },
  SERVICES_STARTED: { SENDER: takeBack, RECIPIENT: { CLOSE: "CLOSED" }, CLOCK: consentEnds },
  DECLINED: { ...nothing, SENDER: elsewhere },
  EXPIRED: { ...nothing, SENDER: elsewhere },
  CLOSED: nothing,
  WITHDRAWN_BY_SURVIVOR: nothing,
  WITHDRAWN_BY_SENDER: nothing,
  CONSENT_ENDED: nothing,
  REDIRECTED: nothing,
  ENTERED_IN_ERROR: nothing,
};
const parties = ["SENDER", "RECIPIENT", "CLOCK"] as const;

describe("the life of a share", () => {
  test.for(shareStatuses)("RF-1 from %s every step is somebody's or nobody's, and leads where it should", (status) => {
    for (const party of parties) {
      const open = (Object.keys(steps) as Step[]).filter((step) => mayStep(step, party, status));
      expect(Object.fromEntries(open.map((step) => [step, steps[step].to])), party).toEqual(life[status][party]);
    }
  });

  test.for(shareStatuses)("from %s each side is offered its own steps, and may narrow a consent that something stands on", (status) => {
    for (const party of parties) {
      const named = Object.keys(life[status][party]).filter((step) => !["WITHDRAW_BY_SURVIVOR", "ENTERED_IN_ERROR", "EXPIRE", "CONSENT_ENDS"].includes(step));
      const offered = named.includes("WITHDRAW") ? [...named, "NARROW_CONSENT"] : named;
      expect(stepsFrom(status, party).toSorted(), party).toEqual(offered.toSorted());
    }
  });
});

describe("what a status means", () => {
  test("the recipient reads more than the short form from acceptance on, and before it of nothing", () => {
    expect(openedStatuses.toSorted()).toEqual(["ACCEPTED", "CLOSED", "CONTACT_MADE", "SERVICES_STARTED"]);
  });

  test("the clock runs for what was sent or sent anew with an answer", () => {
    expect(waitingStatuses.toSorted()).toEqual(["ANSWERED", "SENT"]);
  });

  test("what neither time nor the recipient moves has ended, and nothing else", () => {
    const still = shareStatuses.filter((status) => [life[status].RECIPIENT, life[status].CLOCK].every((moves) => Object.keys(moves).length === 0));
    expect(endedStatuses.toSorted()).toEqual(still.toSorted());
  });

  test("never is the year the database uses for it", () => {
    expect(NOTHING_DUE.toISOString()).toBe("9999-12-31T00:00:00.000Z");
  });
});

describe("time moves a share without any job", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const before = new Date(now.getTime() - 1);
  const after = new Date(now.getTime() + 1);

  test.for(shareStatuses)("%s", (status) => {
    const isOver = Object.keys(life[status].CLOCK).length === 0;
    const expires = "EXPIRE" in life[status].CLOCK ? "EXPIRED" : status;
    const ends = isOver ? status : "CONSENT_ENDED";
    const seen = (answerExpiresAt: Date, consentEndsAt: Date) => statusAt(now, { status, answerExpiresAt }, consentEndsAt);
    expect(seen(after, after)).toBe(status);
    for (const late of [before, now]) {
      expect(seen(late, after)).toBe(expires);
      expect(seen(after, late)).toBe(ends);
      expect(seen(late, late)).toBe(ends);
    }
  });
});
