import { longestMonths } from "@roundtable/shared/minutes.ts";
import { addMonths } from "#features/roadmap/rules.ts";

/** Whether minutes of a closed session may be kept until this day: from tomorrow on, and for ten years at the most. */
export function canEndOn(day: string, today: string): boolean {
  return day > today && day <= addMonths(today, longestMonths);
}
