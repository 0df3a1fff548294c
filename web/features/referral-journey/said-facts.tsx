import { m } from "@roundtable/shared/i18n/messages.js";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import type { Said } from "./say.ts";

/** What a referral says, label by label. */
export function SaidFacts({ said }: { said: readonly Said[] }) {
  return <Facts>{said.map(({ key, label, value }) => <Fact key={key} label={label}>{value ?? m.referrals_not_said()}</Fact>)}</Facts>;
}
