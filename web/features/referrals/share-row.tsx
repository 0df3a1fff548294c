import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question-mark";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useNow } from "#web/lib/now.ts";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Chip } from "#web/ui/chip.tsx";
import { Code } from "#web/ui/code.tsx";
import { DisciplineChip } from "#web/ui/discipline-chip.tsx";
import { isJustice } from "#web/ui/discipline-icon.tsx";
import { Link } from "#web/ui/link.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { Row } from "#web/ui/row.tsx";
import { StatusChip } from "#web/ui/status-chip.tsx";
import { UrgencyChip } from "#web/ui/urgency-chip.tsx";
import { ShareClock } from "./share-clock.tsx";
import { shareTitle } from "./share-title.ts";
import { ShareRow_shareFragmentDoc, type ShareRow_shareFragment } from "./share-row.graphql.ts";
import { timeGroup, waitsForAnswer } from "./time-groups.ts";
import { lowerFirst, needsInline, questionWord } from "./words.ts";

type ShareRowProps = {
  share: FragmentType<ShareRow_shareFragment>;
  /** The first row of what waits for us: while it is short of time it carries its buttons. */
  isNext?: boolean;
};

/** One referral in a list of what was sent to us or by us. */
export function ShareRow({ share: masked, isNext = false }: ShareRowProps) {
  const { data: share, complete } = useFragment({ fragment: ShareRow_shareFragmentDoc, from: masked });
  const now = useNow();
  if (!complete) return null;
  const isOurs = share.direction === "SENT";
  const other = isOurs ? share.to : share.from;
  const isPast = timeGroup(share, now) === "past";
  const question = share.viewerCan.includes("ANSWER_REQUEST") ? share.requests.find(({ answeredAt }) => answeredAt === null) : undefined;
  const minutesLeft = share.dueAt === null ? Infinity : (new Date(share.dueAt).getTime() - now.getTime()) / 60_000;
  const isShort = isNext && share.viewerCan.includes("ACCEPT") && waitsForAnswer(share.status) && share.clockStoppedAt === null && minutesLeft < 60;
  const title = question
    ? m.referrals_row_asks({ agency: share.to.name, question: lowerFirst(questionWord(question.question)) })
    : (ownStep(share, now) ?? shareTitle(share));
  return (
    <Row
      clock={<ShareClock share={share} />}
      isPast={isPast}
      title={
        <Link look="plain" to="/s/$id" params={{ id: share.id }}>
          {title}
        </Link>
      }
      meta={[
        question
          ? m.referrals_row_about({ needs: needsInline(share.brief?.needs ?? []) })
          : isOurs
            ? m.referrals_to({ agency: other.name })
            : m.referrals_from({ agency: other.name }),
        ...(share.brief && !question ? [share.brief.region.name] : []),
        <Code key="code" value={share.code} />,
      ]}
      chips={
        <>
          <UrgencyChip urgency={share.urgency} />
          {question ? (
            <Chip tone="amber" icon={<MessageCircleQuestion />}>
              {m.referrals_chip_question()}
            </Chip>
          ) : (
            <StatusChip status={share.status} />
          )}
          {isJustice(other.discipline) ? <DisciplineChip discipline={other.discipline} /> : null}
        </>
      }
      {...(isShort && {
        actions: (
          <>
            <ButtonLink to="/s/$id" params={{ id: share.id }}>
              {m.referrals_answer_now()}
            </ButtonLink>
            <PhoneLink look="button" number={other.intakePhone} whom={other.name} />
          </>
        ),
      })}
    >
      {isShort && isPast ? <p>{m.referrals_nobody_answered({ agency: share.to.name })}</p> : undefined}
    </Row>
  );
}

/** What we owe after we accepted, with its verb first; null when nothing is owed yet. */
function ownStep(share: ShareRow_shareFragment, now: Date): string | null {
  if (share.direction === "SENT" || share.brief === null || share.dueAt === null) return null;
  const needs = needsInline(share.brief.needs);
  if (share.viewerCan.includes("RECORD_CONTACT")) return m.referrals_row_contact({ needs });
  if (share.viewerCan.includes("START_SERVICES")) return m.referrals_row_services({ needs });
  const group = timeGroup(share, now);
  return share.viewerCan.includes("CLOSE") && (group === "past" || group === "today") ? m.referrals_row_check({ needs }) : null;
}
