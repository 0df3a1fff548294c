import { m } from "@roundtable/shared/i18n/messages.js";
import { ChangeAwardInput, CloseAwardInput, ReopenAwardInput } from "@roundtable/shared/grants.ts";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { UnfoldRow } from "#web/ui/unfold-row.tsx";
import { errorsOf } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { AwardFields, awardErrors, awardInput, typedAward } from "./award-form.tsx";
import type { AwardFactsFragment } from "./grants.graphql.ts";
import { GrantProblem } from "./problem-note.tsx";
import { ChangeAwardDocument } from "./steps/change-award.graphql.ts";
import { CloseAwardDocument } from "./steps/close-award.graphql.ts";
import { ReopenAwardDocument } from "./steps/reopen-award.graphql.ts";

type AwardProps = { award: AwardFactsFragment };

/** The facts of an award, changed; and its end, when nothing of it is owed any more. */
export function ChangeAward({ award }: AwardProps) {
  const { viewerCan } = award;
  return (
    <UnfoldRow folds={[viewerCan.includes("CHANGE") ? { label: m.grants_change(), renderForm: (close) => <ChangeForm award={award} onDone={close} /> } : null]}>
      {viewerCan.includes("CLOSE") ? <CloseAward award={award} /> : null}
      {viewerCan.includes("REOPEN") ? <ReopenAward award={award} /> : null}
    </UnfoldRow>
  );
}

function ChangeForm({ award, onDone }: AwardProps & { onDone: () => void }) {
  const [form, setForm] = useState(() => ({ ...typedAward(award), version: award.version }));
  const change = (some: Partial<typeof form>) => setForm((before) => ({ ...before, ...some }));
  const toast = useToast();
  const step = useChange({ document: ChangeAwardDocument, check: ChangeAwardInput, onConflict: (version) => change({ version }) });
  const errors = awardErrors(step.issues);
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, awardId: award.id, version: form.version, ...awardInput(form) })))) return;
    toast(m.grants_changed());
    onDone();
  };
  return (
    <Sheet labelledBy="change-award">
      <Form onSubmit={() => void submit()} labelledBy="change-award">
        <h2 id="change-award">{m.grants_change()}</h2>
        <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
        <GrantProblem problem={step.problem} />
        <AwardFields form={form} onChange={change} errors={errors} holderAgencyId={award.holder.id} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.grants_save()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {m.grants_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}

function CloseAward({ award: { id, version } }: AwardProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const step = useChange({ document: CloseAwardDocument, check: CloseAwardInput });
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, awardId: id, version })))) return;
    setOpen(false);
    toast(m.grants_closed_done());
  };
  return (
    <>
      <div>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {m.grants_close()}
        </Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={m.grants_close_question()}
        actLabel={m.grants_close()}
        onAct={() => void act()}
        isBusy={step.isBusy}
        safeLabel={m.grants_close_safe()}
        isEnding
      >
        <GrantProblem problem={step.problem} />
        <p>{m.grants_close_body()}</p>
      </Dialog>
    </>
  );
}

function ReopenAward({ award: { id, version } }: AwardProps) {
  const toast = useToast();
  const step = useChange({ document: ReopenAwardDocument, check: ReopenAwardInput });
  const act = async () => {
    if (await step.send((clientKey) => ({ clientKey, awardId: id, version }))) toast(m.grants_reopened());
  };
  return (
    <>
      <GrantProblem problem={step.problem} />
      <div>
        <Button kind="second" isBusy={step.isBusy} onPress={() => void act()}>
          {m.grants_reopen()}
        </Button>
      </div>
    </>
  );
}
