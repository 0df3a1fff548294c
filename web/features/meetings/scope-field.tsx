import { m } from "@roundtable/shared/i18n/messages.js";
import type { MeetingScope } from "@roundtable/shared/meetings.ts";
import { formatDate } from "#web/lib/dates.ts";
import { RadioRows } from "#web/ui/radio-rows.tsx";

type ScopeFieldProps = { onDay: string; value: MeetingScope | null; onChange: (scope: MeetingScope) => void; error: string | undefined };

/** Which meetings of a series something is for. Nothing is chosen beforehand. */
export function ScopeField({ onDay, value, onChange, error }: ScopeFieldProps) {
  const day = formatDate(onDay);
  return (
    <RadioRows
      id="scope"
      label={m.meetings_scope()}
      {...(error !== undefined && { error })}
      value={value}
      onChange={onChange}
      options={[
        { value: "ONE", label: m.meetings_scope_one(), hint: m.meetings_scope_one_hint({ day }) },
        { value: "FOLLOWING", label: m.meetings_scope_following(), hint: m.meetings_scope_following_hint({ day }) },
        { value: "ALL", label: m.meetings_scope_all(), hint: m.meetings_scope_all_hint() },
      ]}
    />
  );
}
