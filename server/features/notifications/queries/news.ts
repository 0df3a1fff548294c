import type { MailKind } from "@roundtable/shared/mail.ts";
import type { Locale, SeatRole } from "@roundtable/shared/roles.ts";
import type { Database } from "#platform/db.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import type { CalendarPart } from "#platform/mailer.ts";

/** Who is told, and at which table; without one it is about the person alone. */
export type Told = { personIds: readonly string[]; taskForceId?: string };

/** What a mail with content of its own is made with. */
export type ContentDesk = {
  db: Database;
  keys: KeyRing;
  /** The address at which people sign in. */
  origin: string;
  /** From whom the hub's mail comes. */
  sender: string;
  /** Where answers of calendar programs arrive, as answer+<secret>@<domain>; undefined when none do. */
  replyDomain: string | undefined;
};
export type Reader = { id: string; email: string; locale: Locale };
export type Content = {
  /** A paragraph each. */
  about: string[];
  calendar?: CalendarPart;
  /** Notes that this mail has left. */
  sent?: () => Promise<void>;
};

/**
 * Something that is told by mail: a feature exports its own from its `subscribers.ts`, and `server/subscribers.ts` gathers them.
 * `db` is of role hub_worker.
 */
export type News = {
  /** What a command or a clock announces. */
  topic: string;
  kind: MailKind;
  /** Who is told, as of now; undefined for nobody. Asked when mails are made and again before each one leaves. */
  whom: (db: Database, payload: unknown, now: Date) => Promise<Told | undefined>;
  /** Where on this hub the link in the mail leads ("/join#…"), made when it leaves; a repeat of the same mail asks again. For kinds that hold A_LINK. */
  link?: (db: Database, payload: unknown, personId: string, now: Date) => Promise<string>;
  /** What the mail is about, a paragraph each. For kinds that hold ITS_SUBJECT. */
  about?: (db: Database, payload: unknown, locale: Locale) => Promise<string[]>;
  /** The whole of what it tells one person, made when it leaves. For kinds that hold A_MEETING. */
  content?: (desk: ContentDesk, payload: unknown, to: Reader, now: Date) => Promise<Content | undefined>;
};

/** The people of an agency in one of these seats at a table, now. Nobody while the agency or the person is disabled, before they have joined, or once the agency sits there no more. */
export async function staffAt(db: Database, { agencyId, taskForceId }: { agencyId: string; taskForceId: string }, seats: readonly SeatRole[]): Promise<Told> {
  const people = await db.person.findMany({
    where: {
      agencyId,
      disabledAt: null,
      joinedAt: { not: null },
      agency: { is: { disabledAt: null, memberships: { some: { taskForceId, leftAt: null } } } },
      seats: { some: { taskForceId, role: { in: [...seats] } } },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return { personIds: people.map(({ id }) => id), taskForceId };
}
