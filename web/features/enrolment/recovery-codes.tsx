import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import styles from "./recovery-codes.module.css";

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void };

/** The recovery codes, shown this once. One goes on after saying that they are kept. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const [isKept, setKept] = useState(false);
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const lines = codes.map(inGroups);
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(lines.join("\n")).then(
      () => true,
      () => false,
    );
    setCopied(isCopied ? "yes" : "no");
  };
  return (
    <>
      <PageTitle title={m.enrolment_codes_title()} lead={m.enrolment_codes_lead()} />
      <Sheet>
        <Stack>
          <ol className={styles.list} aria-label={m.enrolment_codes_list()} translate="no">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p>{m.enrolment_codes_where()}</p>
          <div className={styles["hidden-on-paper"]}>
            <Stack>
              <Cluster>
                <Button kind="second" onPress={() => void copy()}>
                  {m.enrolment_codes_copy()}
                </Button>
                <Button kind="second" onPress={() => print()}>
                  {m.enrolment_codes_print()}
                </Button>
              </Cluster>
              {copied === null ? null : (
                <Note tone={copied === "yes" ? "green" : "amber"} isAlert>
                  {copied === "yes" ? m.enrolment_codes_copied() : m.enrolment_codes_not_copied()}
                </Note>
              )}
              <Checkbox label={m.enrolment_codes_kept()} isSelected={isKept} onChange={setKept} />
              <Button onPress={onKept} {...(!isKept && { notYet: m.enrolment_codes_not_yet() })}>
                {m.enrolment_go()}
              </Button>
            </Stack>
          </div>
        </Stack>
      </Sheet>
    </>
  );
}

/** `0123456789ABCDEF` → `0123-4567-89AB-CDEF`. */
function inGroups(code: string): string {
  return (code.replaceAll("-", "").match(/.{1,4}/gu) ?? []).join("-");
}
