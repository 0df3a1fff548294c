import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import styles from "./audience-sum.module.css";
import { standingOf, type TrainingForm } from "./training-form.ts";

/** Whether the groups add up to everybody who came, while one types. */
export function AudienceSum({ form }: { form: Pick<TrainingForm, "attendees" | "audience"> }) {
  const [words, look, Sign] = said(form);
  return (
    <p role="status" className={classNames(styles.sum, styles[look])}>
      {words === "" ? null : <Sign />}
      {words}
    </p>
  );
}

function said(form: Pick<TrainingForm, "attendees" | "audience">) {
  const standing = standingOf(form);
  if (standing === null) return ["", "open", CircleDashed] as const;
  const { sum, attendees } = standing;
  if (attendees === null) return [m.trainings_sum_open({ count: sum }), "open", CircleDashed] as const;
  if (sum < attendees) return [m.trainings_sum_short({ missing: attendees - sum, count: attendees }), "open", CircleDashed] as const;
  if (sum > attendees) return [m.trainings_sum_over({ over: sum - attendees, count: attendees }), "over", TriangleAlert] as const;
  return [m.trainings_sum_right({ count: sum }), "right", CircleCheck] as const;
}
