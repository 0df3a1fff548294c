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
import { useChange } from "../roadmap/use-change.ts";
import { Unread } from "../referrals/unread.tsx";
import { FeedDocument, type FeedQuery } from "./calendar.graphql.ts";
import { FeedAddress } from "./feed-address.tsx";
import { GrantProblem } from "./problem-note.tsx";
import { RevokeCalendarFeedDocument } from "./steps/revoke-calendar-feed.graphql.ts";
import { useNewFeed } from "./use-new-feed.ts";

/** The due dates in one's own calendar program, by a secret address that is shown once and can be taken back. */
export function CalendarFeed() {
  const { data, error, refetch } = useQuery(FeedDocument, { fetchPolicy: "cache-and-network" });
  return (
    <Section title={m.grants_feed_title()}>
      <Stack>
        <p>{m.grants_feed_words()}</p>
        {data ? <Feed feed={data.calendarFeed} onChanged={() => void refetch()} /> : <Unread error={error} onRetry={() => void refetch()} />}
      </Stack>
    </Section>
  );
}

function Feed({ feed, onChanged }: { feed: FeedQuery["calendarFeed"]; onChanged: () => void }) {
  const [question, setQuestion] = useState<"renew" | "revoke" | null>(null);
  const toast = useToast();
  const make = useNewFeed(onChanged);
  const revoke = useChange({ document: RevokeCalendarFeedDocument, check: RevokeCalendarFeedInput });
  const shut = () => setQuestion(null);
  const makeOne = async () => {
    if (await make.send()) shut();
  };
  const takeBack = async () => {
    if (!(await revoke.send((clientKey) => ({ clientKey })))) return;
    make.forget();
    shut();
    toast(m.grants_feed_revoked());
    onChanged();
  };
  return (
    <Stack>
      {make.address === null ? null : <FeedAddress address={make.address} />}
      {feed === null ? null : (
        <p>
          {m.grants_feed_since({ when: formatDayTime(feed.madeAt) })}{" "}
          {feed.lastReadAt === null ? m.grants_feed_unread() : m.grants_feed_read({ when: formatDayTime(feed.lastReadAt) })}
        </p>
      )}
      {question === null ? <GrantProblem problem={make.problem} /> : null}
      <Cluster>
        {feed === null ? (
          <Button kind="second" isBusy={make.isBusy} onPress={() => void makeOne()}>
            {m.grants_feed_make()}
          </Button>
        ) : (
          <>
            <Button kind="second" onPress={() => setQuestion("renew")}>
              {m.grants_feed_renew()}
            </Button>
            <Button kind="quiet" onPress={() => setQuestion("revoke")}>
              {m.grants_feed_revoke()}
            </Button>
          </>
        )}
      </Cluster>
      <Dialog
        isOpen={question !== null}
        onClose={shut}
        title={question === "renew" ? m.grants_feed_renew_question() : m.grants_feed_revoke_question()}
        actLabel={question === "renew" ? m.grants_feed_renew() : m.grants_feed_revoke()}
        onAct={() => void (question === "renew" ? makeOne() : takeBack())}
        isBusy={make.isBusy || revoke.isBusy}
        safeLabel={m.grants_feed_safe()}
        isEnding
      >
        <GrantProblem problem={question === "renew" ? make.problem : revoke.problem} />
        <p>{m.grants_feed_ends()}</p>
      </Dialog>
    </Stack>
  );
}
