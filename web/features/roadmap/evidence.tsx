import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import { entryName } from "../trainings/words.ts";
import { AttachEvidence } from "./attach-evidence.tsx";
import { filedReportName, minutesName } from "./words.ts";
import { DetachEvidence } from "./detach-evidence.tsx";
import styles from "./evidence.module.css";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";

type One = MilestonePage_milestoneFragment["evidence"][number];

/** What is said of a record that still proves something. */
const goodWords: Record<Exclude<One["kind"], "LINK">, () => string> = {
  AGREEMENT: m.roadmap_evidence_live,
  TRAINING: m.roadmap_evidence_in_log,
  REPORT: m.roadmap_evidence_filed,
  MINUTES: m.roadmap_evidence_approved,
};

/** What shows that a milestone is in place. A record that has ended says so here, on the lists and on the map (RM-5). */
export function Evidence({ milestone }: { milestone: MilestonePage_milestoneFragment }) {
  const { evidence, viewerCan } = milestone;
  const canAttach = viewerCan.includes("ATTACH_EVIDENCE");
  return (
    <Section title={m.roadmap_evidence_title()}>
      <Stack>
        {evidence.length === 0 ? (
          <Empty title={m.roadmap_evidence_none()}>{m.roadmap_evidence_none_more()}</Empty>
        ) : (
          <ul className={styles.list}>
            {evidence.map((one) => (
              <li key={one.id} className={styles.item}>
                <div className={styles.words}>
                  <p className={styles.what}>
                    <What evidence={one} />
                  </p>
                  {one.minutes ? <p>{m.roadmap_evidence_minutes_attended({ count: one.minutes.agencies })}</p> : null}
                  {one.note !== null && one.kind !== "LINK" ? <p>{one.note}</p> : null}
                  <small className={styles.when}>{m.roadmap_evidence_added({ date: formatDate(todayIso(new Date(one.attachedAt))) })}</small>
                </div>
                {one.broken ? (
                  <Chip tone="clay" icon={<TriangleAlert />}>
                    {m.roadmap_evidence_broken()}
                  </Chip>
                ) : one.kind === "LINK" ? null : (
                  <Chip tone="green" icon={<CircleCheck />}>
                    {goodWords[one.kind]()}
                  </Chip>
                )}
                {canAttach ? <DetachEvidence evidenceId={one.id} name={evidenceName(one)} /> : null}
              </li>
            ))}
          </ul>
        )}
        {canAttach ? (
          <Unfold kind="second" label={m.roadmap_evidence_add()}>
            {(close) => <AttachEvidence milestone={milestone} onDone={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </Section>
  );
}

function What({ evidence }: { evidence: One }) {
  const { agency, training, report, minutes, url } = evidence;
  if (evidence.kind === "LINK" && url !== null)
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {evidenceName(evidence)} <VisuallyHidden>({m.roadmap_evidence_opens()})</VisuallyHidden>
      </a>
    );
  if (training)
    return (
      <Link to="/m/t/$id" params={{ id: training.id }}>
        {evidenceName(evidence)}
      </Link>
    );
  if (report)
    return (
      <Link to="/g/r/$id" params={{ id: report.id }}>
        {evidenceName(evidence)}
      </Link>
    );
  if (minutes)
    return (
      <Link to="/t/m/$id" params={{ id: minutes.id }}>
        {evidenceName(evidence)}
      </Link>
    );
  if (agency)
    return (
      <Link to="/a/$id" params={{ id: agency.id }}>
        {evidenceName(evidence)}
      </Link>
    );
  return evidenceName(evidence);
}

function evidenceName({ kind, agency, training, report, filedOn, minutes, approvedOn, broken, note }: One): string {
  if (kind === "LINK") return note ?? m.roadmap_evidence_link();
  if (kind === "TRAINING")
    return training ? m.roadmap_evidence_training_named({ name: entryName(training), date: formatDate(training.heldOn) }) : m.roadmap_evidence_training_gone();
  if (kind === "REPORT") {
    if (broken || filedOn === null) return m.roadmap_evidence_report_gone();
    return report ? filedReportName(report, filedOn) : m.roadmap_evidence_report_filed({ date: formatDate(filedOn) });
  }
  if (kind === "MINUTES") {
    if (broken || approvedOn === null) return m.roadmap_evidence_minutes_gone();
    return minutes ? minutesName(minutes) : m.roadmap_evidence_minutes_approved({ date: formatDate(approvedOn) });
  }
  return agency ? m.roadmap_evidence_agreement({ agency: agency.name }) : m.roadmap_evidence_agreement_gone();
}
