-- Lists of open shares come in the order in which something is due. Of a hundred thousand shares a few thousand are open,
-- so these indexes stay small, and the planner knows how few rows they name (bench/README.md). When access ends is in them
-- too, or the planner would fetch that from the index over all shares.
CREATE INDEX share_open_to_agency_id_due_at_id_idx ON share (to_agency_id, due_at, id, recipient_until)
  WHERE status IN ('SENT', 'INFO_REQUESTED', 'ANSWERED', 'WAITLISTED', 'ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED');
CREATE INDEX share_open_from_agency_id_due_at_id_idx ON share (from_agency_id, due_at, id, recipient_until)
  WHERE status IN ('SENT', 'INFO_REQUESTED', 'ANSWERED', 'WAITLISTED', 'ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED');
DROP INDEX share_to_agency_id_due_at_id_idx;
DROP INDEX share_from_agency_id_due_at_id_idx;
