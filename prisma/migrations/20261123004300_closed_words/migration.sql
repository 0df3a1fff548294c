-- What was said of a closed item is for whoever was let into the closed session, as its minutes are (MT-11), and for whoever wrote it.
-- That there is such an item stays known to the roster.
GRANT CREATE ON SCHEMA app TO hub_policy;
-- Asked of an item that this person sees: whether they may know what was said of it too.
CREATE FUNCTION app.is_told(of_item uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = app, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM agenda_item i WHERE i.id = of_item AND i.task_force_id = app.task_force() AND (i.audience <> 'CLOSED'
          OR EXISTS (SELECT FROM attendance a WHERE a.meeting_id = i.meeting_id AND a.person_id = app.person() AND a.admitted_at IS NOT NULL))) $$;
ALTER FUNCTION app.is_told(uuid) OWNER TO hub_policy;
REVOKE ALL ON FUNCTION app.is_told(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_told(uuid) TO hub_app;
REVOKE CREATE ON SCHEMA app FROM hub_policy;

ALTER POLICY with_its_item ON agenda_note USING (task_force_id = (SELECT app.task_force())
  AND item_id IN (SELECT i.id FROM agenda_item i) AND (person_id = (SELECT app.person()) OR app.is_told(item_id)));
ALTER POLICY with_its_item ON decision USING (task_force_id = (SELECT app.task_force())
  AND item_id IN (SELECT i.id FROM agenda_item i) AND (recorded_by_id = (SELECT app.person()) OR app.is_told(item_id)));
ALTER POLICY with_its_item ON action_item USING (task_force_id = (SELECT app.task_force())
  AND (owner_person_id = (SELECT app.person()) AND (SELECT app.sits_here())
    OR item_id IN (SELECT i.id FROM agenda_item i) AND (created_by_id = (SELECT app.person()) OR app.is_told(item_id))));

-- A closed session is there for those who meet and those who keep it: for everybody else at the table there is none, nor a poll for one.
ALTER POLICY with_its_body ON meeting_series USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND (state <> 'DRAFT' OR app.keeps_meetings(body_id)) AND (NOT closed OR app.on_roster(body_id) OR app.keeps_meetings(body_id)));
ALTER POLICY with_its_body ON poll USING (task_force_id = (SELECT app.task_force()) AND body_id IN (SELECT b.id FROM body b)
  AND (NOT closed OR app.on_roster(body_id) OR app.keeps_meetings(body_id)));
