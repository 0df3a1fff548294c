import { m } from "@roundtable/shared/i18n/messages.js";
import { AcceptStatementInput } from "@roundtable/shared/people.ts";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { AcceptStatementDocument } from "./statement.graphql.ts";

/** The one act of the page: promising this version. */
export function AcceptStatement({ version, onAccepted }: { version: number; onAccepted: () => void }) {
  const step = useChange({ document: AcceptStatementDocument, check: AcceptStatementInput });
  const accept = async () => {
    if (await step.send((clientKey) => ({ clientKey, version }))) onAccepted();
  };
  return (
    <Sheet labelledBy="accept-statement">
      <Stack>
        <h2 id="accept-statement">{m.statement_accept_title()}</h2>
        <p>{m.statement_accept_words()}</p>
        {step.issues.length > 0 ? (
          <Note tone="amber" isAlert>
            {m.statement_changed()}
          </Note>
        ) : (
          <RefusalNote problem={step.problem} />
        )}
        <div>
          <Button isBusy={step.isBusy} onPress={() => void accept()}>
            {m.statement_accept()}
          </Button>
        </div>
      </Stack>
    </Sheet>
  );
}
