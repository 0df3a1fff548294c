import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { formatDayTime } from "#web/lib/dates.ts";
import { Cluster } from "#web/ui/cluster.tsx";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { browserHasPasskeys } from "../auth/passkeys.ts";
import { AppSetup } from "../enrolment/app-setup.tsx";
import styles from "./account-page.module.css";
import type { AccountPageQuery } from "./account.graphql.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { RemoveFactor } from "./remove-factor.tsx";
import { RenewCodes } from "./renew-codes.tsx";

type Mine = NonNullable<AccountPageQuery["viewer"]>;
type MyFactorsProps = {
  viewer: Mine;
  passkeysAvailable: boolean;
  /** Told the new recovery codes, or none. */
  onChanged: (recoveryCodes: readonly string[]) => void;
};

/** Passkeys, the authenticator app and the recovery codes. Each change asks for the second factor first. */
export function MyFactors({ viewer, passkeysAvailable, onChanged }: MyFactorsProps) {
  const [adding, setAdding] = useState<"passkey" | "app" | null>(null);
  const toast = useToast();
  const { factors, hasPassword, recoveryCodesLeft } = viewer;
  const hasApp = factors.some(({ kind }) => kind === "TOTP");
  const hasPasskeys = passkeysAvailable && browserHasPasskeys();
  const finish = (said: string) => (codes: readonly string[]) => {
    setAdding(null);
    toast(said);
    onChanged(codes);
  };
  const toggle = (which: "passkey" | "app") => setAdding(adding === which ? null : which);
  return (
    <Section title={m.account_factors()}>
      <Sheet>
        <Stack>
          <p className={styles.small}>{m.account_factors_hint()}</p>
          <ul className={styles.list}>
            {factors.map((factor) => (
              <li key={factor.id}>
                <div className={styles.what}>
                  <span className={styles.name}>{factorName(factor)}</span>
                  <span className={styles.small}>
                    {m.account_factor_added({ when: formatDayTime(factor.createdAt) })} ·{" "}
                    {factor.lastUsedAt === null ? m.account_factor_unused() : m.account_factor_used({ when: formatDayTime(factor.lastUsedAt) })}
                  </span>
                </div>
                <RemoveFactor id={factor.id} name={factorName(factor)} onRemoved={() => onChanged([])} />
              </li>
            ))}
            {hasApp && hasPassword ? (
              <li>
                <div className={styles.what}>
                  <span className={styles.name}>{m.account_codes()}</span>
                  <span className={styles.small}>{recoveryCodesLeft === 0 ? m.account_codes_none() : m.account_codes_left({ count: recoveryCodesLeft })}</span>
                </div>
                <RenewCodes onRenewed={onChanged} />
              </li>
            ) : null}
          </ul>
          <Cluster>
            {hasPasskeys ? (
              <Button kind="second" aria-expanded={adding === "passkey"} onPress={() => toggle("passkey")}>
                {m.account_passkey_add()}
              </Button>
            ) : null}
            {hasPassword ? (
              <Button kind="second" aria-expanded={adding === "app"} onPress={() => toggle("app")}>
                {hasApp ? m.account_totp_replace() : m.account_totp_add()}
              </Button>
            ) : null}
          </Cluster>
          {hasPasskeys ? null : <p className={styles.small}>{m.account_passkey_unavailable()}</p>}
          {hasPassword ? null : <p className={styles.small}>{m.account_totp_needs_password()}</p>}
          {adding === "passkey" ? <AddPasskey onDone={finish(m.account_passkey_added())} /> : null}
          {adding === "app" ? <AppSetup onDone={finish(m.account_totp_added())} onEnded={() => setAdding(null)} /> : null}
        </Stack>
      </Sheet>
    </Section>
  );
}

function factorName({ kind, name }: Mine["factors"][number]): string {
  return kind === "TOTP" ? m.account_factor_totp() : m.account_factor_passkey({ name: name ?? "" });
}
