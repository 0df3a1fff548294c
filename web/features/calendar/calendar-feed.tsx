import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { RevokeCalendarFeedInput } from "@roundtable/shared/grants.ts";
import { formatDayTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../roadmap/problem-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { Unread } from "../referrals/unread.tsx";
import { FeedDocument, type FeedQuery } from "./feed.graphql.ts";
import { FeedAddress } from "./feed-address.tsx";
import { RevokeCalendarFeedDocument } from "./steps/revoke-calendar-feed.graphql.ts";
import { useNewFeed } from "./use-new-feed.ts";

type Props = {
  title: string;
  /** What the address brings, and who can read it. */
  words: string;
  /** Of the meetings of this body alone; null for everything of one's own. */
  bodyId?: string | null;
};

/** What is in the hub in one's own calendar program, by a secret address that is shown once and can be taken back. */
export function CalendarFeed({ title, words, bodyId = null }: Props) {
  const { data, error, refetch } = useQuery(FeedDocument, { fetchPolicy: "cache-and-network", variables: { bodyId } });
  return (
    <Section title={title}>
      <Stack>
        <p>{words}</p>
        {data ? <Feed feed={data.calendarFeed} bodyId={bodyId} onChanged={() => void refetch()} /> : <Unread error={error} onRetry={() => void refetch()} />}
      </Stack>
    </Section>
  );
}

function Feed({ feed, bodyId, onChanged }: { feed: FeedQuery["calendarFeed"]; bodyId: string | null; onChanged: () => void }) {
  const [question, setQuestion] = useState<"renew" | "revoke" | null>(null);
  const toast = useToast();
  const make = useNewFeed(bodyId, onChanged);
  const revoke = useChange({ document: RevokeCalendarFeedDocument, check: RevokeCalendarFeedInput });
  const shut = () => setQuestion(null);
  const makeOne = async () => {
    if (await make.send()) shut();
  };
  const takeBack = async () => {
    if (!(await revoke.send((clientKey) => ({ clientKey, bodyId })))) return;
    make.forget();
    shut();
    toast(m.calendar_feed_revoked());
    onChanged();
  };
  return (
    <Stack>
      {make.address === null ? null : <FeedAddress address={make.address} />}
      {feed === null ? null : (
        <p>
          {m.calendar_feed_since({ when: formatDayTime(feed.madeAt) })}{" "}
          {feed.lastReadAt === null ? m.calendar_feed_unread() : m.calendar_feed_read({ when: formatDayTime(feed.lastReadAt) })}
        </p>
      )}
      {question === null ? <ProblemNote problem={make.problem} /> : null}
      <Cluster>
        {feed === null ? (
          <Button kind="second" isBusy={make.isBusy} onPress={() => void makeOne()}>
            {m.calendar_feed_make()}
          </Button>
        ) : (
          <>
            <Button kind="second" onPress={() => setQuestion("renew")}>
              {m.calendar_feed_renew()}
            </Button>
            <Button kind="quiet" onPress={() => setQuestion("revoke")}>
              {m.calendar_feed_revoke()}
            </Button>
          </>
        )}
      </Cluster>
      <Dialog
        isOpen={question !== null}
        onClose={shut}
        title={question === "renew" ? m.calendar_feed_renew_question() : m.calendar_feed_revoke_question()}
        actLabel={question === "renew" ? m.calendar_feed_renew() : m.calendar_feed_revoke()}
        onAct={() => void (question === "renew" ? makeOne() : takeBack())}
        isBusy={make.isBusy || revoke.isBusy}
        safeLabel={m.calendar_feed_safe()}
        isEnding
      >
        <ProblemNote problem={question === "renew" ? make.problem : revoke.problem} />
        <p>{m.calendar_feed_ends()}</p>
      </Dialog>
    </Stack>
  );
}
