-- Everyone chooses the language in which the hub speaks to them; of people the runtime role may change nothing else.
GRANT UPDATE (locale) ON person TO hub_app;
CREATE POLICY own_language ON person FOR UPDATE TO hub_app USING (id = (SELECT app.person())) WITH CHECK (id = (SELECT app.person()));
