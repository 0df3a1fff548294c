import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { useHint } from "#web/lib/live.ts";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { ElementPageDocument } from "./roadmap.graphql.ts";
import { MilestoneRow } from "./milestone-row.tsx";
import { OverrideStage } from "./override-stage.tsx";
import { Rename } from "./rename.tsx";
import type { MapElementFragment } from "./roadmap.graphql.ts";
import styles from "./roadmap-page.module.css";
import { StageTrack, type Stages } from "./stage-track.tsx";
import { countWords } from "./words.ts";

/** One element: its stage and why, and its milestones. */
export function ElementPage() {
  const { id } = useParams({ from: "/m/e/$id" });
  const { data, error, refetch } = useQuery(ElementPageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("roadmap", () => void refetch());
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { roadmap, milestones } = data;
  const area = roadmap?.areas.find(({ elements }) => elements.some((one) => one.id === id));
  const element = area?.elements.find((one) => one.id === id);
  if (!roadmap || !area || !element) return <NotFound />;
  return (
    <>
      <PageTitle
        title={element.name}
        lead={countWords(element.counts)}
        back={
          <Link to="/m" className={styles.back ?? ""}>
            <ChevronLeft />
            {m.roadmap_back()}
          </Link>
        }
      />
      <StaleNote />
      <Stack gap="l">
        <Stack>
          <div className={styles.track}>
            <StageTrack stages={roadmap.stages} at={element.stage} isSlipped={element.slippedBack} />
          </div>
          <ByHand element={element} stages={roadmap.stages} />
        </Stack>
        <Section title={m.roadmap_element_milestones()} aside={area.name}>
          <Rows isOpen label={m.roadmap_element_milestones()}>
            {milestones.map((milestone) => (
              <MilestoneRow key={milestone.id} milestone={milestone} isInElement />
            ))}
          </Rows>
        </Section>
        {roadmap.viewerCan.includes("OVERRIDE_STAGE") ? <OverrideStage key={id} element={element} stages={roadmap.stages} /> : null}
        {roadmap.viewerCan.includes("RENAME") ? <RenameElement key={`name-${id}`} element={element} onRenamed={() => void refetch()} /> : null}
      </Stack>
    </>
  );
}

function ByHand({ element: { override, computedStage }, stages }: { element: MapElementFragment; stages: Stages }) {
  if (!override) return null;
  const stage = stages.find(({ number }) => number === computedStage)?.name ?? "";
  const date = formatDate(todayIso(new Date(override.at)));
  return (
    <Note title={m.roadmap_override_note_title()}>
      {override.by ? m.roadmap_override_note({ person: override.by.name, date, stage }) : m.roadmap_override_note_plain({ date, stage })}{" "}
      {m.roadmap_override_because({ reason: override.reason })}
    </Note>
  );
}

function RenameElement({ element: { id, name }, onRenamed }: { element: MapElementFragment; onRenamed: () => void }) {
  return (
    <Unfold label={m.roadmap_rename()}>
      {(close) => {
        const done = () => {
          close();
          onRenamed();
        };
        return (
          <Sheet>
            <Rename part="ELEMENT" id={id} name={name} label={m.roadmap_rename_name()} onRenamed={done} onCancel={close} />
          </Sheet>
        );
      }}
    </Unfold>
  );
}
