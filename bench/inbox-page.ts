/**
 * The page that is measured: 50 shares with the short form of their referral, both agencies, the facts of the consent and
 * the last two events, in the order of the inbox.
 */
export const inboxPage = `query InboxPage {
  inbox(first: 50) {
    nodes {
      id code version status urgency direction
      sentAt respondBy answerExpiresAt clockStoppedAt dueAt recheckOn accessEndsAt statusChangedAt
      from { id name discipline intakePhone }
      to { id name discipline intakePhone }
      brief { needs reason minor callBeforeAccepting region { id name } }
      consent { id purpose expiresAt formLanguage substanceUseNamed }
      events(first: 2) { id at fromStatus toStatus declineReason outcome recheckOn }
    }
    hasMore
    endCursor
  }
}`;

/** The same page as one hand-written statement that makes the body itself. $1 is the agency whose inbox it is. */
export const inboxStatement = `
WITH page AS (
  SELECT * FROM share
  WHERE to_agency_id = $1 AND recipient_until > now()
    AND status IN ('SENT', 'INFO_REQUESTED', 'ANSWERED', 'WAITLISTED', 'ACCEPTED', 'CONTACT_MADE', 'SERVICES_STARTED')
  ORDER BY due_at, id LIMIT 51
), node AS (
  SELECT row_number() OVER (ORDER BY s.due_at, s.id) AS place, s.due_at, s.id, json_build_object(
    'id', s.id, 'code', s.code, 'version', s.version, 'status', s.status, 'urgency', s.urgency, 'direction', 'RECEIVED',
    'sentAt', s.sent_at, 'respondBy', s.respond_by, 'answerExpiresAt', s.answer_expires_at, 'clockStoppedAt', s.clock_stopped_at,
    'dueAt', CASE WHEN s.due_at < '9999-12-31' THEN s.due_at END, 'recheckOn', s.recheck_on, 'accessEndsAt', coalesce(c.ended_at, c.expires_at), 'statusChangedAt', s.status_changed_at,
    'from', json_build_object('id', f.id, 'name', f.name, 'discipline', f.discipline, 'intakePhone', f.intake_phone),
    'to', json_build_object('id', t.id, 'name', t.name, 'discipline', t.discipline, 'intakePhone', t.intake_phone),
    'brief', json_build_object('needs', b.needs, 'reason', b.reason, 'minor', b.minor, 'callBeforeAccepting', b.call_before_accepting, 'region', json_build_object('id', r.id, 'name', r.name)),
    'consent', json_build_object('id', c.id, 'purpose', c.purpose, 'expiresAt', c.expires_at, 'formLanguage', c.form_language, 'substanceUseNamed', c.substance_use_named),
    'events', (SELECT json_agg(json_build_object('id', e.id, 'at', e.at, 'fromStatus', e.from_status, 'toStatus', e.to_status, 'declineReason', e.decline_reason, 'outcome', e.outcome, 'recheckOn', e.recheck_on))
      FROM (SELECT * FROM share_event WHERE share_id = s.id ORDER BY at DESC, id DESC LIMIT 2) e)) AS body
  FROM page s JOIN agency f ON f.id = s.from_agency_id JOIN agency t ON t.id = s.to_agency_id
    JOIN share_brief b ON b.share_id = s.id JOIN region r ON r.id = b.region_id JOIN consent c ON c.id = s.consent_id
)
SELECT json_build_object('data', json_build_object('inbox', json_build_object(
  'nodes', coalesce(json_agg(body ORDER BY place) FILTER (WHERE place <= 50), '[]'),
  'hasMore', count(*) > 50,
  'endCursor', max(due_at || '|' || id) FILTER (WHERE place = 50))))::text AS body
FROM node`;
