import BedDouble from "lucide-react/icons/bed-double";
import HandHeart from "lucide-react/icons/hand-heart";
import HeartHandshake from "lucide-react/icons/heart-handshake";
import Landmark from "lucide-react/icons/landmark";
import Scale from "lucide-react/icons/scale";
import Sprout from "lucide-react/icons/sprout";
import Stethoscope from "lucide-react/icons/stethoscope";
import UsersRound from "lucide-react/icons/users-round";
import type { LucideIcon } from "lucide-react";

const signs = {
  LAW_ENFORCEMENT: Landmark,
  PROSECUTION: Landmark,
  VICTIM_SERVICES: HeartHandshake,
  LEGAL_SERVICES: Scale,
  SHELTER_HOUSING: BedDouble,
  HEALTH: Stethoscope,
  CHILD_WELFARE: Sprout,
  GOVERNMENT: Landmark,
  COALITION: UsersRound,
  COMMUNITY: HandHeart,
  SURVIVOR_LEADERSHIP: UsersRound,
} satisfies Record<string, LucideIcon>;

export type Discipline = keyof typeof signs;

/** Law enforcement and prosecution are told apart by plum as well as by their name. */
export function isJustice(discipline: Discipline): boolean {
  return discipline === "LAW_ENFORCEMENT" || discipline === "PROSECUTION";
}

/** The one sign of a discipline; always beside its name, so it is not read. */
export function DisciplineIcon({ discipline }: { discipline: Discipline }) {
  const Sign = signs[discipline];
  return <Sign />;
}
