import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { NotFound } from "#web/ui/not-found.tsx";
import { AccessLog } from "./access-log.tsx";
import { AnswerSheet } from "./answer-sheet.tsx";
import { useFreshShare } from "./freshness.ts";
import { asksAgain } from "./reading.ts";
import { ShareBrief } from "./share-brief.tsx";
import { ShareConsent } from "./share-consent.tsx";
import { ShareDetails } from "./share-details.tsx";
import { ShareHead, stepsId } from "./share-head.tsx";
import { ShareHistory } from "./share-history.tsx";
import { SharePageDocument, type SharePage_shareFragment } from "./share-page.graphql.ts";
import styles from "./share-page.module.css";
import { ShareQuestions } from "./share-questions.tsx";
import { NextSteps } from "./next-steps.tsx";
import { QuestionSheet } from "./question-sheet.tsx";
import { SenderSheet } from "./sender-sheet.tsx";
import { StaleNote } from "./stale-note.tsx";
import { StepNote } from "./step-note.tsx";
import { Unread } from "./unread.tsx";
import type { StepProblem } from "./use-step.ts";

/** One share, for the agency that sent it and for the one it was sent to. */
export function SharePage() {
  const { id } = useParams({ from: "/s/$id" });
  const { data, error, refetch } = useQuery(SharePageDocument, { ...asksAgain, variables: { id } });
  useFreshShare(id, data?.share?.version, () => void refetch());
  if (data?.share === null) return <NotFound />;
  if (!data?.share || !data.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={data.share.id} share={data.share} timeZone={data.viewer.taskForce.timeZone} onGone={() => void refetch()} />;
}

type PageProps = { share: SharePage_shareFragment; timeZone: string; onGone: () => void };

function Page({ share, timeZone, onGone }: PageProps) {
  const [problem, setProblem] = useState<StepProblem | null>(null);
  const report = (found: StepProblem | null) => {
    setProblem(found);
    if (found === "gone") onGone();
  };
  useKeptFocus(share.version);
  const acts = { share, report };
  const can = (...steps: SharePage_shareFragment["viewerCan"]) => steps.some((step) => share.viewerCan.includes(step));
  return (
    <>
      <ShareHead share={share} />
      <StaleNote />
      <div className={styles.page}>
        <div className={styles.first}>
          <ShareBrief share={share} />
          <ShareDetails share={share} />
          <ShareQuestions share={share} />
          <ShareConsent share={share} timeZone={timeZone} />
        </div>
        <div className={styles.steps} id={stepsId} tabIndex={-1}>
          {problem === null ? null : <StepNote problem={problem} share={share} />}
          {can("ANSWER_REQUEST") ? <QuestionSheet {...acts} /> : null}
          {can("ACCEPT", "DECLINE", "WAITLIST", "REQUEST_INFORMATION") ? <AnswerSheet {...acts} /> : null}
          {can("RECORD_CONTACT", "START_SERVICES", "CLOSE") ? <NextSteps {...acts} /> : null}
          {share.direction === "SENT" ? <SenderSheet {...acts} timeZone={timeZone} /> : null}
        </div>
        <div className={styles.rest}>
          <ShareHistory share={share} timeZone={timeZone} />
          {share.direction === "SENT" ? <AccessLog shareId={share.id} /> : null}
        </div>
      </div>
    </>
  );
}

/** A step takes away the button that was pressed for it; whoever goes by keyboard stays where the steps are. */
function useKeptFocus(version: number): void {
  const last = useRef(version);
  useEffect(() => {
    if (last.current === version) return undefined;
    last.current = version;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById(stepsId)?.focus({ preventScroll: true });
    }, 100);
    return () => clearTimeout(timer);
  }, [version]);
}
