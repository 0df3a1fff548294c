import { m } from "@roundtable/shared/i18n/messages.js";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";

/** What is typed about a task force; `regions` holds one name a line. */
export type TaskForceForm = { name: string; timeZone: string; usual: string; longest: string; regions: string };
type Errors = Readonly<Record<"task-force-name" | "task-force-zone" | "task-force-usual" | "task-force-longest" | "task-force-regions", string | undefined>>;

const zones = Intl.supportedValuesOf("timeZone");
/** The zones of the United States before all others: the hub is built for task forces there. */
const near = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"];
const zoneOptions = [...near, ...zones.filter((zone) => !near.includes(zone))].map((value) => ({ value, label: value.replaceAll("_", " ") }));

/** The fields of a task force, new or there already. */
export function TaskForceFields({
  form,
  errors,
  onChange,
  isNew = true,
}: {
  form: TaskForceForm;
  errors: Errors;
  onChange: (some: Partial<TaskForceForm>) => void;
  isNew?: boolean;
}) {
  const said = (field: keyof Errors) => errors[field] !== undefined && { error: errors[field] };
  return (
    <>
      <TextField
        id="task-force-name"
        label={m.hub_task_force_name()}
        {...said("task-force-name")}
        value={form.name}
        onChange={(name) => onChange({ name })}
        maxLength={120}
      />
      <SelectField
        id="task-force-zone"
        label={m.hub_zone()}
        hint={m.hub_zone_hint()}
        {...said("task-force-zone")}
        value={form.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        options={zoneOptions}
      />
      <TextField
        id="task-force-usual"
        label={m.hub_default_days()}
        {...said("task-force-usual")}
        value={form.usual}
        onChange={(usual) => onChange({ usual })}
        inputMode="numeric"
        width="short"
      />
      <TextField
        id="task-force-longest"
        label={m.hub_maximum_days()}
        hint={m.hub_days_hint()}
        {...said("task-force-longest")}
        value={form.longest}
        onChange={(longest) => onChange({ longest })}
        inputMode="numeric"
        width="short"
      />
      <TextField
        id="task-force-regions"
        label={isNew ? m.hub_regions() : m.hub_regions_more()}
        hint={m.hub_regions_hint()}
        {...said("task-force-regions")}
        value={form.regions}
        onChange={(regions) => onChange({ regions })}
        rows={4}
      />
    </>
  );
}

/** What is wrong with each field, by the id of the field. */
export function taskForceErrors(issues: readonly Issue[], { usual, longest }: TaskForceForm): Errors {
  const isOutOfOrder = daysOf(usual) > daysOf(longest) && daysOf(usual) <= 90;
  return {
    "task-force-name": issueWords(issues, "name", m.hub_name_missing()),
    "task-force-zone": issueWords(issues, "timeZone", m.hub_zone_missing()),
    "task-force-usual": issueWords(issues, "consentDefaultDays", isOutOfOrder ? m.hub_days_order() : m.hub_days_missing()),
    "task-force-longest": issueWords(issues, "consentMaximumDays", m.hub_days_missing()),
    "task-force-regions": issueWords(issues, "regions", m.hub_regions_missing()) ?? issueWords(issues, "newRegions", m.hub_regions_missing()),
  };
}

/** A typed number of days; not a number where it is none, which no schema accepts. */
export function daysOf(typed: string): number {
  return /^\d+$/u.test(typed.trim()) ? Number(typed) : Number.NaN;
}

/** The names that were typed, one a line. */
export function linesOf(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
