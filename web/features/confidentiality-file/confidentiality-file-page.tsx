import { useQuery } from "@apollo/client/react";
import Printer from "lucide-react/icons/printer";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, formatTime, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Parts } from "../people/parts.tsx";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { ConfidentialityFilePageDocument } from "./confidentiality-file.graphql.ts";
import styles from "./confidentiality-file.module.css";
import { FileAgency } from "./file-agency.tsx";

/** What shows that confidentiality is kept (CR-26), on one page that can be printed. */
export function ConfidentialityFilePage() {
  const { data, error, refetch } = useQuery(ConfidentialityFilePageDocument, { fetchPolicy: "network-only" });
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, confidentialityFile: file } = data;
  if (file === null) return <NotFound />;
  const isWholeTable = viewer.operator || viewer.seats.includes("COORDINATOR");
  return (
    <>
      <Parts />
      <PageTitle
        title={m.file_title()}
        lead={m.file_lead()}
        actions={
          <span className={styles.screen}>
            <Button kind="second" icon={<Printer />} onPress={() => print()}>
              {m.file_print()}
            </Button>
          </span>
        }
      />
      <StaleNote />
      <Stack gap="l">
        <div>
          <p>
            <strong>{m.file_as_of({ when: `${formatDate(todayIso(new Date(file.asOf)))}, ${formatTime(file.asOf)}`, name: viewer.agency.name })}</strong>
          </p>
          <p>
            {isWholeTable ? m.file_scope_table({ taskForce: viewer.taskForce.name }) : m.file_scope_own()} {m.file_no_survivor()}
          </p>
          <p className={styles.screen}>
            <Link to="/a/statement">{m.people_part_statement()}</Link>
          </p>
        </div>
        {file.agencies.map((one) => (
          <FileAgency key={one.agency.id} entry={one} timeZone={viewer.taskForce.timeZone} />
        ))}
      </Stack>
    </>
  );
}
