import type { LinkKind } from "@roundtable/shared/auth.ts";
import { z } from "zod";
import { hashOf, newToken } from "#platform/auth-transaction.ts";
import type { Database } from "#platform/db.ts";
import { lifetimes } from "#platform/session-rules.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { emailHash } from "./queries/links.ts";

/** Whom it is for, and where it is known who asked for it. */
const Announced = z.object({ personId: z.uuid(), byPersonId: z.uuid().optional() });

const minute = 60_000;
const kinds = {
  "auth.invitation": { kind: "INVITATION", lasts: lifetimes.invitationHours * 60 * minute, page: "/join" },
  "auth.reset": { kind: "RESET", lasts: lifetimes.resetMinutes * minute, page: "/reset" },
} as const satisfies Record<string, { kind: LinkKind; lasts: number; page: string }>;

/** Links are told by mail. Each is made when its mail leaves, so that no queue holds one; of a link only the hash stays. */
export const linkNews: News[] = (["auth.invitation", "auth.reset"] as const).map((topic) => ({
  topic,
  kind: "ACCOUNT",
  whom: async (db, payload) => {
    const person = await findActive(db, Announced.parse(payload).personId);
    return person ? { personIds: [person.id] } : undefined;
  },
  link: async (db, payload, personId, now) => {
    const { kind, lasts, page } = kinds[topic];
    const person = await findActive(db, personId);
    const token = newToken();
    // Not `create`, which would read back what the worker may not read.
    await db.enrolmentLink.createMany({
      data: {
        tokenHash: new Uint8Array(hashOf(token)),
        kind,
        personId,
        emailHash: new Uint8Array(emailHash(person?.email ?? "")),
        createdById: Announced.parse(payload).byPersonId ?? null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + lasts),
      },
    });
    return `${page}#${token}`;
  },
}));

function findActive(db: Database, id: string): Promise<{ id: string; email: string } | null> {
  return db.person.findFirst({ where: { id, disabledAt: null, agency: { is: { disabledAt: null } } }, select: { id: true, email: true } });
}
