import type { ConsentPurpose } from "@roundtable/shared/consents.ts";
import type { Language } from "@roundtable/shared/needs.ts";
import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import { Prisma } from "../../../../prisma/client/client.ts";
import type { InformationRequestModel, RegionModel, ShareBriefModel, ShareEventModel, ShareModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { ask } from "#platform/db.ts";

export type ShareAgency = { id: string; name: string; discipline: Discipline; confidentialProgram: boolean; intakePhone: string; languages: Language[] };
export type ConsentFacts = {
  id: string;
  purpose: ConsentPurpose;
  expiresAt: Date;
  endedAt: Date | null;
  formLanguage: Language;
  substanceUseNamed: boolean;
  fieldGroups: FieldGroup[];
};

/** A share with all that a row or a page of it shows first: both agencies, the short form, its consent, its questions and its latest events. */
export type LoadedShare = ShareModel & {
  from: ShareAgency;
  to: ShareAgency;
  brief: (ShareBriefModel & { region: Pick<RegionModel, "id" | "name"> }) | null;
  consent: ConsentFacts;
  latestEvents: ShareEventModel[];
  requests: InformationRequestModel[];
};

/** How many events come with a share without asking again. */
export const latestEventCount = 2;

type Json<Row> = { [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key] };
type Brief = NonNullable<LoadedShare["brief"]>;
type ShareJson = Json<ShareModel> &
  Pick<Brief, "needs" | "reason" | "regionId" | "minor" | "callBeforeAccepting"> &
  Omit<Json<ConsentFacts>, "id"> & {
    regionName: string;
    latestEvents: Omit<Json<ShareEventModel>, "taskForceId" | "shareId">[] | null;
    requests: Omit<Json<InformationRequestModel>, "shareId">[] | null;
  };

const instant = (text: string): Date => new Date(text);
const instantOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

function revive(json: ShareJson, from: ShareAgency, to: ShareAgency): LoadedShare {
  const {
    needs,
    reason,
    regionId,
    regionName,
    minor,
    callBeforeAccepting,
    purpose,
    expiresAt,
    endedAt,
    formLanguage,
    substanceUseNamed,
    fieldGroups,
    ...share
  } = json;
  const { id, taskForceId, consentId } = share;
  return {
    ...share,
    sentAt: instant(share.sentAt),
    respondBy: instant(share.respondBy),
    answerExpiresAt: instant(share.answerExpiresAt),
    clockStoppedAt: instantOrNull(share.clockStoppedAt),
    recheckOn: instantOrNull(share.recheckOn),
    recipientUntil: instant(share.recipientUntil),
    dueAt: instant(share.dueAt),
    statusChangedAt: instant(share.statusChangedAt),
    from,
    to,
    brief: { shareId: id, needs, reason, regionId, minor, callBeforeAccepting, region: { id: regionId, name: regionName } },
    consent: { id: consentId, purpose, expiresAt: instant(expiresAt), endedAt: instantOrNull(endedAt), formLanguage, substanceUseNamed, fieldGroups },
    latestEvents: (share.latestEvents ?? []).map((event) => ({
      ...event,
      taskForceId,
      shareId: id,
      at: instant(event.at),
      recheckOn: instantOrNull(event.recheckOn),
    })),
    requests: (share.requests ?? []).map((request) => ({
      ...request,
      shareId: id,
      askedAt: instant(request.askedAt),
      answeredAt: instantOrNull(request.answeredAt),
    })),
  };
}

/**
 * Loads shares in one statement: `chosen` selects rows of `share x`, and `order` puts them in order. The policies of the
 * database filter it; the ability then has to agree on every row, and a row it denies stops the request, because two
 * layers that disagree are a defect and not a shorter list.
 *
 * The agencies come once and not with every share, and the names are given by subqueries and not by json_build_object,
 * which looks up every type anew for every row (bench/README.md).
 */
export async function loadShares({ db, ability, actor, clock }: Reading, chosen: Prisma.Sql, order: Prisma.Sql): Promise<LoadedShare[]> {
  const statement = Prisma.sql`
    WITH x AS MATERIALIZED (${chosen})
    SELECT (
      SELECT json_agg(share) FROM (
        SELECT x.id, x.task_force_id AS "taskForceId", x.referral_id AS "referralId", x.consent_id AS "consentId", x.from_agency_id AS "fromAgencyId",
          x.to_agency_id AS "toAgencyId", x.sent_by_id AS "sentById", x.code, x.status, x.version, x.urgency, x.sent_at AS "sentAt", x.respond_by AS "respondBy",
          x.answer_expires_at AS "answerExpiresAt", x.clock_stopped_at AS "clockStoppedAt", x.recheck_on AS "recheckOn", x.recipient_until AS "recipientUntil",
          x.due_at AS "dueAt", x.law_enforcement_allowed AS "lawEnforcementAllowed", x.status_changed_at AS "statusChangedAt",
          b.needs, b.reason, b.region_id AS "regionId", r.name AS "regionName", b.minor, b.call_before_accepting AS "callBeforeAccepting",
          c.purpose, c.expires_at AS "expiresAt", c.ended_at AS "endedAt", c.form_language AS "formLanguage", c.substance_use_named AS "substanceUseNamed", c.field_groups AS "fieldGroups",
          (SELECT json_agg(event) FROM (
            SELECT e.id, e.from_status AS "fromStatus", e.to_status AS "toStatus", e.agency_id AS "agencyId", e.person_id AS "personId", e.decline_reason AS "declineReason",
              e.outcome, e.recheck_on AS "recheckOn", e.at FROM share_event e WHERE e.share_id = x.id ORDER BY e.at DESC, e.id DESC LIMIT ${latestEventCount}
          ) event) AS "latestEvents",
          (SELECT json_agg(request) FROM (
            SELECT q.id, q.question, q.asked_by_id AS "askedById", q.asked_at AS "askedAt", q.answer, q.answered_by_id AS "answeredById", q.answered_at AS "answeredAt"
            FROM information_request q WHERE q.share_id = x.id ORDER BY q.asked_at, q.id
          ) request) AS requests
        FROM x JOIN share_brief b ON b.share_id = x.id JOIN region r ON r.id = b.region_id JOIN consent c ON c.id = x.consent_id
        ORDER BY ${order}
      ) share)::text AS shares,
      (SELECT json_agg(agency) FROM (
        SELECT a.id, a.name, a.discipline, a.confidential_program AS "confidentialProgram", a.intake_phone AS "intakePhone", a.languages
        FROM agency a WHERE a.id IN (SELECT from_agency_id FROM x UNION SELECT to_agency_id FROM x)
      ) agency)::text AS agencies`;
  const [found] = await ask<{ shares: string | null; agencies: string | null }>(db, statement);
  const shares = JSON.parse(found?.shares ?? "[]") as ShareJson[];
  const agencies = new Map((JSON.parse(found?.agencies ?? "[]") as ShareAgency[]).map((agency) => [agency.id, agency]));
  return shares.flatMap((json) => {
    const from = agencies.get(json.fromAgencyId);
    const to = agencies.get(json.toAgencyId);
    // An agency that has left the table is no longer known to the other, and what they shared goes with it.
    if (!from || !to) return [];
    const share = revive(json, from, to);
    // Two clocks never agree to the millisecond: what is over for its recipient by either of them is over.
    if (share.fromAgencyId !== actor.agencyId && share.recipientUntil <= clock.now()) return [];
    if (!ability.can("read", subject("Share", share))) throw new Error("row-level security and the ability disagree about a share");
    return [share];
  });
}
