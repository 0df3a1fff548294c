-- AlterEnum
ALTER TYPE "consent_end" ADD VALUE 'NOT_CONFIRMED';

-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "confirm_by" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by_id" UUID;

-- ── A consent that names law enforcement takes two people (safety.md AZ-12) ──────────────────────────────────────────────────────
-- What was recorded before this rule and not used yet waits like everything recorded after it; what stands is left alone.
UPDATE consent c SET confirm_by = least(now() + interval '7 days', c.expires_at)
 WHERE c.law_enforcement_allowed AND c.ended_at IS NULL AND c.expires_at > now() AND NOT EXISTS (SELECT FROM share s WHERE s.consent_id = c.id);

ALTER TABLE consent ADD CONSTRAINT confirmed_by_somebody CHECK ((confirmed_at IS NULL) = (confirmed_by_id IS NULL));
ALTER TABLE consent ADD CONSTRAINT confirmed_by_another CHECK (confirmed_by_id <> recorded_by_id);
ALTER TABLE consent ADD CONSTRAINT confirmed_in_time CHECK (confirmed_at IS NULL OR (confirm_by IS NOT NULL AND confirmed_at < confirm_by));
-- What waits for a second person, for the list of each agency.
CREATE INDEX consent_waits ON consent (owner_agency_id) WHERE confirm_by IS NOT NULL AND confirmed_at IS NULL AND ended_at IS NULL;

-- The seven days are those of server/features/referrals/rules/second-person.ts.
CREATE FUNCTION app.consent_waits() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.law_enforcement_allowed AND (NEW.confirm_by IS NULL OR current_user <> 'hub_owner') THEN
      NEW.confirm_by := least(NEW.recorded_at + interval '7 days', NEW.expires_at);
    END IF;
    IF NEW.confirmed_at IS NOT NULL AND current_user <> 'hub_owner' THEN
      RAISE EXCEPTION 'a consent is confirmed after it was recorded' USING ERRCODE = 'RT006';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.confirm_by IS DISTINCT FROM OLD.confirm_by
     OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at, NEW.confirmed_by_id) IS DISTINCT FROM (OLD.confirmed_at, OLD.confirmed_by_id)) THEN
    RAISE EXCEPTION 'who confirmed a consent, and until when, never changes' USING ERRCODE = 'RT007';
  END IF;
  IF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN
    IF current_user <> 'hub_owner' AND NEW.confirmed_by_id IS DISTINCT FROM app.person() THEN
      RAISE EXCEPTION 'nobody confirms in somebody else''s name' USING ERRCODE = 'RT008';
    END IF;
    IF NEW.ended_at IS NOT NULL OR least(OLD.confirm_by, NEW.expires_at) <= now() THEN
      RAISE EXCEPTION 'the time to confirm it is over' USING ERRCODE = 'RT009';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER consent_waits BEFORE INSERT OR UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION app.consent_waits();
GRANT UPDATE (confirmed_by_id, confirmed_at) ON consent TO hub_app;

CREATE FUNCTION app.share_is_confirmed() RETURNS trigger LANGUAGE plpgsql SET search_path = app, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM consent c WHERE c.id = NEW.consent_id AND c.confirm_by IS NOT NULL AND c.confirmed_at IS NULL) THEN
    RAISE EXCEPTION 'a second person has not confirmed the consent' USING ERRCODE = 'RT014';
  END IF;
  RETURN NEW;
END
$$;
-- After share_begins, whose lock lets nobody change the consent before this share stands.
CREATE TRIGGER share_is_confirmed BEFORE INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.share_is_confirmed();

-- Until then the agency it names does not even learn that it was recorded.
CREATE POLICY only_once_confirmed ON consent AS RESTRICTIVE FOR SELECT TO hub_app
  USING (owner_agency_id = (SELECT app.agency()) OR confirm_by IS NULL OR confirmed_at IS NOT NULL);

-- Whom a mail tells that something waits for them is decided when it leaves.
GRANT SELECT (owner_agency_id, task_force_id, recorded_by_id, confirm_by, confirmed_at) ON consent TO hub_worker;
