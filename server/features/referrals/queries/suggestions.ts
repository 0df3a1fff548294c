import { tableDirectory, type TableEntry } from "#features/directory/queries.ts";
import type { Reading } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { endedStatuses } from "../rules/life-cycle.ts";
import { suggest, type Suggestion } from "../rules/suggesting.ts";
import { findReferral } from "./referrals.ts";
import type { LoadedShare } from "./loaded-share.ts";
import { sharesOf, statusOf } from "./shares.ts";

export type Suggestions = { fitting: Suggestion<TableEntry>[]; leftOut: Suggestion<TableEntry>[] };

/** Whom to ask about one of the agency's own referrals, and who is left out. Null when it is not theirs. */
export async function suggestRecipients(acting: Reading, referralId: string): Promise<Suggestions | null> {
  const referral = await findReferral(acting, referralId);
  if (!referral) return null;
  const open = (await sharesOf(acting, referral.id)).filter((share) => !endedStatuses.includes(statusOf(acting, share)));
  return suggest(
    {
      needs: referral.needs,
      regionId: referral.regionId,
      language: referral.survivor?.language ?? null,
      wish: referral.survivor?.lawEnforcementWish ?? "NOT_ASKED",
      asked: new Set(open.map(({ toAgencyId }) => toAgencyId)),
      ownAgencyId: acting.actor.agencyId,
    },
    await tableDirectory(acting),
  );
}

/** Who else offers what a share asks for. From the directory alone: it knows nothing of the person beyond the short form. */
export async function alternativesTo(acting: Reading, share: LoadedShare): Promise<Suggestion<TableEntry>[]> {
  if (!share.brief || !acting.ability.can("read", subject("Share", share))) return [];
  const { needs, regionId } = share.brief;
  const asked = new Set([share.toAgencyId, share.fromAgencyId]);
  const { fitting } = suggest({ needs, regionId, language: null, wish: "NOT_ASKED", asked, ownAgencyId: acting.actor.agencyId }, await tableDirectory(acting));
  return fitting.slice(0, 5);
}
