import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { type BodyRole, MakeBodyInput } from "@roundtable/shared/meetings.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import { useChange } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import { PeopleChoicesDocument } from "./bodies.graphql.ts";
import { bodyErrors, BodyFields, type BodyForm, bodyFrom } from "./body-fields.tsx";
import { PersonField } from "./person-field.tsx";
import { MakeBodyDocument } from "./steps/make-body.graphql.ts";

type Making = BodyForm & { restricted: boolean; chairId: string };
const nothing: Making = { name: "", kind: null, quorumLeast: "1", quorumShare: "50", quorumDisciplines: [] as Discipline[], restricted: false, chairId: "" };

/** Makes a body with its chair; the rest of the roster is put together on its page. */
export function MakeBody({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { data } = useQuery(PeopleChoicesDocument);
  const { form, change } = useDraft(nothing);
  const toast = useToast();
  const navigate = useNavigate();
  const step = useChange({
    document: MakeBodyDocument,
    check: MakeBodyInput,
    onDone: (result) => {
      toast(m.bodies_make_done());
      onDone();
      if (result.__typename === "Body") void navigate({ to: "/t/b/$id", params: { id: result.id } });
    },
  });
  const own = data?.viewer?.person.id;
  const submit = () => {
    const chair: { personId: string; role: BodyRole }[] = form.chairId === "" ? [] : [{ personId: form.chairId, role: "CHAIR" }];
    const self: typeof chair = form.restricted && own !== undefined && own !== form.chairId ? [{ personId: own, role: "MEMBER" }] : [];
    return step.send((clientKey) => ({ clientKey, ...bodyFrom(form), restricted: form.restricted, roster: [...chair, ...self] }));
  };
  const chairError = issueWords(step.issues, "roster", m.bodies_field_chair_missing());
  return (
    <Sheet>
      <ErrorSummary errors={errorsOf({ ...bodyErrors(step.issues), chair: chairError })} attempt={step.attempt} />
      <ProblemNote problem={step.problem} />
      <Form onSubmit={() => void submit()}>
        <BodyFields value={form} onChange={change} issues={step.issues} />
        <PersonField
          id="chair"
          label={m.bodies_field_chair()}
          {...(form.restricted && { hint: m.bodies_field_chair_restricted() })}
          error={chairError}
          value={form.chairId}
          onChange={(chairId) => change({ chairId })}
        />
        <Checkbox label={m.bodies_field_restricted()} isSelected={form.restricted} onChange={(restricted) => change({ restricted })} />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {m.bodies_make_act()}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}
