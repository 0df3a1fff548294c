import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Empty } from "#web/ui/empty.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { ActionRows } from "../agenda/action-rows.tsx";
import { ActionsPageDocument } from "../agenda/agenda.graphql.ts";
import { MeetingParts } from "../meetings/parts.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";

/** What people took on in meetings and is not settled: one's own first. */
export function ActionsPage() {
  const { data, error, refetch } = useQuery(ActionsPageDocument, { ...asksAgain, ...watched });
  useHint("meetings", () => void refetch());
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const own = new Set(data.mine.map(({ id }) => id));
  const others = data.open.filter(({ id }) => !own.has(id));
  return (
    <>
      <MeetingParts />
      <PageTitle title={m.minutes_actions_title()} lead={m.minutes_actions_lead()} />
      <StaleNote />
      <Stack gap="l">
        <Section title={m.minutes_actions_mine()}>
          {data.mine.length === 0 ? <Empty title={m.minutes_actions_mine_empty()} /> : <ActionRows actions={data.mine} />}
        </Section>
        <Section title={m.minutes_actions_all()}>
          {others.length === 0 ? <Empty title={m.minutes_actions_all_empty()} /> : <ActionRows actions={others} />}
        </Section>
      </Stack>
    </>
  );
}
