import type { ConsentModel } from "../../../../prisma/client/models.ts";
import { peopleWhoRead } from "#features/agencies/queries.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { maySecond } from "../rules/second-person.ts";

/** The agency's consents that wait for this person as the second one; the one that runs out first comes first. */
export async function consentsToConfirm({ db, ability, actor, clock }: Reading): Promise<ConsentModel[]> {
  const now = clock.now();
  const waiting = { ownerAgencyId: actor.agencyId, endedAt: null, confirmedAt: null, confirmBy: { gt: now } };
  const consents = await db.consent.findMany({ where: { AND: [readable(ability, "Consent"), waiting] }, orderBy: { confirmBy: "asc" }, take: 50 });
  return consents.filter((consent) => maySecond(consent, actor.personId, now));
}

/** The actor's colleagues of whom one can be the second person: they work with referrals at this table. */
export async function colleaguesWhoConfirm(acting: Reading): Promise<Awaited<ReturnType<typeof peopleWhoRead>>> {
  const { actor } = acting;
  if (!acting.ability.can("confirm", "Consent")) return [];
  return (await peopleWhoRead(acting, actor.agencyId)).filter(({ id }) => id !== actor.personId);
}
