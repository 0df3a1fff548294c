import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";

/** Whether an agency's sharing agreement holds now; null where it never signed one. */
export function AgreementChip({ agreement }: { agreement: { live: boolean } | null }) {
  if (agreement === null) return <Chip tone="amber">{m.agencies_agreement_none()}</Chip>;
  return agreement.live ? <Chip tone="green">{m.agencies_agreement_live()}</Chip> : <Chip tone="amber">{m.agencies_agreement_ended()}</Chip>;
}
