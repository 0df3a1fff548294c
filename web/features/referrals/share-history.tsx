import { m } from "@roundtable/shared/i18n/messages.js";
import { Section } from "#web/ui/section.tsx";
import { Timeline } from "#web/ui/timeline.tsx";
import { happened, standsAt, toCome } from "./share-history-items.ts";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";

/** What has happened, where it stands, and what will come by itself. */
export function ShareHistory({ share, timeZone }: { share: SharePage_shareFragment; timeZone: string }) {
  return (
    <Section title={m.referrals_history_title()}>
      <Timeline items={[...happened(share), ...standsAt(share), ...toCome(share, timeZone)]} />
    </Section>
  );
}
