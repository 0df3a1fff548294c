import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { inList } from "./in-list.ts";
import type { ReportPage_reportFragment } from "./reports.graphql.ts";
import styles from "./next-step.module.css";

/** What is next with a report, for whoever reads it. */
export function NextStep({ report }: { report: ReportPage_reportFragment }) {
  const { id, ownEntry } = report;
  const { title, body } = wordsFor(report);
  const isOwnTurn = ownEntry?.viewerCan.includes("ENTER") === true;
  return (
    <Sheet labelledBy="next">
      <div>
        <h2 id="next" className={styles.title}>
          {title}
        </h2>
        <p>{body}</p>
      </div>
      {ownEntry ? (
        <Cluster>
          <ButtonLink kind={isOwnTurn ? "primary" : "second"} to="/g/n/$id" params={{ id }}>
            {isOwnTurn ? m.reports_enter() : m.reports_see_own()}
          </ButtonLink>
        </Cluster>
      ) : null}
    </Sheet>
  );
}

function wordsFor({ state, entries, ownEntry, filing, viewerCan }: ReportPage_reportFragment): { title: string; body: string } {
  const waiting = entries.filter((entry) => entry.state === "DRAFT" || entry.state === "RETURNED");
  const others = waiting.filter(({ isOwn }) => !isOwn).map(({ agency }) => agency.name);
  const onOthers = others.length === 0 ? "" : m.reports_next_others({ agencies: inList(others) });
  if (ownEntry?.viewerCan.includes("ENTER"))
    return ownEntry.state === "RETURNED"
      ? { title: m.reports_next_returned(), body: onOthers }
      : { title: m.reports_next_enter(), body: m.reports_next_enter_body() };
  if (state === "FILED")
    return {
      title: m.reports_next_filed(),
      body: filing ? m.reports_filed_by({ date: formatDate(filing.filedOn), name: filing.filedBy?.name ?? "" }) : m.reports_next_filed_body(),
    };
  if (state === "IN_REVIEW")
    return { title: m.reports_next_review(), body: viewerCan.includes("FILE") ? m.reports_next_review_body() : m.reports_next_review_wait() };
  return { title: m.reports_next_waiting({ count: waiting.length }), body: onOthers };
}
