import { SetBodyRulesInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { StepForm } from "../agenda/step-form.tsx";
import { useAct } from "../agenda/use-act.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { BodyDetailsFragment } from "./bodies.graphql.ts";
import { SetBodyRulesDocument } from "./steps/set-body-rules.graphql.ts";

/** Whether a body decides without a quorum, and whether it is a public one (MT-07, MT-12). */
export function BodyRules({ body: { id, version, quorumBlocks, publicBody }, onClose }: { body: BodyDetailsFragment; onClose: () => void }) {
  const { form, change } = useDraft({ version, quorumBlocks, publicBody });
  const step = useAct({ document: SetBodyRulesDocument, check: SetBodyRulesInput, onConflict: (fresh) => change({ version: fresh }) }, m.bodies_rules_done);
  const submit = async () => {
    if (await step.act((clientKey) => ({ clientKey, bodyId: id, ...form }))) onClose();
  };
  return (
    <StepForm step={step} actLabel={m.bodies_rules_act()} onSubmit={() => void submit()} onClose={onClose}>
      <Checkbox label={m.bodies_rules_blocks()} isSelected={form.quorumBlocks} onChange={(next) => change({ quorumBlocks: next })} />
      <Checkbox label={m.bodies_rules_public()} isSelected={form.publicBody} onChange={(next) => change({ publicBody: next })} />
    </StepForm>
  );
}
