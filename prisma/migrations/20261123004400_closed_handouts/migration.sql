-- What is handed out for a closed item is for whoever was let into the closed session, as what is said of it, and for whoever put it there.
ALTER POLICY until_the_end ON handout USING (task_force_id = (SELECT app.task_force()) AND ends_at > now()
  AND item_id IN (SELECT i.id FROM agenda_item i) AND (added_by_id = (SELECT app.person()) OR app.is_told(item_id)));
