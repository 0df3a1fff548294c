import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import type { AssessmentsPageQuery } from "./self-assessment.graphql.ts";

/** The one that is open, with the next thing to do about it. */
export function OpenNow({ assessment }: { assessment: AssessmentsPageQuery["selfAssessments"][number] }) {
  const { id, year, closesOn, answered, ownFinishedAt, viewerCan } = assessment;
  const act = !viewerCan.includes("RATE") ? m.assess_act_see() : ownFinishedAt === null ? m.assess_act_rate() : m.assess_act_go_on();
  return (
    <Sheet labelledBy="open-now">
      <Stack>
        <h2 id="open-now">{m.assess_name({ year: String(year) })}</h2>
        <p>
          {m.assess_state_open({ date: formatDate(closesOn) })}. {m.assess_answered_count({ count: answered.length })}.{" "}
          {ownFinishedAt === null ? null : m.assess_finished_body({ date: formatDate(todayIso(new Date(ownFinishedAt))) })}
        </p>
        <div>
          <ButtonLink to="/m/y/$id" params={{ id }} kind={ownFinishedAt === null ? "primary" : "second"}>
            {act}
          </ButtonLink>
        </div>
      </Stack>
    </Sheet>
  );
}
