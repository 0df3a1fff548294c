import { type SelfAssessmentAction } from "@roundtable/shared/self-assessment.ts";
import type { AssessmentAnswerModel, ElementRatingModel, SelfAssessmentModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { agenciesAtTable } from "#features/agencies/queries.ts";
import { mayCoordinate, refuse } from "../queries.ts";
import { spreadOf, type Spread } from "../rules/self-assessment.ts";
import { type Board, type ElementView, loadBoard } from "./board.ts";

export type AssessedElement = {
  element: ElementView;
  own: ElementRatingModel | undefined;
  /** Null until the assessment is closed, and where nobody rated. */
  result: (Spread & { ratings: ElementRatingModel[] }) | null;
};
export type AssessmentView = SelfAssessmentModel & {
  board: Board;
  answers: AssessmentAnswerModel[];
  notAnswered: string[];
  ownAnswer: AssessmentAnswerModel | undefined;
  elements: AssessedElement[];
};

/** The self-assessments of the table, the latest year first. */
export async function listAssessments(reading: Reading): Promise<AssessmentView[]> {
  return loadAssessments(reading, {});
}

/** One of them; null for an unknown id and for another table's. */
export async function findAssessment(reading: Reading, id: string): Promise<AssessmentView | null> {
  return isId(id) ? ((await loadAssessments(reading, { id }))[0] ?? null) : null;
}

async function loadAssessments(reading: Reading, which: { id?: string }): Promise<AssessmentView[]> {
  const { db, ability, actor } = reading;
  const rows = await db.selfAssessment.findMany({
    where: { AND: [readable(ability, "SelfAssessment"), { taskForceId: actor.taskForceId, ...which }] },
    include: {
      answers: { where: readable(ability, "AssessmentAnswer"), orderBy: { id: "asc" }, include: { ratings: { where: readable(ability, "ElementRating") } } },
    },
    orderBy: { year: "desc" },
  });
  const board = rows.length === 0 ? null : await loadBoard(reading);
  if (!board) return [];
  const agencies = await agenciesAtTable(reading);
  return rows.map((row) => {
    const finished = row.answers.filter(({ finishedAt }) => finishedAt !== null);
    const ownAnswer = row.answers.find(({ agencyId }) => agencyId === actor.agencyId);
    const ratings = Map.groupBy(
      finished.flatMap((answer) => answer.ratings),
      ({ elementId }) => elementId,
    );
    const elements = [...board.elements.values()].map((element): AssessedElement => {
      const given = ratings.get(element.id) ?? [];
      const spread = row.closedAt === null ? null : spreadOf(given.map(({ rating }) => rating));
      return { element, own: ownAnswer?.ratings.find(({ elementId }) => elementId === element.id), result: spread && { ...spread, ratings: given } };
    });
    const answered = new Set(finished.map(({ agencyId }) => agencyId));
    return { ...row, board, answers: finished, notAnswered: agencies.filter((id) => !answered.has(id)), ownAnswer, elements };
  });
}

/** Whether this reader may answer for their agency. */
export function mayRate({ ability, actor: { taskForceId, agencyId } }: Reading): boolean {
  return ability.can("answer", subject("AssessmentAnswer", { taskForceId, agencyId } as AssessmentAnswerModel));
}

/** Whether this reader may open one: a coordinator may, where there is a roadmap and none is open. */
export async function mayOpenAssessment(reading: Reading): Promise<boolean> {
  const { db, ability, actor } = reading;
  if (!mayCoordinate(reading)) return false;
  const roadmap = await db.roadmap.findFirst({
    where: { AND: [readable(ability, "Roadmap"), { taskForceId: actor.taskForceId }] },
    select: { assessments: { where: { AND: [readable(ability, "SelfAssessment"), { closedAt: null }] }, select: { id: true } } },
  });
  return roadmap?.assessments.length === 0;
}

/** What this reader may do with a self-assessment. */
export function actionsOnAssessment(reading: Reading, { closedAt }: SelfAssessmentModel): SelfAssessmentAction[] {
  const coordinates = mayCoordinate(reading);
  if (closedAt !== null) return coordinates ? ["SET_GOALS"] : [];
  return [...(mayRate(reading) ? (["RATE", "FINISH"] as const) : []), ...(coordinates ? (["CLOSE"] as const) : [])];
}

/** An assessment to answer or to close. @throws NotFound when it is not there or not theirs, and the attempt is logged */
export async function requireAssessment(reading: Reading, id: string, action: string, right: "answer" | "coordinate"): Promise<SelfAssessmentModel> {
  const { db, ability } = reading;
  const assessment = await db.selfAssessment.findFirst({ where: { AND: [readable(ability, "SelfAssessment"), { id }] } });
  if (assessment && (right === "answer" ? mayRate(reading) : mayCoordinate(reading))) return assessment;
  return refuse(reading, id, action);
}
