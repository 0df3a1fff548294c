import { type MailKind, mailKinds, type MailPace, pacesOf } from "@roundtable/shared/mail.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { kindRules } from "../rules/kinds.ts";

export type Preference = { kind: MailKind; pace: MailPace; choices: readonly MailPace[] };

/** How soon the actor wants mail of each kind that concerns somebody with their seats. */
export async function listPreferences({ db, ability, actor }: Reading): Promise<Preference[]> {
  const chosen = await db.mailPreference.findMany({ where: readable(ability, "MailPreference"), select: { kind: true, pace: true } });
  return mailKinds
    .filter((kind) => kindRules[kind].concerns(actor.seats))
    .map((kind) => ({ kind, pace: chosen.find((one) => one.kind === kind)?.pace ?? kindRules[kind].standard, choices: pacesOf(kind) }));
}
