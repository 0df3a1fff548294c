import { lazy, Suspense } from "react";
import field from "./field.module.css";
import type { DatePickerProps } from "./date-picker.tsx";

// The calendar is the heaviest part of all, so it comes only where a day is asked for.
const DatePicker = lazy(async () => ({ default: (await import("./date-picker.tsx")).DatePicker }));

/** A day, typed or chosen from a calendar. Values are plain dates such as `2026-11-23`. */
export function DateField(props: DatePickerProps) {
  return (
    <Suspense
      fallback={
        <div className={field.field} aria-busy="true">
          <span className={field.label}>{props.label}</span>
        </div>
      }
    >
      <DatePicker {...props} />
    </Suspense>
  );
}
