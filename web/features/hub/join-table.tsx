import { useState } from "react";
import { JoinTaskForceInput } from "@roundtable/shared/agencies.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Form } from "#web/ui/form.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { JoinTaskForceDocument } from "./steps/join-task-force.graphql.ts";

type JoinTableProps = {
  label: string;
  options: readonly { value: string; label: string }[];
  /** Who joins which table, once one is chosen. */
  inputOf: (chosen: string) => { agencyId: string; taskForceId: string };
  /** What is said once it is done; `name` is the one that was chosen. */
  done: (name: string) => string;
  onDone?: () => void;
  onClose: () => void;
};

/** Brings an agency to a table. */
export function JoinTable({ label, options, inputOf, done, onDone, onClose }: JoinTableProps) {
  const [chosen, setChosen] = useState("");
  const toast = useToast();
  const step = useChange({ document: JoinTaskForceDocument, check: JoinTaskForceInput });
  const submit = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, ...inputOf(chosen) })))) return;
    toast(done(options.find(({ value }) => value === chosen)?.label ?? ""));
    onDone?.();
    onClose();
  };
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <RefusalNote problem={step.problem} />
        <SelectField
          id="join"
          label={label}
          {...(step.issues.length > 0 && { error: m.hub_join_missing() })}
          value={chosen}
          onChange={setChosen}
          options={options}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.hub_join_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.hub_cancel()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
