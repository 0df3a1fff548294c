import { m } from "@roundtable/shared/i18n/messages.js";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { attestations, type Attestation, type ChangeConsent, type ConsentDraft } from "./consent-form.ts";
import { recipientWarning } from "./consent-words.ts";
import type { Recipient } from "./whom-step.tsx";

type ConsentAttestProps = { form: ConsentDraft; change: ChangeConsent; recipient: Recipient; errorOf: (field: string) => string | undefined };

const words: Record<Attestation, (about: { agency: string }) => string> = {
  formNamesRecipientAttested: m.journey_attest_form,
  mayRefuseAttested: () => m.journey_attest_refuse(),
  signerNotAbuserAttested: () => m.journey_attest_signer(),
  privilegeWarningAttested: m.journey_attest_privilege,
};

/** What the worker confirms, with the warning that fits this kind of agency (CR-34). */
export function ConsentAttest({ form, change, recipient, errorOf }: ConsentAttestProps) {
  return (
    <Section title={m.journey_attest_title()}>
      <Stack gap="s">
        <Note title={m.journey_warning_title()}>{recipientWarning(recipient)}</Note>
        {attestations.map((name) => (
          <Checkbox
            key={name}
            id={name}
            label={words[name]({ agency: recipient.name })}
            error={errorOf(name)}
            isSelected={form[name]}
            onChange={(isSelected) => change({ [name]: isSelected })}
          />
        ))}
      </Stack>
    </Section>
  );
}
