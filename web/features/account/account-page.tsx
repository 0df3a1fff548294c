import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { turnPage } from "#web/lib/arrival.ts";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { RecoveryCodes } from "../enrolment/recovery-codes.tsx";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import styles from "./account-page.module.css";
import { AccountPageDocument } from "./account.graphql.ts";
import { MyFactors } from "./my-factors.tsx";
import { MyLanguage } from "./my-language.tsx";
import { MyPassword } from "./my-password.tsx";
import { MySessions } from "./my-sessions.tsx";

/** One's own account: each part is a section of its own. New recovery codes take the whole page until they are kept. */
export function AccountPage() {
  const { data, error, refetch } = useQuery(AccountPageDocument, { fetchPolicy: "cache-and-network" });
  const [codes, setCodes] = useState<readonly string[]>([]);
  const show = (recoveryCodes: readonly string[]) => {
    if (recoveryCodes.length !== codes.length) turnPage();
    setCodes(recoveryCodes);
  };
  if (codes.length > 0)
    return (
      <div className={styles.page}>
        <RecoveryCodes codes={codes} onKept={() => show([])} />
      </div>
    );
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const renew = () => void refetch().catch(() => undefined);
  return (
    <div className={styles.page}>
      <PageTitle title={m.account_title()} lead={m.account_lead()} />
      <StaleNote />
      <Stack gap="l">
        <MyFactors
          viewer={data.viewer}
          passkeysAvailable={data.passkeysAvailable}
          onChanged={(recoveryCodes) => {
            show(recoveryCodes);
            renew();
          }}
        />
        <MyPassword hasPassword={data.viewer.hasPassword} onChanged={renew} />
        <MySessions sessions={data.sessions} onChanged={renew} />
        <MyLanguage />
      </Stack>
    </div>
  );
}
