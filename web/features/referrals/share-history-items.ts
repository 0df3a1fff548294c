import { m } from "@roundtable/shared/i18n/messages.js";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import { formatDate, formatDayTime } from "#web/lib/dates.ts";
import type { TimelineItem } from "#web/ui/timeline.tsx";
import { lastDay } from "./consent-day.ts";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { hasEnded, waitsForAnswer } from "./time-groups.ts";
import { declineReasonWord, outcomeWord } from "./step-words.ts";

type Event = SharePage_shareFragment["events"][number];

/** What has happened, oldest first. */
export function happened(share: SharePage_shareFragment): TimelineItem[] {
  return share.events
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((event) => ({ key: event.id, state: "past", title: eventWords[event.toStatus](event, event.agency?.name ?? ""), detail: detailOf(event) }));
}

/** Whose turn it is; nothing once it has ended. */
export function standsAt(share: SharePage_shareFragment): TimelineItem[] {
  if (hasEnded(share.status)) return [];
  return [{ key: "now", state: "now", title: nowWords(share), detail: m.referrals_now_since({ when: formatDayTime(share.statusChangedAt) }) }];
}

/** What will come by itself if nobody does anything, soonest first. */
export function toCome(share: SharePage_shareFragment, timeZone: string): TimelineItem[] {
  if (hasEnded(share.status)) return [];
  const coming: (TimelineItem & { at: string })[] = [];
  const isStopped = share.clockStoppedAt !== null;
  if (isStopped) coming.push({ key: "due", at: share.respondBy, state: "to-come", title: m.referrals_due_title(), detail: m.referrals_due_stopped() });
  else if (waitsForAnswer(share.status)) {
    const when = formatDayTime(share.respondBy);
    if (Date.parse(share.respondBy) > Date.now())
      coming.push({
        key: "due",
        at: share.respondBy,
        state: "to-come",
        title: m.referrals_due_title(),
        detail: m.referrals_due_detail({ when, agency: share.from.name }),
      });
    coming.push({
      key: "expires",
      at: share.answerExpiresAt,
      state: "to-come",
      title: m.referrals_expires_title(),
      detail: formatDayTime(share.answerExpiresAt),
    });
  }
  if (share.status === "WAITLISTED" && share.recheckOn !== null)
    coming.push({
      key: "recheck",
      at: share.recheckOn,
      state: "to-come",
      title: m.referrals_recheck_title({ agency: share.to.name }),
      detail: formatDate(share.recheckOn),
    });
  const next = nextWords[share.status];
  if (next && share.dueAt !== null) coming.push({ key: "next", at: share.dueAt, state: "to-come", title: next(), detail: formatDayTime(share.dueAt) });
  coming.push({
    key: "access",
    at: share.accessEndsAt,
    state: "to-come",
    title: m.referrals_access_ends_title(),
    detail: m.referrals_access_ends_detail({ day: lastDay(share.accessEndsAt, timeZone) }),
  });
  return coming.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const nextWords: Partial<Record<ShareStatus, () => string>> = {
  ACCEPTED: m.referrals_next_due_contact,
  CONTACT_MADE: m.referrals_next_due_services,
  SERVICES_STARTED: m.referrals_next_due_check,
};

const eventWords: Record<ShareStatus, (event: Event, agency: string) => string> = {
  SENT: (_, agency) => m.referrals_event_sent({ agency }),
  INFO_REQUESTED: (_, agency) => m.referrals_event_asked({ agency }),
  ANSWERED: (_, agency) => m.referrals_event_answered({ agency }),
  ACCEPTED: (_, agency) => m.referrals_event_accepted({ agency }),
  DECLINED: ({ declineReason }, agency) =>
    declineReason ? m.referrals_event_declined({ agency, reason: declineReasonWord(declineReason) }) : m.referrals_event_declined_plain({ agency }),
  WAITLISTED: (_, agency) => m.referrals_event_waitlisted({ agency }),
  CONTACT_MADE: () => m.referrals_event_contact(),
  SERVICES_STARTED: () => m.referrals_event_services(),
  CLOSED: ({ outcome }) => (outcome ? m.referrals_event_closed({ outcome: outcomeWord(outcome) }) : m.referrals_event_closed_plain()),
  WITHDRAWN_BY_SURVIVOR: () => m.referrals_event_survivor(),
  WITHDRAWN_BY_SENDER: (_, agency) => m.referrals_event_sender({ agency }),
  EXPIRED: () => m.referrals_event_expired(),
  CONSENT_ENDED: () => m.referrals_event_consent_ended(),
  REDIRECTED: (_, agency) => m.referrals_event_redirected({ agency }),
  ENTERED_IN_ERROR: () => m.referrals_event_error(),
};

function detailOf({ at, person, recheckOn }: Event): string {
  const when = formatDayTime(at);
  if (recheckOn !== null) return m.referrals_event_recheck({ when, date: formatDate(recheckOn) });
  return person ? m.referrals_event_by({ when, name: person.name }) : when;
}

function nowWords({ status, direction, from, to }: SharePage_shareFragment): string {
  const isOurs = direction === "SENT";
  if (status === "INFO_REQUESTED") return isOurs ? m.referrals_now_you_question() : m.referrals_now_they_question({ agency: from.name });
  if (waitsForAnswer(status)) return isOurs ? m.referrals_now_they_answer({ agency: to.name }) : m.referrals_now_you_answer();
  if (status === "WAITLISTED") return m.referrals_now_waitlist();
  if (status === "ACCEPTED") return m.referrals_now_contact();
  return status === "CONTACT_MADE" ? m.referrals_now_services() : m.referrals_now_serving();
}
