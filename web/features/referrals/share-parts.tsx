import type { TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { ShareFilter } from "@roundtable/shared/referrals.ts";
import { useNow } from "#web/lib/now.ts";
import { Empty } from "#web/ui/empty.tsx";
import { useOnChange } from "./freshness.ts";
import { InboxPartDocument, type InboxPartQuery } from "./inbox-part.graphql.ts";
import type { ListChoices } from "./list-choices.ts";
import { Parts, type PartEnd, type PartStart } from "./parts.tsx";
import { asksAgain } from "./reading.ts";
import { SentPartDocument, type SentPartQuery } from "./sent-part.graphql.ts";
import { ShareGroups } from "./share-groups.tsx";
import { groupByTime, type TimeGroup } from "./time-groups.ts";
import { Unread } from "./unread.tsx";

type SharePartsProps = {
  side: "inbox" | "sent";
  filter: ShareFilter;
  choices: ListChoices;
  version: string | undefined;
  /** What stands here when nothing was ever sent. */
  empty: { title: string; more?: string };
};

/** What was sent to us, or by us, under headings by time. */
export function ShareParts({ side, filter, choices, ...rest }: SharePartsProps) {
  const chosen = { filter, urgency: choices.urgency || null, need: choices.need || null };
  return (
    <Parts<TimeGroup> key={JSON.stringify([side, chosen])}>
      {(start, foot) =>
        side === "inbox" ? (
          <Part {...rest} start={start} foot={foot} chosen={chosen} document={InboxPartDocument} pageOf={inboxOf} />
        ) : (
          <Part {...rest} start={start} foot={foot} chosen={chosen} document={SentPartDocument} pageOf={sentOf} />
        )
      }
    </Parts>
  );
}

type Chosen = { filter: ShareFilter; urgency: ListChoices["urgency"] | null; need: ListChoices["need"] | null };
type PartProps<Data> = Pick<SharePartsProps, "version" | "empty"> & {
  start: PartStart<TimeGroup>;
  foot: (end: PartEnd<TimeGroup>) => ReactNode;
  chosen: Chosen;
  document: TypedDocumentNode<Data, Record<string, unknown>>;
  pageOf: (data: Data) => InboxPartQuery["inbox"];
};

function Part<Data>({ start, foot, chosen, version, empty, document, pageOf }: PartProps<Data>) {
  const { data, error, refetch } = useQuery(document, { ...asksAgain, variables: { ...chosen, after: start.after } });
  const now = useNow();
  useOnChange(version, () => void refetch());
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  const { nodes, hasMore, endCursor } = pageOf(data);
  if (nodes.length === 0 && start.after === null) {
    const isNarrowed = chosen.urgency !== null || chosen.need !== null || chosen.filter === "WAITING" || chosen.filter === "LATE";
    return isNarrowed ? <Empty title={m.referrals_filtered_empty()} /> : <Empty title={empty.title}>{empty.more}</Empty>;
  }
  return (
    <>
      <ShareGroups shares={nodes} continues={start.last} />
      {foot({ shown: nodes.length, next: hasMore ? endCursor : null, last: groupByTime(nodes, now).at(-1)?.group })}
    </>
  );
}

const inboxOf = (data: InboxPartQuery) => data.inbox;
const sentOf = (data: SentPartQuery) => data.sent;
