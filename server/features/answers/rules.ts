import type { MeetingAnswer, PollChoice } from "@roundtable/shared/meetings.ts";
import type { Locale } from "@roundtable/shared/roles.ts";

export type Slot = { id: string; startsAt: Date; endsAt: Date; choice: PollChoice | null };

/** What somebody is asked by a link, and what they answered; nothing of anybody else. */
export type Sheet = {
  kind: "MEETING" | "POLL";
  title: string | null;
  name: string;
  locale: Locale;
  timeZone: string;
  deadlineAt: Date | null;
  comesRound: boolean;
  slots: Slot[];
  answer: MeetingAnswer | null;
};
