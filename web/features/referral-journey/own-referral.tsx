import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useListVersion, useOnChange } from "#web/features/referrals/freshness.ts";
import { StaleNote } from "#web/features/referrals/stale-note.tsx";
import { needsTitle } from "#web/features/referrals/words.ts";
import { Button } from "#web/ui/button.tsx";
import { Link } from "#web/ui/link.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Split } from "#web/ui/split.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { StatusChip } from "#web/ui/status-chip.tsx";
import { UrgencyChip } from "#web/ui/urgency-chip.tsx";
import { draftOf } from "./draft-form.ts";
import type { Journey_referralFragment } from "./journey.graphql.ts";
import { KeptUntil } from "./kept-until.tsx";
import { stepToGoOn, type JourneyStepName } from "./journey-steps.ts";
import { OwnConsents } from "./own-consents.tsx";
import { OwnShares } from "./own-shares.tsx";
import { SaidFacts } from "./said-facts.tsx";
import { briefSaid, personSaid, type Region } from "./say.ts";

type OwnReferralProps = {
  referral: Journey_referralFragment;
  regions: readonly Region[];
  timeZone: string;
  onStep: (step: JourneyStepName) => void;
  /** Called when something moved on elsewhere. */
  onStale: () => void;
};

/** The agency's own record of a referral: what it says, whom it went to and under which consents. Recipients never see this page. */
export function OwnReferral({ referral, regions, timeZone, onStep, onStale }: OwnReferralProps) {
  useOnChange(useListVersion(), onStale);
  const form = draftOf(referral);
  const goOn = referral.state === "DRAFT" ? m.journey_unused_go() : m.journey_ask_another();
  return (
    <>
      <PageTitle
        back={
          <Link to="/r">
            <ChevronLeft />
            {m.referrals_back()}
          </Link>
        }
        title={referral.needs.length === 0 ? m.referrals_draft_untitled() : needsTitle(referral.needs)}
        lead={m.journey_own_lead()}
        actions={referral.viewerCanShare ? <Button onPress={() => onStep(stepToGoOn(referral))}>{goOn}</Button> : undefined}
      >
        <StatusChip status={referral.state} />
        {referral.urgency ? <UrgencyChip urgency={referral.urgency} /> : null}
      </PageTitle>
      <StaleNote />
      <Split
        isWide
        aside={
          <Stack gap="l">
            <Section
              title={m.journey_own_says()}
              aside={
                referral.viewerCanShare ? (
                  <Button kind="quiet" onPress={() => onStep("needs")}>
                    {m.journey_own_change()}
                  </Button>
                ) : undefined
              }
            >
              <SaidFacts said={briefSaid(form, regions)} />
            </Section>
            <Section title={m.journey_step_person()}>
              <SaidFacts said={personSaid(form)} />
            </Section>
          </Stack>
        }
      >
        <Stack gap="l">
          <OwnShares shares={referral.shares} />
          <OwnConsents consents={referral.consents} timeZone={timeZone} onChange={onStale} />
          <KeptUntil referral={referral} timeZone={timeZone} onStale={onStale} />
        </Stack>
      </Split>
    </>
  );
}
