import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Stack } from "#web/ui/stack.tsx";

/** Records of one kind that may be evidence, with the way to those further back. */
export type Records = { options: { value: string; label: string }[]; isLoaded: boolean; hasMore: boolean; isBusy: boolean; showMore: () => void };
type RecordChoiceProps = {
  id: string;
  label: string;
  none: string;
  records: Records;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
};

/** One record of the hub, the latest first. */
export function RecordChoice({ id, label, none, records, value, onChange, error }: RecordChoiceProps) {
  const { options, isLoaded, hasMore, isBusy, showMore } = records;
  return (
    <Stack gap="s">
      <SelectField
        id={id}
        label={label}
        {...(isLoaded && options.length === 0 && { hint: none })}
        {...(error !== undefined && { error })}
        value={value}
        onChange={onChange}
        options={options}
      />
      {hasMore ? (
        <div>
          <Button kind="quiet" isBusy={isBusy} busyText={m.ui_loading()} onPress={showMore}>
            {m.roadmap_evidence_training_more()}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}
