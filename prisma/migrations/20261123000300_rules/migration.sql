-- Rules that hold whatever the server does: consent facts, the life cycle, what a consent names, and the log.

-- ── Ranges and facts ─────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE task_force ADD CONSTRAINT consent_days CHECK (consent_default_days BETWEEN 1 AND consent_maximum_days AND consent_maximum_days <= 90);
ALTER TABLE sharing_agreement ADD CONSTRAINT agreement_dates CHECK (ends_at > starts_at);
ALTER TABLE survivor_ranges ADD CONSTRAINT household CHECK (coalesce(household_adults, 0) BETWEEN 0 AND 4 AND coalesce(household_children, 0) BETWEEN 0 AND 4);
ALTER TABLE share_detail ADD CONSTRAINT household CHECK (coalesce(household_adults, 0) BETWEEN 0 AND 4 AND coalesce(household_children, 0) BETWEEN 0 AND 4);
ALTER TABLE share ADD CONSTRAINT code_has_no_meaning CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$');
ALTER TABLE share ADD CONSTRAINT never_with_itself CHECK (from_agency_id <> to_agency_id);
ALTER TABLE share_detail ADD CONSTRAINT worker_phone_is_a_phone CHECK (worker_phone ~ '^\+[0-9]{8,15}$');
ALTER TABLE person ADD CONSTRAINT work_phone_is_a_phone CHECK (work_phone ~ '^\+[0-9]{8,15}$');
ALTER TABLE agency ADD CONSTRAINT intake_phone_is_a_phone CHECK (intake_phone ~ '^\+[0-9]{8,15}$');
ALTER TABLE person ADD CONSTRAINT plain_line CHECK (name !~ '[[:cntrl:]]' AND email !~ '[[:cntrl:][:space:]]' AND length(name) BETWEEN 1 AND 120);
ALTER TABLE agency ADD CONSTRAINT plain_line CHECK (name !~ '[[:cntrl:]]' AND length(name) BETWEEN 1 AND 120);
-- CR-03, CR-06, §3.1: a consent without these facts is not a consent.
ALTER TABLE consent ADD CONSTRAINT attested CHECK (may_refuse_attested AND signer_not_abuser_attested AND form_names_recipient_attested AND privilege_warning_attested);
ALTER TABLE consent ADD CONSTRAINT time_limited CHECK (expires_at > recorded_at AND expires_at <= recorded_at + interval '91 days');
ALTER TABLE consent ADD CONSTRAINT one_recipient CHECK (recipient_agency_id <> owner_agency_id);
ALTER TABLE consent ADD CONSTRAINT needs_named CHECK (cardinality(needs) > 0);
ALTER TABLE consent ADD CONSTRAINT end_has_a_reason CHECK ((ended_at IS NULL) = (ended_because IS NULL));
ALTER TABLE consent ADD CONSTRAINT substance_use_is_named CHECK (substance_use_named OR NOT 'SUBSTANCE_USE_TREATMENT' = ANY (needs));
ALTER TABLE consent ADD CONSTRAINT report_reason CHECK ((mandated_report_reason IS NOT NULL) = (mandated_report IS NOT DISTINCT FROM 'NOT_REQUIRED'));
ALTER TABLE consent ADD CONSTRAINT minor_facts_together CHECK ((minor_basis IS NULL) = (mandated_report IS NULL));

-- ── A consent may be narrowed or ended, never widened ────────────────────────────────────────────────────────────────
CREATE FUNCTION app.consent_narrows() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'consent has ended' USING ERRCODE = 'RT001';
  END IF;
  IF NOT (NEW.field_groups <@ OLD.field_groups AND NEW.needs <@ OLD.needs AND NEW.expires_at <= OLD.expires_at
      AND (OLD.law_enforcement_allowed OR NOT NEW.law_enforcement_allowed) AND (OLD.substance_use_named OR NOT NEW.substance_use_named))
     OR (NEW.id, NEW.task_force_id, NEW.referral_id, NEW.owner_agency_id, NEW.recipient_agency_id, NEW.purpose, NEW.signed_on, NEW.recorded_at, NEW.recorded_by_id)
        IS DISTINCT FROM (OLD.id, OLD.task_force_id, OLD.referral_id, OLD.owner_agency_id, OLD.recipient_agency_id, OLD.purpose, OLD.signed_on, OLD.recorded_at, OLD.recorded_by_id) THEN
    RAISE EXCEPTION 'a consent may only be narrowed' USING ERRCODE = 'RT002';
  END IF;
  IF NEW.ended_at IS NOT NULL THEN
    NEW.ended_at := least(NEW.ended_at, now());
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER consent_narrows BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION app.consent_narrows();

-- A minor's consent says on what basis it stands and what became of the mandated report (CR-07, CR-08).
CREATE FUNCTION app.consent_fits_referral() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE about record;
BEGIN
  SELECT r.needs, r.task_force_id, s.age_band INTO about FROM referral r JOIN survivor_ranges s ON s.referral_id = r.id WHERE r.id = NEW.referral_id;
  IF NOT FOUND OR about.task_force_id <> NEW.task_force_id THEN
    RAISE EXCEPTION 'consent without its referral' USING ERRCODE = 'RT003';
  END IF;
  IF (about.age_band IN ('AGE_0_12', 'AGE_13_17', 'MINOR')) <> (NEW.minor_basis IS NOT NULL) THEN
    RAISE EXCEPTION 'a minor''s consent needs its basis and report' USING ERRCODE = 'RT004';
  END IF;
  IF NOT NEW.needs <@ about.needs THEN
    RAISE EXCEPTION 'consent names a need the referral does not' USING ERRCODE = 'RT005';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER consent_fits_referral BEFORE INSERT ON consent FOR EACH ROW EXECUTE FUNCTION app.consent_fits_referral();

-- ── The moment from which a recipient finds nothing ──────────────────────────────────────────────────────────────────
CREATE FUNCTION app.recipient_until(status share_status, answer_expires_at timestamptz, expires_at timestamptz, ended_at timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT least(expires_at, coalesce(ended_at, 'infinity'), CASE WHEN status IN ('SENT', 'ANSWERED', 'EXPIRED') THEN answer_expires_at ELSE 'infinity' END)
$$;

-- When the recipient's next step is due: the answer, another look at the waitlist, first contact, or how it is going (domain.md §4.3).
CREATE FUNCTION app.due_at(status share_status, respond_by timestamptz, recheck_on date, status_changed_at timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE status
    WHEN 'SENT' THEN respond_by WHEN 'ANSWERED' THEN respond_by
    WHEN 'WAITLISTED' THEN coalesce(recheck_on::timestamptz, status_changed_at + interval '14 days')
    WHEN 'ACCEPTED' THEN status_changed_at + interval '2 days'
    WHEN 'CONTACT_MADE' THEN status_changed_at + interval '7 days'
    WHEN 'SERVICES_STARTED' THEN status_changed_at + interval '30 days'
    ELSE '9999-12-31'::timestamptz END
$$;

CREATE FUNCTION app.consent_moves_share() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  UPDATE share SET recipient_until = app.recipient_until(status, answer_expires_at, NEW.expires_at, NEW.ended_at),
                   law_enforcement_allowed = NEW.law_enforcement_allowed
   WHERE consent_id = NEW.id;
  IF NEW.field_groups IS DISTINCT FROM OLD.field_groups THEN
    UPDATE share_detail d SET
      age_band             = CASE WHEN 'AGE_BAND' = ANY (NEW.field_groups) THEN d.age_band END,
      gender               = CASE WHEN 'GENDER' = ANY (NEW.field_groups) THEN d.gender END,
      household_adults     = CASE WHEN 'HOUSEHOLD' = ANY (NEW.field_groups) THEN d.household_adults END,
      household_children   = CASE WHEN 'HOUSEHOLD' = ANY (NEW.field_groups) THEN d.household_children END,
      language             = CASE WHEN 'LANGUAGE' = ANY (NEW.field_groups) THEN d.language END,
      interpreter_needed   = CASE WHEN 'LANGUAGE' = ANY (NEW.field_groups) THEN d.interpreter_needed END,
      access_needs         = CASE WHEN 'ACCESS_NEEDS' = ANY (NEW.field_groups) THEN d.access_needs ELSE '{}' END,
      trafficking_type     = CASE WHEN 'TRAFFICKING_TYPE' = ANY (NEW.field_groups) THEN d.trafficking_type END,
      finding_status       = CASE WHEN 'FINDING_STATUS' = ANY (NEW.field_groups) THEN d.finding_status END,
      finding_by           = CASE WHEN 'FINDING_STATUS' = ANY (NEW.field_groups) THEN d.finding_by END,
      contact_safety       = CASE WHEN 'CONTACT_SAFETY' = ANY (NEW.field_groups) THEN d.contact_safety ELSE '{}' END,
      law_enforcement_wish = CASE WHEN 'LAW_ENFORCEMENT_WISH' = ANY (NEW.field_groups) THEN d.law_enforcement_wish END,
      worker_phone         = CASE WHEN 'WORKER_PHONE' = ANY (NEW.field_groups) THEN d.worker_phone END
    FROM share s WHERE s.id = d.share_id AND s.consent_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER consent_moves_share AFTER UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION app.consent_moves_share();

-- ── The life cycle (domain.md §4.3): server/features/referrals/rules/life-cycle.ts holds the same table ─────────────────────────
CREATE TABLE app.share_step (
  from_status share_status NOT NULL,
  to_status share_status NOT NULL,
  party text NOT NULL CHECK (party IN ('SENDER', 'RECIPIENT', 'CLOCK')),
  PRIMARY KEY (from_status, to_status, party)
);
INSERT INTO app.share_step
SELECT f::share_status, t::share_status, p FROM (
  SELECT f, t, 'RECIPIENT' AS p FROM (VALUES
    ('SENT', '{INFO_REQUESTED,ACCEPTED,DECLINED,WAITLISTED}'::text[]),
    ('INFO_REQUESTED', '{ACCEPTED,DECLINED,WAITLISTED}'),
    ('ANSWERED', '{INFO_REQUESTED,ACCEPTED,DECLINED,WAITLISTED}'),
    ('WAITLISTED', '{ACCEPTED,DECLINED}'),
    ('ACCEPTED', '{CONTACT_MADE,SERVICES_STARTED,CLOSED}'),
    ('CONTACT_MADE', '{SERVICES_STARTED,CLOSED}'),
    ('SERVICES_STARTED', '{CLOSED}')) AS r (f, ts), unnest(r.ts) AS t
  UNION ALL SELECT 'INFO_REQUESTED', 'ANSWERED', 'SENDER'
  UNION ALL SELECT f, t, 'SENDER' FROM unnest('{SENT,INFO_REQUESTED,ANSWERED,ACCEPTED,WAITLISTED,CONTACT_MADE,SERVICES_STARTED}'::text[]) AS f,
    unnest('{WITHDRAWN_BY_SURVIVOR,WITHDRAWN_BY_SENDER,ENTERED_IN_ERROR}'::text[]) AS t
  UNION ALL SELECT f, 'REDIRECTED', 'SENDER' FROM unnest('{SENT,INFO_REQUESTED,ANSWERED,WAITLISTED,DECLINED,EXPIRED}'::text[]) AS f
  UNION ALL SELECT f, 'EXPIRED', 'CLOCK' FROM unnest('{SENT,ANSWERED}'::text[]) AS f
  UNION ALL SELECT f, 'CONSENT_ENDED', 'CLOCK' FROM unnest('{SENT,INFO_REQUESTED,ANSWERED,ACCEPTED,WAITLISTED,CONTACT_MADE,SERVICES_STARTED}'::text[]) AS f
) AS steps;
ALTER TABLE app.share_step OWNER TO hub_owner;
GRANT SELECT ON app.share_step TO hub_app, hub_worker, hub_backup;

CREATE FUNCTION app.share_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE agreed consent%ROWTYPE;
BEGIN
  -- The lock makes a withdrawal at the same moment wait, and this insert see it (AZ-11).
  SELECT * INTO agreed FROM consent c WHERE c.id = NEW.consent_id FOR NO KEY UPDATE;
  IF NOT FOUND OR agreed.ended_at IS NOT NULL OR agreed.expires_at <= now() OR agreed.referral_id <> NEW.referral_id
     OR agreed.owner_agency_id <> NEW.from_agency_id OR agreed.recipient_agency_id <> NEW.to_agency_id OR agreed.task_force_id <> NEW.task_force_id THEN
    RAISE EXCEPTION 'no live consent names this agency for this referral' USING ERRCODE = 'RT010';
  END IF;
  IF (SELECT count(DISTINCT a.agency_id) FROM sharing_agreement a WHERE a.task_force_id = NEW.task_force_id
        AND a.agency_id IN (NEW.from_agency_id, NEW.to_agency_id) AND a.starts_at <= now() AND a.ends_at > now()) <> 2 THEN
    RAISE EXCEPTION 'no live sharing agreement' USING ERRCODE = 'RT011';
  END IF;
  IF NOT agreed.law_enforcement_allowed AND EXISTS (SELECT FROM agency g WHERE g.id = NEW.to_agency_id AND g.discipline IN ('LAW_ENFORCEMENT', 'PROSECUTION')) THEN
    RAISE EXCEPTION 'the consent does not allow law enforcement' USING ERRCODE = 'RT012';
  END IF;
  IF NEW.status <> 'SENT' THEN
    RAISE EXCEPTION 'a share begins as sent' USING ERRCODE = 'RT013';
  END IF;
  NEW.law_enforcement_allowed := agreed.law_enforcement_allowed;
  NEW.due_at := app.due_at(NEW.status, NEW.respond_by, NEW.recheck_on, NEW.status_changed_at);
  NEW.recipient_until := app.recipient_until(NEW.status, NEW.answer_expires_at, agreed.expires_at, agreed.ended_at);
  RETURN NEW;
END
$$;
CREATE TRIGGER share_begins BEFORE INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.share_begins();

CREATE FUNCTION app.share_steps() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE
  agreed record;
  acting text := CASE WHEN current_user = 'hub_worker' THEN 'CLOCK' WHEN app.agency() = OLD.from_agency_id THEN 'SENDER' WHEN app.agency() = OLD.to_agency_id THEN 'RECIPIENT' END;
BEGIN
  IF (NEW.id, NEW.task_force_id, NEW.referral_id, NEW.consent_id, NEW.from_agency_id, NEW.to_agency_id, NEW.sent_by_id, NEW.code, NEW.urgency, NEW.sent_at)
     IS DISTINCT FROM (OLD.id, OLD.task_force_id, OLD.referral_id, OLD.consent_id, OLD.from_agency_id, OLD.to_agency_id, OLD.sent_by_id, OLD.code, OLD.urgency, OLD.sent_at) THEN
    RAISE EXCEPTION 'these facts of a share never change' USING ERRCODE = 'RT020';
  END IF;
  IF NEW.status <> OLD.status AND current_user <> 'hub_owner'
     AND NOT EXISTS (SELECT FROM app.share_step s WHERE s.from_status = OLD.status AND s.to_status = NEW.status AND s.party = acting) THEN
    RAISE EXCEPTION 'a share does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'RT021';
  END IF;
  -- A clock that has run out cannot be beaten by an answer that comes after it.
  IF NEW.status <> OLD.status AND acting = 'RECIPIENT' AND OLD.recipient_until <= now() THEN
    RAISE EXCEPTION 'the share has ended for its recipient' USING ERRCODE = 'RT022';
  END IF;
  IF acting = 'RECIPIENT' AND (NEW.respond_by, NEW.answer_expires_at) IS DISTINCT FROM (OLD.respond_by, OLD.answer_expires_at) THEN
    RAISE EXCEPTION 'a recipient does not move its own clock' USING ERRCODE = 'RT023';
  END IF;
  SELECT c.expires_at, c.ended_at, c.law_enforcement_allowed INTO STRICT agreed FROM consent c WHERE c.id = NEW.consent_id;
  NEW.due_at := app.due_at(NEW.status, NEW.respond_by, NEW.recheck_on, NEW.status_changed_at);
  NEW.recipient_until := app.recipient_until(NEW.status, NEW.answer_expires_at, agreed.expires_at, agreed.ended_at);
  NEW.law_enforcement_allowed := agreed.law_enforcement_allowed;
  RETURN NEW;
END
$$;
CREATE TRIGGER share_steps BEFORE UPDATE ON share FOR EACH ROW EXECUTE FUNCTION app.share_steps();

-- Only what the consent names is ever written where a recipient could read it.
CREATE FUNCTION app.detail_within_consent() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
DECLARE named field_group[];
BEGIN
  SELECT c.field_groups INTO STRICT named FROM share s JOIN consent c ON c.id = s.consent_id WHERE s.id = NEW.share_id;
  IF (NEW.age_band IS NOT NULL AND NOT 'AGE_BAND' = ANY (named))
     OR (NEW.gender IS NOT NULL AND NOT 'GENDER' = ANY (named))
     OR (coalesce(NEW.household_adults, NEW.household_children) IS NOT NULL AND NOT 'HOUSEHOLD' = ANY (named))
     OR ((NEW.language IS NOT NULL OR NEW.interpreter_needed IS NOT NULL) AND NOT 'LANGUAGE' = ANY (named))
     OR (cardinality(NEW.access_needs) > 0 AND NOT 'ACCESS_NEEDS' = ANY (named))
     OR (NEW.trafficking_type IS NOT NULL AND NOT 'TRAFFICKING_TYPE' = ANY (named))
     OR ((NEW.finding_status IS NOT NULL OR NEW.finding_by IS NOT NULL) AND NOT 'FINDING_STATUS' = ANY (named))
     OR (cardinality(NEW.contact_safety) > 0 AND NOT 'CONTACT_SAFETY' = ANY (named))
     OR (NEW.law_enforcement_wish IS NOT NULL AND NOT 'LAW_ENFORCEMENT_WISH' = ANY (named))
     OR (NEW.worker_phone IS NOT NULL AND NOT 'WORKER_PHONE' = ANY (named)) THEN
    RAISE EXCEPTION 'the consent does not name that' USING ERRCODE = 'RT030';
  END IF;
  -- The wish about law enforcement never reaches law enforcement: that a consent names them says all they may know.
  IF NEW.law_enforcement_wish IS NOT NULL AND EXISTS (SELECT FROM share s JOIN agency g ON g.id = s.to_agency_id
       WHERE s.id = NEW.share_id AND g.discipline IN ('LAW_ENFORCEMENT', 'PROSECUTION')) THEN
    RAISE EXCEPTION 'law enforcement is never told the wish about law enforcement' USING ERRCODE = 'RT031';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER detail_within_consent BEFORE INSERT OR UPDATE ON share_detail FOR EACH ROW EXECUTE FUNCTION app.detail_within_consent();

CREATE FUNCTION app.brief_within_consent() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM share s JOIN consent c ON c.id = s.consent_id WHERE s.id = NEW.share_id AND NEW.needs <@ c.needs) THEN
    RAISE EXCEPTION 'the consent does not name that need' USING ERRCODE = 'RT032';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER brief_within_consent BEFORE INSERT ON share_brief FOR EACH ROW EXECUTE FUNCTION app.brief_within_consent();

-- Of a question only the answer may still be filled in.
CREATE FUNCTION app.question_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.share_id, NEW.question, NEW.asked_by_id, NEW.asked_at) IS DISTINCT FROM (OLD.id, OLD.share_id, OLD.question, OLD.asked_by_id, OLD.asked_at) THEN
    RAISE EXCEPTION 'a question never changes' USING ERRCODE = 'RT033';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER question_stays BEFORE UPDATE ON information_request FOR EACH ROW EXECUTE FUNCTION app.question_stays();

-- ── The log ──────────────────────────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT ON audit_entry TO hub_policy;
GRANT SELECT, UPDATE ON audit_head TO hub_policy;
CREATE POLICY the_log_grows ON audit_entry TO hub_policy USING (true) WITH CHECK (true);
CREATE POLICY the_log_grows ON audit_head TO hub_policy USING (true) WITH CHECK (true);
GRANT SELECT ON share TO hub_policy;
CREATE POLICY definers_read ON share FOR SELECT TO hub_policy USING (true);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, sha256('roundtable'::bytea));

-- Adds entries to the end of the chain, in the caller's transaction: if this fails, so does what was to be logged.
-- Each entry: { action, outcome, taskForceId?, personId?, agencyId?, subjectIds[], detail? }. Returns the last number given.
CREATE FUNCTION app.audit_append(entries jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  entry jsonb;
  head audit_head%ROWTYPE;
  moment timestamptz;
  written text;
  next_hash bytea;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
  FOR entry IN SELECT value FROM jsonb_array_elements(entries) LOOP
    moment := date_trunc('milliseconds', clock_timestamp());
    head.seq := head.seq + 1;
    written := jsonb_build_object(
      'seq', head.seq, 'at', to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'action', entry ->> 'action', 'outcome', entry ->> 'outcome',
      'taskForceId', entry ->> 'taskForceId', 'personId', entry ->> 'personId', 'agencyId', entry ->> 'agencyId',
      'subjectIds', coalesce(entry -> 'subjectIds', '[]'), 'detail', entry -> 'detail')::text;
    next_hash := sha256(head.hash || convert_to(written, 'UTF8'));
    INSERT INTO audit_entry (seq, at, action, outcome, task_force_id, person_id, agency_id, subject_ids, body, previous_hash, hash)
    VALUES (head.seq, moment, entry ->> 'action', entry ->> 'outcome', (entry ->> 'taskForceId')::uuid, (entry ->> 'personId')::uuid,
      (entry ->> 'agencyId')::uuid, ARRAY(SELECT jsonb_array_elements_text(coalesce(entry -> 'subjectIds', '[]'))::uuid), written, head.hash, next_hash);
    head.hash := next_hash;
  END LOOP;
  UPDATE audit_head SET seq = head.seq, hash = head.hash WHERE id = 1;
  RETURN head.seq;
END
$$;

-- Who has looked at one share: for the agency that owns it, and for nobody else (AL-07).
CREATE FUNCTION app.share_access(share_id uuid, before bigint, at_most int)
RETURNS TABLE (seq bigint, at timestamptz, action text, outcome text, person_id uuid, agency_id uuid, fields text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT e.seq, e.at, e.action, e.outcome, e.person_id, e.agency_id, e.body::jsonb -> 'detail' ->> 'fields'
  FROM audit_entry e
  WHERE e.subject_ids @> ARRAY[share_access.share_id]
    AND EXISTS (SELECT FROM share s WHERE s.id = share_access.share_id AND s.from_agency_id = app.agency()
                AND s.task_force_id = app.task_force() AND app.works_with_referrals())
    AND (before IS NULL OR e.seq < before)
  ORDER BY e.seq DESC LIMIT least(at_most, 100)
$$;

-- How many answers are late at each agency: all that a coordinator learns (CR-14), and nothing where the coordinator sits in law enforcement.
CREATE FUNCTION app.late_answers() RETURNS TABLE (agency_id uuid, waiting bigint, late bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
  SELECT s.to_agency_id, count(*), count(*) FILTER (WHERE s.respond_by <= now())
  FROM share s
  WHERE s.task_force_id = app.task_force() AND app.has_seat('COORDINATOR') AND NOT app.is_law_enforcement()
    AND s.status IN ('SENT', 'ANSWERED') AND s.recipient_until > now()
  GROUP BY s.to_agency_id
$$;

ALTER FUNCTION app.audit_append(jsonb) OWNER TO hub_policy;
ALTER FUNCTION app.share_access(uuid, bigint, int) OWNER TO hub_policy;
ALTER FUNCTION app.late_answers() OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.audit_append(jsonb), app.share_access(uuid, bigint, int), app.late_answers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.audit_append(jsonb) TO hub_app, hub_auth, hub_worker;
GRANT EXECUTE ON FUNCTION app.share_access(uuid, bigint, int), app.late_answers() TO hub_app;

-- A job in the writing transaction (the outbox): rolled back with it. The runtime role may add jobs and read none.
CREATE FUNCTION app.add_job(task text, payload jsonb, run_at timestamptz, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload := payload::json, run_at := run_at, job_key := key, max_attempts := 12);
END
$$;
ALTER FUNCTION app.add_job(text, jsonb, timestamptz, text) OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.add_job(text, jsonb, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_job(text, jsonb, timestamptz, text) TO hub_app, hub_auth, hub_worker;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
