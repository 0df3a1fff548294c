import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime, stopped } from "#web/lib/dates.ts";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import type { TodayPageQuery } from "./today-page.graphql.ts";

type Notice = NonNullable<TodayPageQuery["today"]>["notices"][number];

/** What happened without saying to what: that another agency was asked for records, and what has ended. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  const legal = notices.filter(({ kind }) => kind === "LEGAL_REQUEST");
  const over = notices.filter(({ kind }) => kind === "REFERRAL_ENDED");
  return (
    <>
      <Part title={m.legal_notices()} notices={legal} words={m.legal_notice()} hint={m.legal_notice_hint()} isUrgent />
      <Part title={m.referrals_today_notices()} notices={over} words={m.referrals_today_notice()} hint={m.referrals_today_notice_hint()} />
    </>
  );
}

function Part({
  title,
  notices,
  words,
  hint,
  isUrgent = false,
}: {
  title: string;
  notices: readonly Notice[];
  words: string;
  hint: string;
  isUrgent?: boolean;
}) {
  if (notices.length === 0) return null;
  return (
    <Section title={title}>
      <Stack gap="s">
        {notices.map(({ id, at }) => (
          <Note key={id} title={words} {...(isUrgent && { tone: "plum" as const })}>
            {stopped(formatDayTime(at))} {hint}
          </Note>
        ))}
      </Stack>
    </Section>
  );
}
