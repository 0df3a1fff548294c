import { m } from "@roundtable/shared/i18n/messages.js";
import { useViewer } from "#web/lib/viewer.ts";
import { PartLinks } from "#web/ui/part-links.tsx";

/** The parts of "Roadmap & grants": the map and its milestones, trainings, the yearly self-assessment, grants, and one's other tables. */
export function RoadmapParts() {
  const viewer = useViewer();
  const parts = [
    { to: "/m", label: m.roadmap_part_map() },
    { to: "/m/list", label: m.roadmap_all() },
    { to: "/m/trainings", label: m.trainings_part() },
    { to: "/m/assess", label: m.assess_part() },
    { to: "/g", label: m.grants_part_grants() },
    { to: "/g/calendar", label: m.grants_part_calendar() },
    ...(viewer && viewer.taskForces.length > 1 ? [{ to: "/m/tables", label: m.overview_part() } as const] : []),
  ] as const;
  return <PartLinks label={m.roadmap_parts()} parts={parts} />;
}
