import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { CancelMeetingInput, type MeetingScope } from "@roundtable/shared/meetings.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { MeetingDetailsFragment } from "./meetings.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { ScopeField } from "./scope-field.tsx";
import { CancelMeetingDocument } from "./steps/cancel-meeting.graphql.ts";

type CancelProps = { meeting: MeetingDetailsFragment };

/** Cancels one meeting, this and all later ones, or all that are to come; asked once more before anybody is told. */
export function CancelMeeting({ meeting }: CancelProps) {
  return <Unfold label={m.meetings_cancel_act()}>{(close) => <CancelForm meeting={meeting} onDone={close} />}</Unfold>;
}

function CancelForm({ meeting: { onDay, series }, onDone }: CancelProps & { onDone: () => void }) {
  const [chosen, setChosen] = useState<MeetingScope | null>(series.rule === null ? "ALL" : null);
  const [isAsked, setAsked] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const toast = useToast();
  const step = useChange({ document: CancelMeetingDocument, check: CancelMeetingInput });
  const act = async () => {
    if (chosen === null) return;
    const isDone = await step.send((clientKey) => ({
      clientKey,
      seriesId: series.id,
      version: series.version,
      scope: chosen,
      onDay: chosen === "ALL" ? null : onDay,
    }));
    setAsked(false);
    if (!isDone) return;
    toast(m.meetings_cancel_done());
    onDone();
  };
  return (
    <Sheet labelledBy="cancel-meeting">
      <h2 id="cancel-meeting">{m.meetings_cancel_title()}</h2>
      <ProblemNote problem={step.problem} />
      <Form onSubmit={() => (chosen === null ? setMissing(true) : setAsked(true))} labelledBy="cancel-meeting">
        {series.rule === null ? null : (
          <ScopeField onDay={onDay} value={chosen} onChange={setChosen} error={isMissing && chosen === null ? m.meetings_scope_missing() : undefined} />
        )}
        <Cluster>
          <Button type="submit" kind="clay">
            {m.meetings_cancel_send()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={chosen === "ONE" || series.rule === null ? m.meetings_cancel_question_one() : m.meetings_cancel_question_more()}
        actLabel={m.meetings_cancel_send()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.meetings_cancel_safe()}
        isEnding
      >
        <p>{m.meetings_cancel_body()}</p>
      </Dialog>
    </Sheet>
  );
}
