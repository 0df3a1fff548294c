import FileText from "lucide-react/icons/file-text";
import { useNavigate } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DraftMinutesInput, type MinutesPart } from "@roundtable/shared/minutes.ts";
import { Button } from "#web/ui/button.tsx";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Chip } from "#web/ui/chip.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import type { AgendaDetailsFragment } from "../agenda/agenda.graphql.ts";
import { useAct } from "../agenda/use-act.ts";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { DraftMinutesDocument } from "./steps/draft-minutes.graphql.ts";
import { minutesStateWord } from "./words.ts";

/** The minutes of a meeting that are for the reader, and for whoever keeps them the way to a draft. */
export function MinutesLinks({ agenda, onChanged }: { agenda: AgendaDetailsFragment; onChanged: () => void }) {
  const navigate = useNavigate();
  const step = useAct(
    {
      document: DraftMinutesDocument,
      check: DraftMinutesInput,
      onDone: (result) => {
        onChanged();
        if (result.__typename === "Minutes") void navigate({ to: "/t/m/$id", params: { id: result.id } });
      },
    },
    m.minutes_draft_done,
  );
  const draft = (part: MinutesPart) => void step.act((clientKey) => ({ clientKey, meetingId: agenda.id, part }));
  const { minutes, viewerCanDraft, endedAt } = agenda;
  const missing = endedAt === null ? [] : viewerCanDraft.filter((part) => minutes.every((one) => one.part !== part));
  if (minutes.length === 0 && missing.length === 0) return null;
  return (
    <Section title={m.minutes_title()}>
      <Stack gap="s">
        <ProblemNote problem={step.problem} />
        {minutes.map(({ id, part, state }) => (
          <Cluster key={id}>
            <ButtonLink kind="second" icon={<FileText />} to="/t/m/$id" params={{ id }}>
              {part === "OPEN" ? m.minutes_see() : m.minutes_see_closed()}
            </ButtonLink>
            <Chip tone={state === "APPROVED" ? "green" : "neutral"}>{minutesStateWord(state)}</Chip>
          </Cluster>
        ))}
        {missing.map((part) => (
          <div key={part}>
            <Button isBusy={step.isBusy} onPress={() => draft(part)}>
              {part === "OPEN" ? m.minutes_draft_open() : m.minutes_draft_closed()}
            </Button>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
