-- Who may see and change what, in the database itself. server/features/*/ability.ts says the same; test/permissions proves it.

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO hub_app, hub_auth, hub_worker, hub_backup, hub_policy;
GRANT USAGE ON SCHEMA public TO hub_app, hub_auth, hub_worker, hub_backup, hub_policy;
GRANT CREATE ON SCHEMA app TO hub_policy;

-- The actor of the statement, set by the driver adapter for each transaction. Unset means nobody, and nobody sees nothing.
CREATE FUNCTION app.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;
CREATE FUNCTION app.agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.agency', true), '')::uuid $$;
CREATE FUNCTION app.task_force() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.task_force', true), '')::uuid $$;
CREATE FUNCTION app.is_law_enforcement() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.discipline', true), '') IN ('LAW_ENFORCEMENT', 'PROSECUTION', '') $$;
-- Seats that work with referrals. A coordinator, an adviser and the operator do not (CR-14, AZ-19).
CREATE FUNCTION app.works_with_referrals() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(coalesce(current_setting('app.seats', true), ''), ',') && ARRAY['ADVOCATE', 'LIAISON', 'AGENCY_LEAD'] $$;
CREATE FUNCTION app.has_seat(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT wanted = ANY (string_to_array(coalesce(current_setting('app.seats', true), ''), ',')) $$;
CREATE FUNCTION app.is_operator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.operator', true), '') = 'true' $$;

-- Every table is closed to everyone, its owner included, until a policy opens it.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_migrates ON %s TO hub_owner USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('GRANT SELECT ON %s TO hub_backup', t.name);
  END LOOP;
END
$$;
GRANT SELECT ON _prisma_migrations TO hub_app, hub_backup;

-- ── Agencies and people ──────────────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT ON task_force, region, agency, membership, sharing_agreement, person, seat, agency_service, agency_region
  TO hub_app, hub_auth, hub_worker;

CREATE POLICY own_task_force ON task_force FOR SELECT TO hub_app
  USING (id = (SELECT app.task_force()) OR (SELECT app.is_operator()));
CREATE POLICY own_task_force ON region FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) OR (SELECT app.is_operator()));
CREATE POLICY own_task_force ON membership FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) OR (SELECT app.is_operator()));
CREATE POLICY own_task_force ON sharing_agreement FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) OR (SELECT app.is_operator()));
CREATE POLICY own_task_force ON seat FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force()) OR (SELECT app.is_operator()));
CREATE POLICY same_table ON agency FOR SELECT TO hub_app
  USING (id = (SELECT app.agency()) OR (SELECT app.is_operator())
    OR id IN (SELECT m.agency_id FROM membership m WHERE m.task_force_id = (SELECT app.task_force())));
CREATE POLICY same_table ON person FOR SELECT TO hub_app
  USING (agency_id = (SELECT app.agency()) OR (SELECT app.is_operator())
    OR agency_id IN (SELECT m.agency_id FROM membership m WHERE m.task_force_id = (SELECT app.task_force())));
CREATE POLICY same_table ON agency_service FOR SELECT TO hub_app
  USING (agency_id IN (SELECT a.id FROM agency a));
CREATE POLICY same_table ON agency_region FOR SELECT TO hub_app
  USING (agency_id IN (SELECT a.id FROM agency a));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['task_force', 'region', 'agency', 'membership', 'sharing_agreement', 'person', 'seat', 'agency_service', 'agency_region']
  LOOP
    EXECUTE format('CREATE POLICY sign_in_reads ON %I FOR SELECT TO hub_auth USING (true)', t);
    EXECUTE format('CREATE POLICY jobs_read ON %I FOR SELECT TO hub_worker USING (true)', t);
    EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO hub_policy USING (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO hub_policy', t);
  END LOOP;
END
$$;

-- ── Sign-in ──────────────────────────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT, UPDATE, DELETE ON credential, session, sign_in_failure TO hub_auth;
CREATE POLICY sign_in ON credential TO hub_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON session TO hub_auth USING (true) WITH CHECK (true);
CREATE POLICY sign_in ON sign_in_failure TO hub_auth USING (true) WITH CHECK (true);

-- ── The owning agency's own record ───────────────────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT, UPDATE, DELETE ON referral, survivor_ranges TO hub_app;
CREATE POLICY owning_agency ON referral TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()))
  WITH CHECK (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY seat_works_with_referrals ON referral AS RESTRICTIVE TO hub_app USING ((SELECT app.works_with_referrals()));
CREATE POLICY only_drafts_are_removed ON referral AS RESTRICTIVE FOR DELETE TO hub_app USING (state = 'DRAFT');
CREATE POLICY owning_agency ON survivor_ranges TO hub_app
  USING (EXISTS (SELECT FROM referral r WHERE r.id = referral_id));

-- ── Consent: the row that access hangs on ────────────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT, UPDATE ON consent TO hub_app;
GRANT SELECT, UPDATE ON consent TO hub_worker;
CREATE POLICY parties_read ON consent FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force())
    AND (owner_agency_id = (SELECT app.agency()) OR recipient_agency_id = (SELECT app.agency())));
CREATE POLICY owner_records ON consent FOR INSERT TO hub_app
  WITH CHECK (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force())
    AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id));
CREATE POLICY owner_narrows ON consent FOR UPDATE TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY seat_works_with_referrals ON consent AS RESTRICTIVE TO hub_app USING ((SELECT app.works_with_referrals()));
CREATE POLICY only_while_it_lasts ON consent AS RESTRICTIVE FOR SELECT TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) OR (ended_at IS NULL AND expires_at > now()));
CREATE POLICY no_law_enforcement_unless_named ON consent AS RESTRICTIVE FOR SELECT TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) OR law_enforcement_allowed OR NOT (SELECT app.is_law_enforcement()));
CREATE POLICY jobs ON consent TO hub_worker USING (true) WITH CHECK (true);

-- ── Shares ───────────────────────────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT, INSERT, UPDATE ON share TO hub_app;
GRANT SELECT, UPDATE ON share TO hub_worker;
CREATE POLICY parties ON share FOR SELECT TO hub_app
  USING (task_force_id = (SELECT app.task_force())
    AND (from_agency_id = (SELECT app.agency()) OR to_agency_id = (SELECT app.agency())));
CREATE POLICY parties_answer ON share FOR UPDATE TO hub_app
  USING (task_force_id = (SELECT app.task_force())
    AND (from_agency_id = (SELECT app.agency()) OR to_agency_id = (SELECT app.agency())));
CREATE POLICY sender_shares ON share FOR INSERT TO hub_app
  WITH CHECK (from_agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()));
CREATE POLICY seat_works_with_referrals ON share AS RESTRICTIVE TO hub_app USING ((SELECT app.works_with_referrals()));
CREATE POLICY only_while_consent_lasts ON share AS RESTRICTIVE TO hub_app
  USING (from_agency_id = (SELECT app.agency()) OR recipient_until > now()) WITH CHECK (true);
CREATE POLICY no_law_enforcement_unless_named ON share AS RESTRICTIVE TO hub_app
  USING (from_agency_id = (SELECT app.agency()) OR law_enforcement_allowed OR NOT (SELECT app.is_law_enforcement())) WITH CHECK (true);
CREATE POLICY jobs ON share TO hub_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON share_brief TO hub_app;
CREATE POLICY with_its_share ON share_brief FOR SELECT TO hub_app USING (EXISTS (SELECT FROM share s WHERE s.id = share_id));
CREATE POLICY sender_writes ON share_brief FOR INSERT TO hub_app
  WITH CHECK (EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency())));

GRANT SELECT, INSERT, UPDATE ON share_detail TO hub_app;
CREATE POLICY with_its_share ON share_detail FOR SELECT TO hub_app USING (EXISTS (SELECT FROM share s WHERE s.id = share_id));
CREATE POLICY only_after_acceptance ON share_detail AS RESTRICTIVE FOR SELECT TO hub_app
  USING (EXISTS (SELECT FROM share s WHERE s.id = share_id AND (s.from_agency_id = (SELECT app.agency())
    OR s.status IN ('ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED', 'CLOSED'))));
CREATE POLICY sender_writes ON share_detail FOR INSERT TO hub_app
  WITH CHECK (EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency())));
CREATE POLICY sender_narrows ON share_detail FOR UPDATE TO hub_app
  USING (EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency())));

GRANT SELECT, INSERT ON share_event TO hub_app, hub_worker;
CREATE POLICY with_its_share ON share_event FOR SELECT TO hub_app USING (EXISTS (SELECT FROM share s WHERE s.id = share_id));
CREATE POLICY parties_write ON share_event FOR INSERT TO hub_app
  WITH CHECK (agency_id = (SELECT app.agency()) AND person_id = (SELECT app.person()) AND EXISTS (SELECT FROM share s WHERE s.id = share_id));
CREATE POLICY jobs_read ON share_event FOR SELECT TO hub_worker USING (true);
CREATE POLICY the_clock_writes ON share_event FOR INSERT TO hub_worker WITH CHECK (agency_id IS NULL AND person_id IS NULL);

GRANT SELECT, INSERT, UPDATE ON information_request TO hub_app;
CREATE POLICY with_its_share ON information_request FOR SELECT TO hub_app USING (EXISTS (SELECT FROM share s WHERE s.id = share_id));
CREATE POLICY recipient_asks ON information_request FOR INSERT TO hub_app
  WITH CHECK (answer IS NULL AND EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.to_agency_id = (SELECT app.agency())));
CREATE POLICY sender_answers ON information_request FOR UPDATE TO hub_app
  USING (answer IS NULL AND EXISTS (SELECT FROM share s WHERE s.id = share_id AND s.from_agency_id = (SELECT app.agency())))
  WITH CHECK (answer IS NOT NULL);

-- ── Notices, mail, client keys ───────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT ON notice TO hub_app;
GRANT INSERT ON notice TO hub_app, hub_worker;
CREATE POLICY own_agency ON notice FOR SELECT TO hub_app
  USING (agency_id = (SELECT app.agency()) AND task_force_id = (SELECT app.task_force()) AND (SELECT app.works_with_referrals()));
CREATE POLICY within_task_force ON notice FOR INSERT TO hub_app WITH CHECK (task_force_id = (SELECT app.task_force()));
CREATE POLICY jobs ON notice FOR INSERT TO hub_worker WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON mail_delivery TO hub_worker;
CREATE POLICY jobs ON mail_delivery TO hub_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON client_key TO hub_app;
CREATE POLICY own_keys ON client_key TO hub_app USING (person_id = (SELECT app.person())) WITH CHECK (person_id = (SELECT app.person()));
GRANT SELECT, DELETE ON client_key TO hub_worker;
CREATE POLICY jobs_tidy ON client_key TO hub_worker USING (true);
