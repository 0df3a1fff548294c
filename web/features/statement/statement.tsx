import { useApolloClient, useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Link } from "#web/ui/link.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AcceptStatement } from "./accept-statement.tsx";
import { promisesOf } from "./promises.ts";
import { StatementDocument } from "./statement.graphql.ts";
import styles from "./statement.module.css";

/** What everybody promises before a referral opens, in plain words, with one act to promise it. */
export function Statement() {
  const { data, error, refetch } = useQuery(StatementDocument, { fetchPolicy: "cache-and-network" });
  const client = useApolloClient();
  const toast = useToast();
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, confidentialityStatement } = data;
  const { version, accepted } = confidentialityStatement;
  const isAsked = viewer.mustAcceptStatement;
  const promises = promisesOf(version);
  const goOn = () => {
    toast(m.statement_accept_done());
    // What the hub held back until now is asked for anew.
    void client.refetchQueries({ include: "active" }).catch(() => undefined);
  };
  return (
    <>
      <PageTitle title={m.statement_title()} lead={isAsked ? m.statement_gate_lead() : m.statement_own_lead()}>
        <span>{m.statement_version({ version })}</span>
      </PageTitle>
      <StaleNote />
      {promises === undefined ? (
        <Note tone="amber">{m.statement_other_version({ version })}</Note>
      ) : (
        <Stack gap="l">
          <ol className={styles.list}>
            {promises.map(({ title, words }) => (
              <li key={title()} className={styles.item}>
                <h2 className={styles.title}>{title()}</h2>
                <p>{words()}</p>
              </li>
            ))}
          </ol>
          <p className={styles.stricter}>{m.statement_stricter()}</p>
          {isAsked ? (
            <AcceptStatement version={version} onAccepted={goOn} />
          ) : accepted?.holdsUntil != null ? (
            <Note tone="green" title={m.statement_accepted_title()}>
              {m.statement_accepted({ version: accepted.version, date: day(accepted.acceptedAt), until: day(accepted.holdsUntil) })}
            </Note>
          ) : (
            <p>{m.statement_none_needed()}</p>
          )}
          {isAsked ? (
            <p>
              {m.statement_until_then()} <Link to="/m">{m.statement_until_then_roadmap()}</Link>, <Link to="/a">{m.statement_until_then_agencies()}</Link>.
            </p>
          ) : null}
        </Stack>
      )}
    </>
  );
}

function day(instant: string): string {
  return formatDate(todayIso(new Date(instant)));
}
