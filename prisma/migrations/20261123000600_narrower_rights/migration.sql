-- What each role does not need it may not do either: a role that was taken over can then change less.

-- ── Requests ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Facts that never change have no column to change them by. What triggers write besides, they write as their caller.
REVOKE UPDATE ON referral, survivor_ranges, consent, share, share_detail, information_request, client_key FROM hub_app;
GRANT UPDATE (state, version, urgency, needs, reason, region_id, call_before_accepting, updated_at) ON referral TO hub_app;
GRANT UPDATE (age_band, gender, household_adults, household_children, language, interpreter_needed, access_needs, trafficking_type, finding_status,
  finding_by, contact_safety, law_enforcement_wish) ON survivor_ranges TO hub_app;
GRANT UPDATE (version, field_groups, expires_at, ended_at, ended_because) ON consent TO hub_app;
GRANT UPDATE (status, version, respond_by, answer_expires_at, clock_stopped_at, recheck_on, status_changed_at, recipient_until, law_enforcement_allowed)
  ON share TO hub_app;
GRANT UPDATE (age_band, gender, household_adults, household_children, language, interpreter_needed, access_needs, trafficking_type, finding_status,
  finding_by, contact_safety, law_enforcement_wish, worker_phone) ON share_detail TO hub_app;
GRANT UPDATE (answer, answered_by_id, answered_at) ON information_request TO hub_app;
GRANT UPDATE (subject_id) ON client_key TO hub_app;
-- They go with their referral, which takes them along.
REVOKE DELETE ON survivor_ranges FROM hub_app;
-- Nobody at the table is shown anybody's address of mail.
REVOKE SELECT ON person FROM hub_app;
GRANT SELECT (id, agency_id, name, work_phone, locale, operator, disabled_at, created_at) ON person TO hub_app;

-- Nobody writes in somebody else's name.
DROP POLICY sender_shares ON share;
CREATE POLICY sender_shares ON share FOR INSERT TO hub_app
  WITH CHECK (from_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()) AND sent_by_id = (SELECT app.person()));
DROP POLICY owner_records ON consent;
CREATE POLICY owner_records ON consent FOR INSERT TO hub_app
  WITH CHECK (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()) AND recorded_by_id = (SELECT app.person())
    AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id));
CREATE POLICY begun_by_oneself ON referral AS RESTRICTIVE FOR INSERT TO hub_app WITH CHECK (created_by_id = (SELECT app.person()) AND state = 'DRAFT');
-- The history says what is so.
DROP POLICY parties_write ON share_event;
CREATE POLICY parties_write ON share_event FOR INSERT TO hub_app
  WITH CHECK (agency_id = (SELECT app.agency()) AND person_id = (SELECT app.person())
    AND EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.status = to_status AND s.task_force_id = share_event.task_force_id));
DROP POLICY recipient_asks ON information_request;
CREATE POLICY recipient_asks ON information_request FOR INSERT TO hub_app
  WITH CHECK (answer IS NULL AND asked_by_id = (SELECT app.person())
    AND EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.to_agency_id = (SELECT app.agency())));
DROP POLICY sender_answers ON information_request;
CREATE POLICY sender_answers ON information_request FOR UPDATE TO hub_app
  USING (EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency())))
  WITH CHECK (answer = 'NOT_SHARED' OR answered_by_id = (SELECT app.person()));
-- Only whom something was shared with is told that it ended.
DROP POLICY within_task_force ON notice;
CREATE POLICY sender_tells ON notice FOR INSERT TO hub_app
  WITH CHECK (EXISTS (SELECT FROM share s WHERE s.to_agency_id = agency_id AND s.task_force_id = notice.task_force_id AND s.from_agency_id = (SELECT app.agency())));

-- ── What an answer may tell, and for how long ────────────────────────────────────────────────────────────────────────
-- What the answer to a question would tell; null for nothing about the person. shared/referrals.ts says the same (questionGroups).
CREATE FUNCTION app.question_group(asked question) RETURNS field_group LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE asked
    WHEN 'INTERPRETER_NEEDED' THEN 'LANGUAGE'::field_group
    WHEN 'CHILDREN_WITH_SURVIVOR' THEN 'HOUSEHOLD'
    WHEN 'WHEELCHAIR_ACCESS_NEEDED' THEN 'ACCESS_NEEDS'
    WHEN 'SERVICE_ANIMAL' THEN 'ACCESS_NEEDS'
    WHEN 'CAN_BE_CALLED_SAFELY' THEN 'CONTACT_SAFETY' END
$$;

-- Of a question only the answer may still be filled in, within the consent, and of an answer only be taken back.
CREATE OR REPLACE FUNCTION app.question_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.share_id, NEW.question, NEW.asked_by_id, NEW.asked_at) IS DISTINCT FROM (OLD.id, OLD.share_id, OLD.question, OLD.asked_by_id, OLD.asked_at) THEN
    RAISE EXCEPTION 'a question never changes' USING ERRCODE = 'RT033';
  END IF;
  IF NEW.answer IS NOT DISTINCT FROM 'NOT_SHARED' THEN
    RETURN NEW;
  END IF;
  IF OLD.answer IS NOT NULL AND NEW.answer IS DISTINCT FROM OLD.answer OR NEW.answer IS NULL THEN
    RAISE EXCEPTION 'an answer may only be taken back' USING ERRCODE = 'RT034';
  END IF;
  IF NOT EXISTS (SELECT FROM share s JOIN consent c ON c.id = s.consent_id
                 WHERE s.id = NEW.share_id AND coalesce(app.question_group(NEW.question) = ANY (c.field_groups), true)) THEN
    RAISE EXCEPTION 'the consent does not name what this answer tells' USING ERRCODE = 'RT035';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION app.consent_takes_back_answers() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  UPDATE information_request q SET answer = 'NOT_SHARED'
    FROM share s
   WHERE s.id = q.share_id AND s.consent_id = NEW.id AND q.answer <> 'NOT_SHARED' AND NOT app.question_group(q.question) = ANY (NEW.field_groups);
  RETURN NULL;
END
$$;
CREATE TRIGGER consent_takes_back_answers AFTER UPDATE OF field_groups ON consent FOR EACH ROW EXECUTE FUNCTION app.consent_takes_back_answers();

-- ── Sign-in ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- It compares passwords and sets none, ends sessions and forgets none, and counts failures one by one.
REVOKE INSERT, UPDATE, DELETE ON credential FROM hub_auth;
REVOKE UPDATE, DELETE ON session FROM hub_auth;
GRANT UPDATE (seen_at, revoked_at) ON session TO hub_auth;
REVOKE UPDATE ON sign_in_failure FROM hub_auth;
REVOKE SELECT ON region, sharing_agreement, agency_service, agency_region FROM hub_auth;
REVOKE EXECUTE ON FUNCTION app.add_job(text, jsonb, timestamptz, text) FROM hub_auth;

-- ── Jobs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The clock knows when a share ends and for whom, and not what its consent names.
REVOKE SELECT, UPDATE ON consent FROM hub_worker;
GRANT SELECT (id, expires_at, ended_at, law_enforcement_allowed) ON consent TO hub_worker;
REVOKE SELECT, UPDATE ON share FROM hub_worker;
GRANT SELECT (id, task_force_id, consent_id, from_agency_id, to_agency_id, status, version, answer_expires_at, recipient_until, law_enforcement_allowed)
  ON share TO hub_worker;
GRANT UPDATE (status, version, status_changed_at) ON share TO hub_worker;
REVOKE SELECT ON share_event FROM hub_worker;
REVOKE SELECT ON client_key FROM hub_worker;
GRANT SELECT (created_at) ON client_key TO hub_worker;
REVOKE UPDATE ON mail_delivery FROM hub_worker;
GRANT UPDATE (sent_at) ON mail_delivery TO hub_worker;
REVOKE SELECT ON task_force, region, membership, sharing_agreement, agency_service, agency_region FROM hub_worker;
REVOKE INSERT ON notice FROM hub_worker;
DROP POLICY jobs ON notice;

-- Requests announce what happened to a referral, under the keys of its own clocks; other topics and keys are the worker's.
CREATE OR REPLACE FUNCTION app.add_job(task text, payload jsonb, run_at timestamptz, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  IF session_user = 'hub_app' AND NOT (task ~ '^referral\.' AND coalesce(key ~ '^(reminder|unanswered):', true)) THEN
    RAISE EXCEPTION 'requests do not add this job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload := payload::json, run_at := run_at, job_key := key, max_attempts := 12);
END
$$;

-- ── Who has looked ───────────────────────────────────────────────────────────────────────────────────────────────────
-- A look is named by its number among the looks at this share: its number in the whole log would tell how much all others do.
CREATE OR REPLACE FUNCTION app.share_access(share_id uuid, before bigint, at_most int)
RETURNS TABLE (seq bigint, at timestamptz, action text, outcome text, person_id uuid, agency_id uuid, fields text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT l.number, l.at, l.action, l.outcome, l.person_id, l.agency_id, l.body::jsonb -> 'detail' ->> 'fields'
  FROM (SELECT row_number() OVER (ORDER BY e.seq) AS number, e.at, e.action, e.outcome, e.person_id, e.agency_id, e.body
        FROM audit_entry e WHERE e.subject_ids @> ARRAY[share_access.share_id]) l
  WHERE (before IS NULL OR l.number < before)
    AND EXISTS (SELECT FROM share s WHERE s.id = share_access.share_id AND s.from_agency_id = app.agency()
                AND s.task_force_id = app.task_force() AND app.works_with_referrals())
  ORDER BY l.number DESC LIMIT least(at_most, 100)
$$;
