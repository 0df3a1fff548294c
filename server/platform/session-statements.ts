import { statementVersion } from "@roundtable/shared/people.ts";
import type { Locale } from "@roundtable/shared/roles.ts";

export type SessionRow = {
  id: string;
  person_id: string;
  agency_id: string;
  task_force_id: string;
  discipline: string;
  seats: string[];
  operator: boolean;
  locale: Locale;
  assurance: number;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  factor_at: Date | null;
  device: string;
  shared_device: boolean;
  rights: string | null;
  statement_at: Date | null;
};

// Who may sit at a table: a person with a seat there whose agency belongs to it, or the operator.
export const seated = (person: string, table: string) => `(${person}.operator OR (
  EXISTS (SELECT FROM seat t WHERE t.person_id = ${person}.id AND t.task_force_id = ${table})
  AND EXISTS (SELECT FROM membership m WHERE m.agency_id = ${person}.agency_id AND m.task_force_id = ${table} AND m.left_at IS NULL)))`;

// Person, agency, seats and session are read together, so a person who was disabled is out with the next request (AU-09, AZ-20).
// Whether it still runs is decided in session-rules.ts.
export const findLive = `
  SELECT s.id, s.person_id, p.agency_id, s.task_force_id, a.discipline::text, p.operator, p.locale::text, s.assurance,
    s.created_at, s.seen_at, s.expires_at, s.factor_at, s.device, s.shared_device, s.rights,
    (SELECT max(x.accepted_at) FROM statement_acceptance x WHERE x.person_id = p.id AND x.version = ${statementVersion}) AS statement_at,
    ARRAY(SELECT t.role::text FROM seat t WHERE t.person_id = p.id AND t.task_force_id = s.task_force_id ORDER BY t.role) AS seats
  FROM session s JOIN person p ON p.id = s.person_id JOIN agency a ON a.id = p.agency_id
  WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND p.disabled_at IS NULL AND a.disabled_at IS NULL
    AND ${seated("p", "s.task_force_id")}`;
