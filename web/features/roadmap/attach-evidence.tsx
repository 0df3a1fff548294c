import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { AttachEvidenceInput, textLength } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AgencyChoicesDocument } from "./agency-choices.graphql.ts";
import { errorsOf, issueWords } from "./issue-words.ts";
import { MinutesChoice } from "./minutes-choice.tsx";
import type { MilestonePage_milestoneFragment } from "./roadmap.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { RecordChoice } from "./record-choice.tsx";
import { AttachEvidenceDocument } from "./steps/attach-evidence.graphql.ts";
import { TrainingChoice } from "./training-choice.tsx";
import { useChange } from "./use-change.ts";
import { useFiledReports } from "./use-filed-reports.ts";

type Kind = MilestonePage_milestoneFragment["evidence"][number]["kind"];
type AttachEvidenceProps = { milestone: MilestonePage_milestoneFragment; onDone: () => void };

/** Points a milestone at a record of the hub, or at a document kept elsewhere. Nothing is uploaded. */
export function AttachEvidence({ milestone, onDone }: AttachEvidenceProps) {
  const [kind, setKind] = useState<Kind | null>(null);
  const [agreementId, setAgreementId] = useState("");
  const [trainingId, setTrainingId] = useState("");
  const [reportId, setReportId] = useState("");
  const [minutesId, setMinutesId] = useState("");
  const [url, setUrl] = useState("");
  const [note, setNote] = useState("");
  const { data } = useQuery(AgencyChoicesDocument, { fetchPolicy: "cache-and-network" });
  const reports = useFiledReports();
  const toast = useToast();
  const step = useChange({ document: AttachEvidenceDocument, check: AttachEvidenceInput });
  const live = (data?.agencies.nodes ?? []).flatMap(({ name, agreement }) => (agreement?.live ? [{ value: agreement.id, label: name }] : []));

  const submit = async () => {
    const isDone = await step.send((clientKey) => ({
      clientKey,
      milestoneId: milestone.id,
      kind: kind as Kind,
      agreementId: kind === "AGREEMENT" && agreementId !== "" ? agreementId : null,
      trainingId: kind === "TRAINING" && trainingId !== "" ? trainingId : null,
      reportId: kind === "REPORT" && reportId !== "" ? reportId : null,
      minutesId: kind === "MINUTES" && minutesId !== "" ? minutesId : null,
      url: kind === "LINK" && url.trim() !== "" ? url.trim() : null,
      note: note.trim() === "" ? null : note,
    }));
    if (!isDone) return;
    toast(m.roadmap_evidence_attached());
    onDone();
  };
  const errorOf = {
    kind: issueWords(step.issues, "kind", m.roadmap_evidence_kind_missing()),
    agreementId: issueWords(step.issues, "agreementId", m.roadmap_evidence_whose_missing()),
    trainingId: issueWords(step.issues, "trainingId", m.roadmap_evidence_training_missing()),
    reportId: issueWords(step.issues, "reportId", m.roadmap_evidence_report_missing()),
    minutesId: issueWords(step.issues, "minutesId", m.roadmap_evidence_minutes_missing()),
    url: issueWords(step.issues, "url", m.roadmap_evidence_url_missing()),
    note: issueWords(step.issues, "note", m.roadmap_text_long()),
  };
  const agreement = (
    <SelectField
      id="agreementId"
      label={m.roadmap_evidence_whose()}
      {...(data && live.length === 0 && { hint: m.roadmap_evidence_whose_none() })}
      {...(errorOf.agreementId !== undefined && { error: errorOf.agreementId })}
      value={agreementId}
      onChange={setAgreementId}
      options={live}
    />
  );
  const link = (
    <TextField
      id="url"
      label={m.roadmap_evidence_url()}
      hint={m.roadmap_evidence_url_hint()}
      {...(errorOf.url !== undefined && { error: errorOf.url })}
      value={url}
      onChange={setUrl}
      autoComplete="off"
      maxLength={500}
    />
  );
  const report = {
    value: "REPORT" as const,
    label: m.roadmap_evidence_kind_report(),
    hint: m.roadmap_evidence_kind_report_hint(),
    more: (
      <RecordChoice
        id="reportId"
        label={m.roadmap_evidence_report()}
        none={m.roadmap_evidence_report_none()}
        records={reports}
        value={reportId}
        onChange={setReportId}
        error={errorOf.reportId}
      />
    ),
  };
  return (
    <Sheet labelledBy="attach">
      <Form onSubmit={() => void submit()} labelledBy="attach">
        <h3 id="attach">{m.roadmap_evidence_add()}</h3>
        <ErrorSummary errors={errorsOf(errorOf)} attempt={step.attempt} />
        <ProblemNote problem={step.problem} status={milestone.status} />
        <RadioRows
          id="kind"
          label={m.roadmap_evidence_kind()}
          {...(errorOf.kind !== undefined && { error: errorOf.kind })}
          value={kind}
          onChange={setKind}
          options={[
            { value: "AGREEMENT", label: m.roadmap_evidence_kind_agreement(), more: agreement },
            {
              value: "TRAINING",
              label: m.roadmap_evidence_kind_training(),
              more: <TrainingChoice value={trainingId} onChange={setTrainingId} error={errorOf.trainingId} />,
            },
            {
              value: "MINUTES",
              label: m.roadmap_evidence_kind_minutes(),
              hint: m.roadmap_evidence_kind_minutes_hint(),
              more: <MinutesChoice value={minutesId} onChange={setMinutesId} error={errorOf.minutesId} />,
            },
            ...(reports.options.length > 0 || reports.hasMore ? [report] : []),
            { value: "LINK", label: m.roadmap_evidence_kind_link(), hint: m.roadmap_evidence_kind_link_hint(), more: link },
          ]}
        />
        <TextField
          id="note"
          label={m.roadmap_evidence_note()}
          hint={m.roadmap_set_reason_hint()}
          {...(errorOf.note !== undefined && { error: errorOf.note })}
          value={note}
          onChange={setNote}
          maxLength={textLength}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.roadmap_evidence_attach()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.roadmap_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
