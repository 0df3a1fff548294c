import type { Locale } from "@roundtable/shared/roles.ts";
import type { Acting } from "#platform/acting.ts";
import { entryOf } from "#platform/audit.ts";

/** Keeps the language in which the hub speaks and writes to the person. The database lets everyone change their own and nothing else. */
export async function chooseLanguage({ db, actor }: Acting, locale: Locale): Promise<void> {
  const entry = entryOf(actor, { action: "auth.choose-language", outcome: "OK", subjectIds: [actor.personId] });
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: actor.personId }, data: { locale }, select: { id: true } });
    await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([entry])}::jsonb)`;
  });
}
