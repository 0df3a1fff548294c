import { isLawEnforcement, worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { Rules } from "#platform/casl.ts";

/**
 * Who sees a meeting sees its agenda as far as it is for them (MT-03). The whole of it is its chair's and minute-taker's; of a case
 * the consent decides (MT-13), for the agency whose referral it is and for those that a living consent names for case review.
 */
export const agendaRules: Rules = ({ taskForceId, personId, agencyId, discipline, seats, statementAccepted }, can, now) => {
  if (seats.length === 0) return;
  const mine = { seats: { some: { personId } } };
  const visible = { OR: [{ restricted: false }, mine] };
  const runs = [{ seats: { some: { personId, role: "CHAIR" } } } as const, { seats: { some: { personId, role: "MINUTE_TAKER" } } } as const];
  const meeting = {
    OR: [
      { series: { is: { state: { in: ["OPEN", "CANCELLED"] }, body: { is: visible } } } } as const,
      { series: { is: { body: { is: { OR: [...runs, ...(seats.includes("COORDINATOR") ? [visible] : [])] } } } } },
    ],
  };
  const named = isLawEnforcement(discipline) ? { lawEnforcementAllowed: true } : {};
  const living = { recipientAgencyId: agencyId, taskForceId, purpose: "CASE_REVIEW", endedAt: null, expiresAt: { gt: now }, ...named } as const;
  const reviews = worksWithReferrals(seats) && statementAccepted;
  const case_ = {
    taskForceId,
    body: { is: visible },
    referral: {
      is: {
        OR: [
          { ownerAgencyId: agencyId, taskForceId },
          { consents: { some: { ...living, confirmBy: null } } },
          { consents: { some: { ...living, confirmedAt: { lte: now } } } },
        ],
      },
    },
  };
  const item = {
    taskForceId,
    AND: [
      { OR: [{ meetingId: null, body: { is: visible } }, { meeting: { is: meeting } }] },
      {
        OR: [
          { audience: "ALL" } as const,
          { body: { is: { OR: runs } } },
          { ownerPersonId: personId },
          { createdById: personId },
          { audience: "DISCIPLINES", disciplines: { has: discipline } } as const,
          { audience: "AGENCIES", agencyIds: { has: agencyId } } as const,
          { audience: "CLOSED", body: { is: mine } } as const,
          ...(reviews ? [{ audience: "CASE", caseItem: { is: case_ } } as const] : []),
        ],
      },
    ],
  };
  can("read", "Sitting", { taskForceId, meeting: { is: meeting } });
  can("read", "Attendance", { taskForceId, meeting: { is: meeting } });
  can("read", "AgendaItem", item);
  if (reviews) can("read", "CaseItem", case_);
  can("read", "AgendaNote", { taskForceId, item: { is: item } });
  can("read", "Decision", { taskForceId, item: { is: item } });
  can("read", "ActionItem", { taskForceId, item: { is: item } });
  can(["read", "answer"], "ActionItem", { taskForceId, ownerPersonId: personId }).because("it is theirs to do");
  can("read", "Handout", { taskForceId, endsAt: { gt: now }, item: { is: item } }).because("the meeting is not over");
};
