import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";

/** What is typed about somebody who is invited. */
export type InviteForm = { name: string; email: string; workPhone: string; locale: Locale };
type Errors = Readonly<Record<"invite-name" | "invite-email" | "invite-phone", string | undefined>>;

/** Who is invited, where the mail goes, and in which language it is written. */
export function InviteFields({ form, errors, onChange }: { form: InviteForm; errors: Errors; onChange: (some: Partial<InviteForm>) => void }) {
  const said = (field: keyof Errors) => errors[field] !== undefined && { error: errors[field] };
  return (
    <>
      <TextField
        id="invite-name"
        label={m.people_name()}
        {...said("invite-name")}
        value={form.name}
        onChange={(name) => onChange({ name })}
        autoComplete="off"
        maxLength={120}
      />
      <TextField
        id="invite-email"
        type="email"
        label={m.people_email()}
        hint={m.people_email_hint()}
        {...said("invite-email")}
        value={form.email}
        onChange={(email) => onChange({ email })}
        autoComplete="off"
        maxLength={254}
      />
      <TextField
        id="invite-phone"
        type="tel"
        label={m.people_phone()}
        hint={m.people_phone_hint()}
        {...said("invite-phone")}
        value={form.workPhone}
        onChange={(workPhone) => onChange({ workPhone })}
        autoComplete="off"
      />
      <ChoiceChips
        label={m.people_language()}
        value={form.locale}
        onChange={(locale) => onChange({ locale })}
        options={[
          { value: "en", label: m.referrals_language_english() },
          { value: "es", label: m.referrals_language_spanish() },
        ]}
      />
    </>
  );
}

/** What is wrong with each field, by the id of the field. */
export function inviteErrors(issues: readonly Issue[]): Errors {
  return {
    "invite-name": issueWords(issues, "name", m.people_name_missing()),
    "invite-email": issues.some(({ field }) => field === "email") ? m.people_email_missing() : undefined,
    "invite-phone": issues.some(({ field }) => field === "workPhone") ? m.people_phone_missing() : undefined,
  };
}
