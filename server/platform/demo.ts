import type { Discipline, SeatRole } from "@roundtable/shared/roles.ts";
import type { SentMail } from "./mailer.ts";

export type DemoPerson = {
  name: string;
  email: string;
  password: string;
  agency: string;
  discipline: Discipline;
  seats: readonly SeatRole[];
  operator: boolean;
};

/** The demo's people, whose passwords are printed, and the mails that would have gone out. There is none outside the demo. */
export type DemoDesk = { people: readonly DemoPerson[]; mails(first: number): Promise<SentMail[]> };
