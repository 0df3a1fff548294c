-- A hint says that something changed, and when: of an item that is not for everybody, and of a closed session, that is for the
-- agencies that may see it. Agencies are as fine as hints are; what a page then finds is decided for each person.
GRANT CREATE ON SCHEMA app TO hub_policy;
GRANT SELECT ON meeting, meeting_series, minutes TO hub_policy;
CREATE POLICY definers_read ON meeting FOR SELECT TO hub_policy USING (true);
CREATE POLICY definers_read ON meeting_series FOR SELECT TO hub_policy USING (true);
CREATE POLICY definers_read ON minutes FOR SELECT TO hub_policy USING (true);

-- The agencies of a body's roster, or of those in it who have one of these roles.
CREATE FUNCTION app.body_agencies(of_body uuid, roles body_role[]) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = app, public, pg_temp
  AS $$ SELECT coalesce(array_agg(DISTINCT p.agency_id), '{}') FROM body_seat s JOIN person p ON p.id = s.person_id
        WHERE s.body_id = of_body AND (roles IS NULL OR s.role = ANY (roles)) $$;

-- The agencies of those for whom an item is that is not for everybody (policy for_whom_it_is).
CREATE FUNCTION app.item_agencies(one agenda_item) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = app, public, pg_temp
  AS $$ SELECT app.body_agencies(one.body_id, CASE WHEN one.audience = 'CLOSED' THEN NULL ELSE '{CHAIR,MINUTE_TAKER}'::body_role[] END)
    || ARRAY(SELECT p.agency_id FROM person p WHERE p.id IN (one.owner_person_id, one.created_by_id))
    || CASE WHEN one.audience = 'AGENCIES' THEN one.agency_ids ELSE '{}' END
    || ARRAY(SELECT m.agency_id FROM membership m JOIN agency a ON a.id = m.agency_id
             WHERE one.audience = 'DISCIPLINES' AND m.task_force_id = one.task_force_id AND a.discipline = ANY (one.disciplines))
    || ARRAY(SELECT r.owner_agency_id FROM case_item c JOIN referral r ON r.id = c.referral_id WHERE c.item_id = one.id)
    || ARRAY(SELECT k.recipient_agency_id FROM case_item c JOIN consent k ON k.id = c.consent_id WHERE c.item_id = one.id) $$;

-- The agencies of those who see a meeting of a series or a poll that is closed: of the roster and of the coordinators; null when it is open.
CREATE FUNCTION app.session_agencies(is_closed boolean, of_body uuid, of_task_force uuid) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = app, public, pg_temp
  AS $$ SELECT CASE WHEN is_closed THEN app.body_agencies(of_body, NULL)
    || ARRAY(SELECT p.agency_id FROM seat t JOIN person p ON p.id = t.person_id WHERE t.task_force_id = of_task_force AND t.role = 'COORDINATOR') END $$;

-- The agencies that hear of one row; null for the whole table.
CREATE FUNCTION app.hearers(of_table text, one jsonb) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = app, public, pg_temp AS $$
DECLARE
  of_body uuid := one ->> 'body_id';
  of_task_force uuid := one ->> 'task_force_id';
  of_meeting uuid := one ->> 'meeting_id';
  item agenda_item;
  is_closed boolean;
BEGIN
  IF of_table = 'agenda_item' THEN
    item := jsonb_populate_record(NULL::agenda_item, one);
  ELSIF one ? 'item_id' THEN
    SELECT * INTO item FROM agenda_item i WHERE i.id = (one ->> 'item_id')::uuid;
    -- With its item it went, of which the hearers are told.
    IF NOT FOUND THEN RETURN '{}'; END IF;
    of_meeting := item.meeting_id;
  ELSIF of_table IN ('minutes', 'minutes_entry') THEN
    SELECT m.part = 'CLOSED', m.meeting_id INTO is_closed, of_meeting FROM minutes m WHERE m.id = coalesce(one ->> 'minutes_id', one ->> 'id')::uuid;
    IF coalesce(is_closed, one ->> 'part' = 'CLOSED', true) THEN RETURN app.body_agencies(of_body, NULL); END IF;
  END IF;
  IF item.audience <> 'ALL' THEN
    RETURN app.item_agencies(item) || ARRAY(SELECT p.agency_id FROM person p WHERE p.id = (one ->> 'owner_person_id')::uuid);
  END IF;
  -- What is for everybody is so as far as they see the meeting.
  IF one ? 'closed' THEN
    is_closed := (one ->> 'closed')::boolean;
  ELSIF one ? 'poll_id' THEN
    SELECT p.closed INTO is_closed FROM poll p WHERE p.id = (one ->> 'poll_id')::uuid;
  ELSIF one ? 'series_id' THEN
    SELECT s.closed INTO is_closed FROM meeting_series s WHERE s.id = (one ->> 'series_id')::uuid;
  ELSIF of_meeting IS NOT NULL THEN
    SELECT s.closed INTO is_closed FROM meeting m JOIN meeting_series s ON s.id = m.series_id WHERE m.id = of_meeting;
  END IF;
  RETURN app.session_agencies(coalesce(is_closed, false), of_body, of_task_force);
END
$$;

-- Whoever saw a row before hears of its change as well as whoever sees it now.
CREATE OR REPLACE FUNCTION app.meeting_hints() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public, pg_temp AS $$
DECLARE
  one record;
  heard uuid[];
  heard_before uuid[];
  roster uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN one := OLD; ELSE one := NEW; END IF;
  heard := app.hearers(TG_TABLE_NAME, to_jsonb(one));
  IF TG_OP = 'UPDATE' THEN
    heard_before := app.hearers(TG_TABLE_NAME, to_jsonb(OLD));
    heard := CASE WHEN heard IS NOT NULL AND heard_before IS NOT NULL THEN heard || heard_before END;
  END IF;
  IF EXISTS (SELECT FROM body b WHERE b.id = one.body_id AND b.restricted) THEN
    roster := app.body_agencies(one.body_id, NULL);
    heard := CASE WHEN heard IS NULL THEN roster ELSE ARRAY(SELECT unnest(heard) INTERSECT SELECT unnest(roster)) END;
  END IF;
  -- An empty list of agencies is read as the whole table.
  IF heard = '{}' THEN RETURN NULL; END IF;
  PERFORM app.hint('meetings', one.task_force_id, coalesce(ARRAY(SELECT DISTINCT a FROM unnest(heard) a), '{}'));
  RETURN NULL;
END
$$;
ALTER FUNCTION app.body_agencies(uuid, body_role[]) OWNER TO hub_policy;
ALTER FUNCTION app.item_agencies(agenda_item) OWNER TO hub_policy;
ALTER FUNCTION app.session_agencies(boolean, uuid, uuid) OWNER TO hub_policy;
ALTER FUNCTION app.hearers(text, jsonb) OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.body_agencies, app.item_agencies, app.session_agencies, app.hearers FROM PUBLIC;
REVOKE CREATE ON SCHEMA app FROM hub_policy;
