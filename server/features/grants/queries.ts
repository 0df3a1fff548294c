import type { AwardAction, PeriodAction, RequirementAction } from "@roundtable/shared/grants.ts";
import type { AwardModel } from "../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { type Action, readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { type AwardView, loadAwards, type PeriodView, type RequirementView } from "./queries/awards.ts";
import { hasForm, holderSeats } from "./rules/deadlines.ts";

/** Awards that this reader may see, those that end last first. `after` is the id of the last one shown. */
export async function listAwards(reading: Reading, { first, after }: { first?: number | null; after?: string | null }): Promise<Page<AwardView>> {
  const size = pageSize(first);
  if (after != null && !isId(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  const rows = await loadAwards(reading, {
    orderBy: [{ endsOn: "desc" }, { title: "asc" }, { id: "asc" }],
    take: size + 1,
    ...(after == null ? {} : { cursor: { id: after }, skip: 1 }),
  });
  return pageOf(rows, size, ({ id }) => id);
}

/** One award; null for an unknown id, for another table's, and for whom it is not. */
export async function findAward(reading: Reading, id: string): Promise<AwardView | null> {
  if (!isId(id)) return null;
  const [award] = await loadAwards(reading, { where: { id } });
  return award ?? null;
}

/** One requirement, with its award. */
export async function findRequirement(reading: Reading, id: string): Promise<RequirementView | null> {
  if (!isId(id)) return null;
  const [award] = await loadAwards(reading, { where: { requirements: { some: { id } } } });
  return award?.requirements.find((requirement) => requirement.id === id.toLowerCase()) ?? null;
}

/** The award of a rule; null for an unknown rule and for one that is not this reader's to see. */
export async function findAwardOfRule(reading: Reading, ruleId: string): Promise<AwardView | null> {
  if (!isId(ruleId)) return null;
  const [award] = await loadAwards(reading, { where: { rules: { some: { id: ruleId } } } });
  return award ?? null;
}

/** One report that is owed, by its rule and the first day it covers; null when no such report is owed, or not to this reader's knowledge. */
export async function findPeriod(reading: Reading, ruleId: string, startsOn: string): Promise<PeriodView | null> {
  const award = await findAwardOfRule(reading, ruleId);
  return award?.periods.find((period) => period.rule.id === ruleId.toLowerCase() && period.startsOn === startsOn) ?? null;
}

/** An award to change, or to read for a change of what hangs on it. @throws NotFound when it is not there or not theirs, and the attempt is logged */
export async function requireAward(reading: Reading, id: string, action: string, right: Extract<Action, "read" | "keep"> = "keep"): Promise<AwardView> {
  const award = await findAward(reading, id);
  return award && mayKeep(reading, award, right) ? award : refuseGrant(reading, id, action);
}

/** The award of a rule to change. @throws NotFound as above */
export async function requireAwardOfRule(reading: Reading, ruleId: string, action: string): Promise<AwardView> {
  const award = await findAwardOfRule(reading, ruleId);
  return award && mayKeep(reading, award) ? award : refuseGrant(reading, ruleId, action);
}

/** A requirement to change. @throws NotFound as above */
export async function requireRequirement(reading: Reading, id: string, action: string): Promise<RequirementView> {
  const requirement = await findRequirement(reading, id);
  return requirement && mayKeep(reading, requirement.award) ? requirement : refuseGrant(reading, id, action);
}

/** Logs that somebody tried. @throws NotFound always: one answer for what is hidden, unknown and not theirs */
export async function refuseGrant(reading: Reading, id: string | null, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

/** Whether this reader may add an award that an agency holds: any for a coordinator, for a lead their own agency's. */
export function mayAddAward({ ability, actor }: Reading, holderAgencyId: string): boolean {
  return ability.can("keep", subject("Award", { taskForceId: actor.taskForceId, holderAgencyId } as AwardModel));
}

/** What this reader may do with an award. */
export function awardActionsOf(reading: Reading, award: AwardView): AwardAction[] {
  if (!mayKeep(reading, award)) return [];
  return award.closedOn ? ["REOPEN"] : ["CHANGE", "CLOSE", "CHANGE_RULES", "ADD_REQUIREMENT"];
}

/** What this reader may do with a requirement. */
export function requirementActionsOf(reading: Reading, { award, status }: RequirementView): RequirementAction[] {
  if (!mayKeep(reading, award) || award.closedOn) return [];
  return status === "OPEN" ? ["CHANGE", "MEET", "WAIVE", "LINK"] : ["REOPEN", "LINK"];
}

/** What this reader may do with a report that is owed. */
export function periodActionsOf(reading: Reading, { award, rule, filing }: PeriodView): PeriodAction[] {
  if (!mayKeep(reading, award) || award.closedOn || hasForm(rule.report)) return [];
  return filing ? ["UNMARK_FILED"] : ["MARK_FILED"];
}

/** Somebody who may see to an award: of the agency that holds it, or a coordinator of the table. @throws InvalidInput naming the field */
export async function requireKeepers(
  { db, ability, actor }: Reading,
  holderAgencyId: string,
  keepers: Record<string, string | null | undefined>,
): Promise<void> {
  const { taskForceId } = actor;
  const wanted = Object.entries(keepers).filter((pair): pair is [string, string] => pair[1] != null);
  if (wanted.length === 0) return;
  const known = await db.person.findMany({
    where: {
      AND: [
        readable(ability, "Person"),
        { id: { in: wanted.map(([, id]) => id) }, disabledAt: null },
        {
          OR: [
            { agencyId: holderAgencyId, seats: { some: { taskForceId, role: { in: [...holderSeats] } } } },
            { seats: { some: { taskForceId, role: "COORDINATOR" } } },
          ],
        },
      ],
    },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  const issues = wanted
    .filter(([, id]) => !ids.has(id.toLowerCase()))
    .map(([field]) => ({ path: [field], message: "neither works at the agency that holds the award nor coordinates the table" }));
  if (issues.length > 0) throw new InvalidInput(issues);
}

function mayKeep(
  { ability }: Reading,
  { today: _, state: __, rules: ___, periods: ____, requirements: _____, ...row }: AwardView,
  right: Action = "keep",
): boolean {
  return ability.can(right, subject("Award", row));
}
