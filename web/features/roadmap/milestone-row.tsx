import TriangleAlert from "lucide-react/icons/triangle-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { MilestoneStatusChip } from "./milestone-status-chip.tsx";
import type { MilestoneRowFragment } from "./roadmap.graphql.ts";
import { ownerWords, whenWords } from "./words.ts";

type MilestoneRowProps = {
  milestone: MilestoneRowFragment;
  /** Stands among its element's own milestones, so its stage says more than the element's name. */
  isInElement?: boolean;
};

/** One milestone in a list: what, where it belongs, who and by when, and how it stands. */
export function MilestoneRow({ milestone, isInElement = false }: MilestoneRowProps) {
  const { id, title, element, stage, status } = milestone;
  const when = whenWords(milestone);
  return (
    <Row
      title={
        <Link look="plain" to="/m/$id" params={{ id }}>
          {title}
        </Link>
      }
      meta={[
        isInElement ? m.roadmap_stage_of({ stage: stage.name, number: stage.number }) : element.name,
        ownerWords(milestone),
        ...(when === null ? [] : [when]),
      ]}
      chips={
        <>
          <MilestoneStatusChip status={status} />
          {milestone.hasBrokenEvidence ? (
            <Chip tone="clay" icon={<TriangleAlert />}>
              {m.roadmap_broken_note_title()}
            </Chip>
          ) : null}
        </>
      }
    />
  );
}
