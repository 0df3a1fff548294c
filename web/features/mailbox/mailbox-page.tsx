import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useViewer } from "#web/lib/viewer.ts";
import { polled } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import { DemoMailboxDocument } from "./mailbox.graphql.ts";
import styles from "./mailbox-page.module.css";

/** What the demo would have mailed. Outside the demo there is nothing here. */
export function MailboxPage() {
  const { data, error, refetch } = useQuery(DemoMailboxDocument, { ...polled, fetchPolicy: "cache-and-network" });
  const viewer = useViewer();
  if (viewer && !viewer.isDemo) return <NotFound />;
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageTitle title={m.mailbox_title()} lead={m.mailbox_lead()} />
      <Stack>
        <Note>{m.mailbox_says_nothing()}</Note>
        {data.demoMails.length === 0 ? (
          <Empty title={m.mailbox_empty()}>{m.mailbox_empty_more()}</Empty>
        ) : (
          <ul className={styles.mails}>
            {data.demoMails.map(({ id, to, subject, text, sentAt }) => (
              <li key={id} className={styles.mail}>
                <h2 className={styles.subject}>{subject}</h2>
                <p className={styles.about}>
                  {m.mailbox_to({ address: to })} · {m.mailbox_when({ when: formatDayTime(sentAt) })}
                </p>
                <p className={styles.text}>{text}</p>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </>
  );
}
