import { m } from "@roundtable/shared/i18n/messages.js";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import styles from "./answer-sheet.module.css";
import { NarrowConsent } from "./narrow-consent.tsx";
import { Redirect } from "./redirect.tsx";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { hasEnded } from "./time-groups.ts";
import type { StepProblem } from "./use-step.ts";
import { Withdraw } from "./withdraw.tsx";
import { needsInline } from "./words.ts";

type SenderSheetProps = { share: SharePage_shareFragment; report: (problem: StepProblem | null) => void; timeZone: string };

/** What the sending agency may still do: ask somebody else, take something back, or stop. */
export function SenderSheet({ share, report, timeZone }: SenderSheetProps) {
  const can = (step: SharePage_shareFragment["viewerCan"][number]) => share.viewerCan.includes(step);
  const needsAnother = share.status === "DECLINED" || share.status === "EXPIRED" || share.status === "REDIRECTED";
  return (
    <Sheet labelledBy="sender-title">
      <h2 id="sender-title">{m.referrals_sender_title()}</h2>
      {can("REDIRECT") && !needsAnother ? <Redirect share={share} report={report} /> : null}
      {needsAnother || can("REDIRECT") ? <Alternatives share={share} /> : null}
      {hasEnded(share.status) && !needsAnother ? <p className={styles.small}>{m.referrals_sender_closed()}</p> : null}
      {share.referral ? (
        <div>
          <ButtonLink isFull kind={needsAnother ? "primary" : "second"} to="/r/$id" params={{ id: share.referral.id }}>
            {needsAnother ? m.referrals_alternatives_act() : m.referrals_to_referral()}
          </ButtonLink>
        </div>
      ) : null}
      {can("NARROW_CONSENT") || can("WITHDRAW") ? (
        <Stack gap="s">
          <h3>{m.referrals_withdraw_title()}</h3>
          {can("NARROW_CONSENT") ? <NarrowConsent share={share} report={report} timeZone={timeZone} /> : null}
          {can("WITHDRAW") ? <Withdraw share={share} report={report} /> : null}
        </Stack>
      ) : null}
    </Sheet>
  );
}

function Alternatives({ share: { alternatives } }: { share: SharePage_shareFragment }) {
  if (alternatives.length === 0) return null;
  return (
    <div>
      <h3>{m.referrals_alternatives_title()}</h3>
      <ul className={styles.others}>
        {alternatives.map(({ agency, meets }) => (
          <li key={agency.id}>
            {agency.name}: {needsInline(meets)}
          </li>
        ))}
      </ul>
      <p className={styles.small}>{m.referrals_answer_alternatives_hint()}</p>
    </div>
  );
}
