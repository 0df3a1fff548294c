import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { MilestoneStatus } from "#graphql/enums.ts";
import { findMilestone, listMilestones, mayCoordinate } from "./queries.ts";
import { loadBoard } from "./queries/board.ts";
import { listOverviews } from "./queries/overview.ts";
import { findAssessment, listAssessments, mayOpenAssessment } from "./queries/self-assessment.ts";
import { movementSince, roadmapGaps } from "./queries/movement.ts";
import { MilestoneRef } from "./schema/milestone.ts";
import "./schema/assessment-mutations.ts";
import "./schema/mutations.ts";
import { OverviewPageRef } from "./schema/overview.ts";
import { GapsRef, MovementRef, RoadmapRef } from "./schema/roadmap.ts";
import { AssessmentRef } from "./schema/self-assessment.ts";

builder.queryFields((t) => ({
  roadmap: t.field({
    type: RoadmapRef,
    nullable: true,
    description: "The roadmap of your table; null before one was begun, and without a seat there.",
    resolve: (_, __, context) => loadBoard(actingIn(context)),
  }),
  viewerCanImportRoadmap: t.boolean({ description: "Whether you may bring in the template.", resolve: (_, __, context) => mayCoordinate(actingIn(context)) }),
  viewerCanOpenSelfAssessment: t.boolean({
    description: "Whether you may ask the table to assess itself: a coordinator may, while none is open.",
    resolve: (_, __, context) => mayOpenAssessment(actingIn(context)),
  }),
  milestones: t.field({
    type: [MilestoneRef],
    description: "Milestones in the order of the roadmap.",
    args: {
      status: t.arg({ type: MilestoneStatus }),
      ownerAgencyId: t.arg.id(),
      stage: t.arg.int(),
      elementId: t.arg.id(),
      lapsing: t.arg.boolean({ description: "Lapsed, due for review within 60 days, or on broken evidence." }),
    },
    resolve: (_, filter, context) => listMilestones(actingIn(context), filter),
  }),
  milestone: t.field({
    type: MilestoneRef,
    nullable: true,
    description: "Null for an unknown one and for another table's, alike.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findMilestone(actingIn(context), id),
  }),
  roadmapMovement: t.field({
    type: [MovementRef],
    description: "What moved since the beginning of a day.",
    args: { since: t.arg({ type: "Date", required: true }) },
    resolve: (_, { since }, context) => movementSince(actingIn(context), since),
  }),
  roadmapOverview: t.field({
    type: OverviewPageRef,
    description: "Where each of the tables stands at which you have a seat and which has a roadmap, by name.",
    args: { first: t.arg.int({ description: "1 to 100; 25 when left out." }), after: t.arg.string() },
    resolve: (_, page, context) => listOverviews(actingIn(context), page),
  }),
  selfAssessments: t.field({
    type: [AssessmentRef],
    description: "The yearly self-assessments of your table, the latest first.",
    resolve: (_, __, context) => listAssessments(actingIn(context)),
  }),
  selfAssessment: t.field({
    type: AssessmentRef,
    nullable: true,
    description: "Null for an unknown one and for another table's, alike.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findAssessment(actingIn(context), id),
  }),
  roadmapGaps: t.field({ type: GapsRef, nullable: true, resolve: (_, __, context) => roadmapGaps(actingIn(context)) }),
}));
