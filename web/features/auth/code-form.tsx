import { m } from "@roundtable/shared/i18n/messages.js";
import { useState, type ReactNode } from "react";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { codeError, type CodeTrouble } from "./code-trouble.ts";
import { NoAnswerNote } from "./no-answer-note.tsx";

type CodeFormProps = {
  /** Six digits of the authenticator app, or one of the recovery codes. */
  kind: "app" | "recovery";
  id: string;
  submitLabel: string;
  /** Tries a code; tells what stood in its way. */
  onCode: (code: string) => Promise<CodeTrouble | null>;
  /** Other ways on, beside the button. */
  children?: ReactNode;
  hasFocus?: boolean;
};

const shapes = { app: /^\d{6}$/u, recovery: /^[0-9a-z]{16}$/iu };

/** One box for one code. What was typed stays when it does not fit; spaces and hyphens do not count. */
export function CodeForm({ kind, id, submitLabel, onCode, children, hasFocus }: CodeFormProps) {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState<CodeTrouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isApp = kind === "app";

  const submit = async () => {
    const bare = code.replaceAll(/[\s-]/gu, "");
    setTrouble(null);
    setBusy(true);
    const found = shapes[kind].test(bare) ? await onCode(bare) : "missing";
    setBusy(false);
    setTrouble(found);
    if (found !== null) requestAnimationFrame(() => document.getElementById(id)?.focus());
  };

  const error = codeError(trouble, kind);
  return (
    <Form onSubmit={() => void submit()}>
      {trouble !== null && typeof trouble === "object" && "minutes" in trouble ? (
        <Note tone="clay" isAlert>
          {m.auth_wait({ minutes: trouble.minutes })}
        </Note>
      ) : null}
      <NoAnswerNote why={trouble === "unreachable" || trouble === "cancelled" ? trouble : null} />
      <TextField
        id={id}
        label={isApp ? m.auth_code() : m.auth_recovery()}
        hint={isApp ? m.auth_code_hint() : m.auth_recovery_hint()}
        value={code}
        onChange={setCode}
        autoComplete={isApp ? "one-time-code" : "off"}
        inputMode={isApp ? "numeric" : "text"}
        spellCheck="false"
        {...(isApp && { width: "code" })}
        {...(hasFocus && { autoFocus: true })}
        {...(error !== undefined && { error })}
      />
      <Cluster>
        <Button type="submit" isBusy={isBusy}>
          {submitLabel}
        </Button>
        {children}
      </Cluster>
    </Form>
  );
}
