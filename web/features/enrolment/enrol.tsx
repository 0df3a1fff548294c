import type { FactorWay } from "@roundtable/shared/auth.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState, type ReactNode } from "react";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { browserHasPasskeys } from "../auth/passkeys.ts";
import { AppSetup } from "./app-setup.tsx";
import { ChooseWay, type Way } from "./choose-way.tsx";
import { PasskeySetup } from "./passkey-setup.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

type EnrolProps = {
  ways: readonly FactorWay[];
  /** The way that was chosen already. */
  chosen?: Way | null;
  onDone: () => Promise<void>;
  /** The ten minutes of this step are over. */
  onEnded: () => void;
  /** Another way on, under the sheet, until the recovery codes are shown. */
  aside?: ReactNode;
};

/** The first second factor: which, setting it up, and the recovery codes that come with it. */
export function Enrol({ ways, chosen = null, onDone, onEnded, aside }: EnrolProps) {
  const toast = useToast();
  const possible = possibleWays(ways);
  const [way, setWay] = useState<Way | null>(chosen ?? (possible.length === 1 ? (possible[0] ?? null) : null));
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const take = (recoveryCodes: readonly string[]) => {
    if (recoveryCodes.length > 0) return setCodes(recoveryCodes);
    if (way === "PASSKEY") toast(m.enrolment_passkey_second());
    void onDone();
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={() => void onDone()} />;
  return (
    <>
      <PageTitle title={way === null ? m.enrolment_way() : way === "PASSKEY" ? m.enrolment_passkey_title() : m.enrolment_app_title()} />
      <Sheet>
        {way === null ? <ChooseWay ways={possible} needsPassword={false} onChosen={setWay} /> : null}
        {way === "PASSKEY" ? <PasskeySetup name={m.enrolment_passkey_name()} onDone={take} /> : null}
        {way === "TOTP" ? <AppSetup onDone={take} onEnded={onEnded} /> : null}
      </Sheet>
      {aside === undefined ? null : <div>{aside}</div>}
    </>
  );
}

/** What can be set up here: a passkey only in a browser that knows them. */
export function possibleWays(ways: readonly FactorWay[]): Way[] {
  return (["PASSKEY", "TOTP"] as const).filter((way) => ways.includes(way) && (way !== "PASSKEY" || browserHasPasskeys()));
}
