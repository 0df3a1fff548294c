import { m } from "@roundtable/shared/i18n/messages.js";
import { ImportRoadmapTemplateInput } from "@roundtable/shared/roadmap.ts";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { ImportRoadmapTemplateDocument } from "./steps/import-template.graphql.ts";
import { useChange } from "./use-change.ts";

type ImportTemplateProps = { isAgain?: boolean; onImported: () => void };

/** Fills the roadmap from the template. Doing it twice adds only what is missing (RM-1). */
export function ImportTemplate({ isAgain = false, onImported }: ImportTemplateProps) {
  const toast = useToast();
  const step = useChange({ document: ImportRoadmapTemplateDocument, check: ImportRoadmapTemplateInput });
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey })))) return;
    toast(m.roadmap_imported());
    onImported();
  };
  const button = (
    <Button kind={isAgain ? "quiet" : "primary"} isBusy={step.isBusy} onPress={() => void act()}>
      {isAgain ? m.roadmap_import_again() : m.roadmap_import_act()}
    </Button>
  );
  if (isAgain)
    return (
      <Stack gap="s">
        <ProblemNote problem={step.problem} />
        <div>{button}</div>
        <p>{m.roadmap_import_again_hint()}</p>
      </Stack>
    );
  return (
    <Sheet labelledBy="import">
      <Stack>
        <h2 id="import">{m.roadmap_import_title()}</h2>
        <p>{m.roadmap_import_body()}</p>
        <ProblemNote problem={step.problem} />
        <div>{button}</div>
      </Stack>
    </Sheet>
  );
}
