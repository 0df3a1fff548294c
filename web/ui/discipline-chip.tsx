import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "./chip.tsx";
import { DisciplineIcon, isJustice, type Discipline } from "./discipline-icon.tsx";

const names = {
  LAW_ENFORCEMENT: m.ui_discipline_law_enforcement,
  PROSECUTION: m.ui_discipline_prosecution,
  VICTIM_SERVICES: m.ui_discipline_victim_services,
  LEGAL_SERVICES: m.ui_discipline_legal_services,
  SHELTER_HOUSING: m.ui_discipline_shelter_housing,
  HEALTH: m.ui_discipline_health,
  CHILD_WELFARE: m.ui_discipline_child_welfare,
  GOVERNMENT: m.ui_discipline_government,
  COALITION: m.ui_discipline_coalition,
  COMMUNITY: m.ui_discipline_community,
  SURVIVOR_LEADERSHIP: m.ui_discipline_survivor_leadership,
} satisfies Record<Discipline, () => string>;

/** The name of a discipline in the reader's language. */
export function disciplineName(discipline: Discipline): string {
  return names[discipline]();
}

/** A discipline in a chip; plum for law enforcement and prosecution. */
export function DisciplineChip({ discipline }: { discipline: Discipline }) {
  return (
    <Chip tone={isJustice(discipline) ? "plum" : "teal"} icon={<DisciplineIcon discipline={discipline} />}>
      {disciplineName(discipline)}
    </Chip>
  );
}
