import { m } from "@roundtable/shared/i18n/messages.js";
import type { BodyKind, BodyRole } from "@roundtable/shared/meetings.ts";

const kinds: Record<BodyKind, () => string> = {
  FULL: m.bodies_kind_full,
  CORE: m.bodies_kind_core,
  COMMITTEE: m.bodies_kind_committee,
  CASE_REVIEW: m.bodies_kind_case_review,
};

/** "Core team". */
export function bodyKindWord(kind: BodyKind): string {
  return kinds[kind]();
}

const roles: Record<BodyRole, () => string> = {
  CHAIR: m.bodies_role_chair,
  MINUTE_TAKER: m.bodies_role_minute_taker,
  MEMBER: m.bodies_role_member,
  ADVISER: m.bodies_role_adviser,
};

/** "Takes the minutes". */
export function bodyRoleWord(role: BodyRole): string {
  return roles[role]();
}
