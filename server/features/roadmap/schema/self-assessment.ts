import type { AssessmentAnswerModel, ElementRatingModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import { AgencyNameRef } from "#features/agencies/schema/names.ts";
import { goalsOf } from "../queries/goals.ts";
import { actionsOnAssessment, type AssessedElement, type AssessmentView } from "../queries/self-assessment.ts";
import { GoalRef } from "./goal.ts";
import { ElementNameRef } from "./milestone.ts";

const RatingRef = builder.objectRef<ElementRatingModel>("ElementRating").implement({
  description: "What one agency says of one element.",
  fields: (t) => ({
    id: t.exposeID("id"),
    agency: t.field({ type: AgencyRef, nullable: true, resolve: ({ agencyId }, _, { load }) => load.agency.load(agencyId) }),
    rating: t.exposeInt("rating", { description: "0 nothing yet, 1 talked about, 2 begun in places, 3 works mostly, 4 works every time and is looked after." }),
    comment: t.exposeString("comment", { nullable: true }),
    ratedAt: t.expose("ratedAt", { type: "DateTime" }),
    ratedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ ratedById }, _, { load }) => load.person.load(ratedById) }),
  }),
});

const ResultRef = builder.objectRef<NonNullable<AssessedElement["result"]>>("ElementResult").implement({
  description: "What the agencies that finished say of an element, together.",
  fields: (t) => ({
    ratings: t.field({ type: [RatingRef], resolve: ({ ratings }) => ratings }),
    median: t.exposeFloat("median", { description: "The one in the middle; of an even number halfway between the two in the middle." }),
    lowest: t.exposeInt("lowest"),
    highest: t.exposeInt("highest"),
    spread: t.exposeInt("spread", { description: "The highest less the lowest." }),
    disagreement: t.exposeBoolean("disagreement", { description: "The highest and the lowest are two steps of the scale apart or more." }),
  }),
});

const AssessedElementRef = builder.objectRef<AssessedElement>("AssessedElement").implement({
  description: "An element in a self-assessment.",
  fields: (t) => ({
    element: t.field({ type: ElementNameRef, resolve: ({ element }) => element }),
    own: t.field({ type: RatingRef, nullable: true, description: "Your own agency's rating.", resolve: ({ own }) => own }),
    result: t.field({ type: ResultRef, nullable: true, description: "Null until it is closed, and where nobody rated.", resolve: ({ result }) => result }),
  }),
});

const AnswerRef = builder.objectRef<AssessmentAnswerModel>("AssessmentAnswer").implement({
  description: "That an agency has finished rating.",
  fields: (t) => ({
    agency: t.field({ type: AgencyRef, nullable: true, resolve: ({ agencyId }, _, { load }) => load.agency.load(agencyId) }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
  }),
});

export const AssessmentRef = builder.objectRef<AssessmentView>("SelfAssessment").implement({
  description: "Once a year each agency at the table rates each element by itself. Nobody sees another's ratings before it is closed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    year: t.exposeInt("year"),
    openedAt: t.expose("openedAt", { type: "DateTime" }),
    openedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ openedById }, _, { load }) => load.person.load(openedById) }),
    closesOn: t.expose("closesOn", { type: "Date", description: "The day by which answers are asked for. It stays open until a coordinator closes it." }),
    closedAt: t.expose("closedAt", { type: "DateTime", nullable: true, description: "Null while it is open." }),
    elements: t.field({ type: [AssessedElementRef], description: "In the order of the roadmap.", resolve: ({ elements }) => elements }),
    answered: t.field({ type: [AnswerRef], description: "Agencies that have finished; only their ratings count.", resolve: ({ answers }) => answers }),
    notAnswered: t.field({
      type: [AgencyNameRef],
      description: "Agencies at the table that have not.",
      resolve: ({ notAnswered }, _, { load }) => Promise.all(notAnswered.map((id) => load.requireAgency(id))),
    }),
    ownFinishedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When your agency finished. It may rate again until it is closed.",
      resolve: ({ ownAnswer }) => ownAnswer?.finishedAt,
    }),
    goals: t.field({
      type: [GoalRef],
      description: "What came of it: goals of the year after.",
      resolve: ({ id, board }) => goalsOf(board, { assessmentId: id }),
    }),
    viewerCan: t.field({
      type: [enums.SelfAssessmentAction],
      description: "What you may do with it.",
      resolve: (assessment, _, context) => actionsOnAssessment(actingIn(context), assessment),
    }),
  }),
});
