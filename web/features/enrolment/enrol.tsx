import type { FactorWay } from "@roundtable/shared/auth.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { turnPage } from "#web/lib/arrival.ts";
import { Button } from "#web/ui/button.tsx";
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
  /** Where another way is chosen that cannot be set up from here, as a password that is still missing. */
  onAnother?: () => void;
};

/** The first second factor: which, setting it up, and the recovery codes that come with it. Not every device makes passkeys, so there is a way back to the choice. */
export function Enrol({ ways, chosen = null, onDone, onEnded, onAnother }: EnrolProps) {
  const toast = useToast();
  const possible = possibleWays(ways);
  const [way, setWay] = useState<Way | null>(chosen ?? (possible.length === 1 ? (possible[0] ?? null) : null));
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const choose = (next: Way | null) => {
    turnPage();
    setWay(next);
  };
  const take = (recoveryCodes: readonly string[]) => {
    if (way === "PASSKEY") toast(m.enrolment_passkey_second());
    if (recoveryCodes.length === 0) return void onDone();
    turnPage();
    setCodes(recoveryCodes);
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={() => void onDone()} />;
  const back = possible.length > 1 ? () => choose(null) : onAnother;
  return (
    <>
      <PageTitle key={way} title={way === null ? m.enrolment_way() : way === "PASSKEY" ? m.enrolment_passkey_title() : m.enrolment_app_title()} />
      <Sheet>
        {way === null ? <ChooseWay ways={possible} needsPassword={false} onChosen={choose} /> : null}
        {way === "PASSKEY" ? <PasskeySetup name={m.enrolment_passkey_name()} onDone={take} /> : null}
        {way === "TOTP" ? <AppSetup onDone={take} onEnded={onEnded} /> : null}
      </Sheet>
      {way === null || !back ? null : (
        <div>
          <Button kind="quiet" onPress={back}>
            {m.enrolment_other_way()}
          </Button>
        </div>
      )}
    </>
  );
}

/** What can be set up here: a passkey only in a browser that knows them. */
export function possibleWays(ways: readonly FactorWay[]): Way[] {
  return (["PASSKEY", "TOTP"] as const).filter((way) => ways.includes(way) && (way !== "PASSKEY" || browserHasPasskeys()));
}
