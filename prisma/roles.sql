-- The database roles (safety.md §2). Run before the migrations at every start; changes nothing when all is in place.
-- hub_owner owns and migrates; hub_app serves requests; hub_auth sees sessions and credentials; hub_worker runs jobs;
-- hub_backup reads everything and writes nothing; hub_policy owns the few functions that run with more rights than their caller.
DO $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('hub_owner', 'NOLOGIN'), ('hub_policy', 'NOLOGIN'), ('hub_app', 'LOGIN'),
      ('hub_auth', 'LOGIN'), ('hub_worker', 'LOGIN'), ('hub_backup', 'LOGIN')
    ) AS r (name, login)
  LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I %s NOSUPERUSER NOCREATEROLE NOCREATEDB', wanted.name, wanted.login);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  -- A role that may not grant BYPASSRLS cannot make the backup role; backups then run as the database's own administrator.
  BEGIN
    ALTER ROLE hub_backup BYPASSRLS;
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
  IF NOT pg_has_role(current_user, 'hub_owner', 'SET') THEN
    EXECUTE format('GRANT hub_owner TO %I', current_user);
  END IF;
  IF NOT pg_has_role('hub_owner', 'hub_policy', 'SET') THEN
    GRANT hub_policy TO hub_owner;
  END IF;
  -- The one function that adds a job runs as hub_policy and writes to the tables of the worker.
  IF NOT pg_has_role('hub_policy', 'hub_worker', 'USAGE') THEN
    GRANT hub_worker TO hub_policy;
  END IF;
  EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO hub_owner, hub_worker', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO hub_app, hub_auth, hub_backup', current_database());
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  GRANT CREATE, USAGE ON SCHEMA public TO hub_owner;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
END
$$;
