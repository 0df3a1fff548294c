import Send from "lucide-react/icons/send";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Clock } from "../../ui/clock.tsx";
import { Cluster } from "../../ui/cluster.tsx";
import { DisciplineChip } from "../../ui/discipline-chip.tsx";
import { DisciplineIcon, isJustice, type Discipline } from "../../ui/discipline-icon.tsx";
import { Link } from "../../ui/link.tsx";
import { PhoneLink } from "../../ui/phone-link.tsx";
import { Seat } from "../../ui/seat.tsx";
import { Section } from "../../ui/section.tsx";
import { Stack } from "../../ui/stack.tsx";
import { StatusChip, type Status } from "../../ui/status-chip.tsx";
import { UrgencyChip } from "../../ui/urgency-chip.tsx";
import { minutesFromNow } from "./minutes-from-now.ts";

const statuses: Status[] = [
  "DRAFT",
  "SENT",
  "INFO_REQUESTED",
  "ANSWERED",
  "WAITLISTED",
  "ACCEPTED",
  "CONTACT_MADE",
  "SERVICES_STARTED",
  "CLOSED",
  "DECLINED",
  "WITHDRAWN_BY_SURVIVOR",
  "EXPIRED",
  "CONSENT_ENDED",
  "REDIRECTED",
  "ENTERED_IN_ERROR",
];
const disciplines: Discipline[] = [
  "VICTIM_SERVICES",
  "SHELTER_HOUSING",
  "LEGAL_SERVICES",
  "LAW_ENFORCEMENT",
  "HEALTH",
  "CHILD_WELFARE",
  "COALITION",
  "COMMUNITY",
];

export function StyleguideStatus() {
  return (
    <>
      <Section title="Buttons and links">
        <Stack gap="s">
          <Cluster>
            <Button icon={<Send />}>Send this answer</Button>
            <Button kind="second">Back</Button>
            <Button kind="quiet">Change</Button>
            <Button kind="clay">End this consent</Button>
            <Button isBusy>Send this answer</Button>
            <Button notYet="Choose an agency first.">Share</Button>
          </Cluster>
          <Cluster>
            <ButtonLink to="/r">New referral</ButtonLink>
            <Link to="/r">All referrals</Link>
            <PhoneLink number="336-555-0142" whom="Millbrook Police Department" look="button" />
            <PhoneLink number="336-555-0118" whom="Redbud Health" />
          </Cluster>
        </Stack>
      </Section>
      <Section title="Status">
        <Stack gap="s">
          <Cluster gap="s">
            <UrgencyChip urgency="EMERGENCY" />
            <UrgencyChip urgency="URGENT" />
            <UrgencyChip urgency="ROUTINE" />
          </Cluster>
          <Cluster gap="s">
            {statuses.map((status) => (
              <StatusChip key={status} status={status} />
            ))}
          </Cluster>
          <Cluster gap="s">
            {disciplines.map((discipline) => (
              <DisciplineChip key={discipline} discipline={discipline} />
            ))}
            <Chip>30-day check</Chip>
          </Cluster>
          <Cluster gap="s">
            <Seat>IM</Seat>
            {disciplines.map((discipline) => (
              <Seat key={discipline} size="medium" tone={isJustice(discipline) ? "plum" : "teal"}>
                <DisciplineIcon discipline={discipline} />
              </Seat>
            ))}
            <Seat size="large">LC</Seat>
            <Seat tone="empty" />
          </Cluster>
        </Stack>
      </Section>
      <Section title="Clocks">
        <Cluster>
          <Clock dueAt={minutesFromNow(-32)} startedAt={minutesFromNow(-92)} />
          <Clock dueAt={minutesFromNow(46)} startedAt={minutesFromNow(-14)} />
          <Clock dueAt={minutesFromNow(90)} startedAt={minutesFromNow(-90)} />
          <Clock dueAt={minutesFromNow(60 * 26)} />
          <Clock dueAt={minutesFromNow(60 * 24 * 4)} />
          <Clock dueAt={minutesFromNow(200)} startedAt={minutesFromNow(-200)} stoppedAt={minutesFromNow(-60)} />
          <Clock size="large" dueAt={minutesFromNow(46)} startedAt={minutesFromNow(-14)} />
        </Cluster>
      </Section>
    </>
  );
}
