import type { MailKind, MailPace } from "@roundtable/shared/mail.ts";
import { type SeatRole, worksWithReferrals } from "@roundtable/shared/roles.ts";

/**
 * What a mail of a kind may hold beyond the constant text. NOTHING: not a byte. A_LINK: one line with a link that nobody could
 * do without. A_MEETING: what and when a meeting is, a link to answer with and an entry for a calendar. ITS_SUBJECT: words about what it is, for kinds that tell nothing of a survivor, as a report and its date.
 */
export type MayHold = "NOTHING" | "A_LINK" | "A_MEETING" | "ITS_SUBJECT";

export type KindRule = {
  /** How soon it comes to whoever has chosen nothing. */
  standard: MailPace;
  /** Whether it leaves at whole quarters of an hour only, together with all others, so that its time tells nothing. */
  onGrid: boolean;
  holds: MayHold;
  /** Whether somebody with these seats ever gets such mail. */
  concerns: (seats: readonly SeatRole[]) => boolean;
};

/** Every kind of mail there is. A new one: a word in shared/mail.ts, a line here, its sentences in the web, its News (docs/decisions/0014). */
export const kindRules: Record<MailKind, KindRule> = {
  REFERRALS: { standard: "INSTANT", onGrid: true, holds: "NOTHING", concerns: worksWithReferrals },
  REMINDERS: { standard: "INSTANT", onGrid: true, holds: "NOTHING", concerns: worksWithReferrals },
  AGREEMENTS: {
    standard: "INSTANT",
    onGrid: true,
    holds: "NOTHING",
    concerns: (seats) => seats.some((seat) => seat === "AGENCY_LEAD" || seat === "COORDINATOR"),
  },
  GRANTS: { standard: "INSTANT", onGrid: true, holds: "ITS_SUBJECT", concerns: (seats) => seats.length > 0 },
  MEETINGS: { standard: "INSTANT", onGrid: false, holds: "A_MEETING", concerns: (seats) => seats.length > 0 },
  ACTIONS: { standard: "INSTANT", onGrid: true, holds: "NOTHING", concerns: (seats) => seats.length > 0 },
  ACCOUNT: { standard: "INSTANT", onGrid: false, holds: "A_LINK", concerns: () => true },
};
