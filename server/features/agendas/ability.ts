import { isLawEnforcement, worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { Prisma } from "../../../prisma/client/client.ts";
import type { Rules } from "#platform/casl.ts";

/**
 * Who sees a meeting sees its agenda as far as it is for them (MT-03). The whole of it is its chair's and minute-taker's; of a case
 * the consent decides (MT-13), for the agency whose referral it is and for those that a living consent names for case review.
 */
export const agendaRules: Rules = ({ taskForceId, personId, agencyId, discipline, seats, statementAccepted }, can, now) => {
  if (seats.length === 0) return;
  const mine = { seats: { some: { personId } } };
  const visible: Prisma.BodyWhereInput = { OR: [{ restricted: false }, mine] };
  const runs: Prisma.BodyWhereInput[] = [{ seats: { some: { personId, role: "CHAIR" } } }, { seats: { some: { personId, role: "MINUTE_TAKER" } } }];
  const meeting: Prisma.MeetingWhereInput = {
    OR: [
      { series: { is: { state: { in: ["OPEN", "CANCELLED"] }, closed: false, body: { is: { restricted: false } } } } },
      { series: { is: { state: { in: ["OPEN", "CANCELLED"] }, body: { is: mine } } } },
      { series: { is: { body: { is: { OR: [...runs, ...(seats.includes("COORDINATOR") ? [visible] : [])] } } } } },
    ],
  };
  const named = isLawEnforcement(discipline) ? { lawEnforcementAllowed: true } : {};
  const living: Prisma.ConsentWhereInput = {
    recipientAgencyId: agencyId,
    taskForceId,
    purpose: "CASE_REVIEW",
    endedAt: null,
    expiresAt: { gt: now },
    ...named,
  };
  const reviews = worksWithReferrals(seats) && statementAccepted;
  const review: Prisma.CaseItemWhereInput = {
    taskForceId,
    body: { is: visible },
    OR: [
      { referral: { is: { ownerAgencyId: agencyId, taskForceId } } },
      { consent: { is: { ...living, confirmBy: null } } },
      { consent: { is: { ...living, confirmedAt: { gt: new Date(0), lte: now } } } },
    ],
  };
  const item: Prisma.AgendaItemWhereInput = {
    taskForceId,
    AND: [
      { OR: [{ meetingId: null, body: { is: visible } }, { meeting: { is: meeting } }] },
      {
        OR: [
          { audience: "ALL" },
          { body: { is: { OR: runs } } },
          { ownerPersonId: personId },
          { createdById: personId },
          { audience: "DISCIPLINES", disciplines: { has: discipline } },
          { audience: "AGENCIES", agencyIds: { has: agencyId } },
          { audience: "CLOSED", body: { is: mine } },
          ...(reviews ? [{ audience: "CASE" as const, caseItems: { some: review } }] : []),
        ],
      },
    ],
  };
  can("read", "Sitting", { taskForceId, meeting: { is: meeting } });
  can("read", "Attendance", { taskForceId, meeting: { is: meeting } });
  can("read", "AgendaItem", item);
  if (reviews) can("read", "CaseItem", review);
  // What was said of a closed item, and handed out for it, is for whoever was let into the closed session, as its minutes are (MT-11); its title is the roster's.
  const wasIn: Prisma.MeetingWhereInput = { attendance: { some: { personId, admittedAt: { gt: new Date(0), lte: now } } } };
  const told = [
    { item: { is: { audience: { in: ["ALL" as const, "DISCIPLINES" as const, "AGENCIES" as const, "CASE" as const] } } } },
    { item: { is: { meeting: { is: wasIn } } } },
  ];
  can("read", "AgendaNote", { taskForceId, item: { is: item }, OR: [{ personId }, ...told] });
  can("read", "Decision", { taskForceId, item: { is: item }, OR: [{ recordedById: personId }, ...told] });
  can("read", "ActionItem", { taskForceId, item: { is: item }, OR: [{ createdById: personId }, ...told] });
  can(["read", "answer"], "ActionItem", { taskForceId, ownerPersonId: personId }).because("it is theirs to do");
  can("read", "Handout", { taskForceId, endsAt: { gt: now }, item: { is: item }, OR: [{ addedById: personId }, ...told] }).because("the meeting is not over");
};
