import type { LinkKind } from "@roundtable/shared/auth.ts";
import type { Locale } from "@roundtable/shared/roles.ts";
import { z } from "zod";
import { hashOf, newToken } from "#platform/auth-transaction.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { type Mailer, newMessageId } from "#platform/mailer.ts";
import { lifetimes } from "#platform/session-rules.ts";
import { markDelivered, takeDelivery } from "#features/notifications/queries.ts";
import { invitationMail } from "./emails/invitation.ts";
import { resetMail } from "./emails/reset.ts";
import { emailHash } from "./queries/links.ts";

/** Whom it is for, and where it is known who asked for it. */
const Announced = z.object({ personId: z.uuid(), byPersonId: z.uuid().optional() });

const minute = 60_000;
const kinds = {
  "auth.invitation": { kind: "INVITATION", lasts: lifetimes.invitationHours * 60 * minute, write: invitationMail },
  "auth.reset": { kind: "RESET", lasts: lifetimes.resetMinutes * minute, write: resetMail },
} as const satisfies Record<
  string,
  { kind: LinkKind; lasts: number; write: (origin: string, token: string, locale: Locale) => { subject: string; text: string } }
>;

/** Mails links. Each is made when its mail leaves, so that no queue holds one; of a link only the hash stays. */
export function linkHandlers({
  db,
  mailer,
  clock,
  origin,
}: {
  /** Of role hub_worker. */
  db: Database;
  mailer: Mailer;
  clock: Clock;
  origin: string;
}): Record<string, JobHandler> {
  const mailLink =
    (topic: keyof typeof kinds): JobHandler =>
    async (payload, job) => {
      const { personId, byPersonId } = Announced.parse(payload);
      const person = await db.person.findFirst({
        where: { id: personId, disabledAt: null, agency: { is: { disabledAt: null } } },
        select: { email: true, locale: true },
      });
      // Nobody is behind a request for an unknown address.
      if (!person) return;
      const event = `${topic}:${job.id}`;
      const messageId = await takeDelivery(db, event, personId, newMessageId());
      if (messageId === null) return;
      const { kind, lasts, write } = kinds[topic];
      const [token, now] = [newToken(), clock.now()];
      // Not `create`, which would read back what the worker may not read.
      await db.enrolmentLink.createMany({
        data: {
          tokenHash: new Uint8Array(hashOf(token)),
          kind,
          personId,
          emailHash: new Uint8Array(emailHash(person.email)),
          createdById: byPersonId ?? null,
          createdAt: now,
          expiresAt: new Date(now.getTime() + lasts),
        },
      });
      await mailer.send({ to: person.email, ...write(origin, token, person.locale), messageId });
      await markDelivered(db, event, personId, clock.now());
    };
  return { "auth.invitation": mailLink("auth.invitation"), "auth.reset": mailLink("auth.reset") };
}
