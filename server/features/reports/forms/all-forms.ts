import type { ReportForm } from "@roundtable/shared/reports.ts";
import type { FunderForm } from "./funder-form.ts";
import { leMeasures1 } from "./le-measures-1.ts";
import { ncState1 } from "./nc-state-1.ts";
import { otip1 } from "./otip-1.ts";
import { ovcHt1 } from "./ovc-ht-1.ts";
import { vocaPmt1 } from "./voca-pmt-1.ts";

/** Every version of every form, the latest of a form last: reports made with an older one are read with it. */
export const allForms: readonly FunderForm[] = [ovcHt1, vocaPmt1, otip1, leMeasures1, ncState1];

/** The form that a report was made with. @throws Error when the version is gone, which is a defect of ours */
export function formOf(code: string, version: number): FunderForm {
  const form = allForms.find((one) => one.code === code && one.version === version);
  if (!form) throw new Error(`form ${code} ${version} is gone`);
  return form;
}

/** The version of a form that a new report is made with. */
export function latestForm(code: ReportForm): FunderForm {
  const form = allForms.findLast((one) => one.code === code);
  if (!form) throw new Error(`there is no form ${code}`);
  return form;
}
