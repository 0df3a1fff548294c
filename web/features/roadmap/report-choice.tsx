import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Stack } from "#web/ui/stack.tsx";
import type { FiledReports } from "./use-filed-reports.ts";

type ReportChoiceProps = { reports: FiledReports; value: string; onChange: (id: string) => void; error: string | undefined };

/** One report that was filed, of those whose filing the reader sees. */
export function ReportChoice({ reports: { options, hasMore, isBusy, showMore }, value, onChange, error }: ReportChoiceProps) {
  return (
    <Stack gap="s">
      <SelectField
        id="reportId"
        label={m.roadmap_evidence_report()}
        {...(options.length === 0 && { hint: m.roadmap_evidence_report_none() })}
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
