import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import type { Overview } from "../queries/overview.ts";

const StageCountRef = builder.objectRef<Overview["stages"][number]>("StageCount").implement({
  description: "How many elements of a roadmap stand at a stage.",
  fields: (t) => ({ stage: t.exposeInt("stage"), name: t.exposeString("name"), elements: t.exposeInt("elements") }),
});

const NextDueRef = builder.objectRef<NonNullable<Overview["nextDue"]>>("NextDue").implement({
  description: "The open milestone that is due first.",
  fields: (t) => ({ title: t.exposeString("title"), dueOn: t.field({ type: "Date", resolve: ({ dueOn }) => new Date(dueOn) }) }),
});

const OverviewRef = builder.objectRef<Overview>("RoadmapOverview").implement({
  description: "Where one of the tables stands at which you have a seat. It holds nothing of any referral.",
  fields: (t) => ({
    id: t.exposeID("taskForceId", { description: "Of the table." }),
    taskForceName: t.exposeString("taskForceName"),
    here: t.exposeBoolean("here", { description: "The table at which you sit now. To see more of another, change to it." }),
    stages: t.field({ type: [StageCountRef], description: "All five.", resolve: ({ stages }) => stages }),
    milestones: t.exposeInt("milestones", { description: "How many apply." }),
    inPlace: t.exposeInt("inPlace"),
    lapsed: t.exposeInt("lapsed"),
    overdue: t.exposeInt("overdue", { description: "Open, and their due date has passed." }),
    nextDue: t.field({ type: NextDueRef, nullable: true, description: "From today on; null when nothing is planned.", resolve: ({ nextDue }) => nextDue }),
    needs: t.field({ type: [enums.Need], description: "Needs nobody at that table serves.", resolve: ({ needs }) => needs }),
    regions: t.exposeStringList("regions", { description: "Regions nobody there covers, by name." }),
    disciplines: t.field({ type: [enums.Discipline], description: "Disciplines missing there.", resolve: ({ disciplines }) => disciplines }),
  }),
});

export const OverviewPageRef = builder.objectRef<Page<Overview>>("RoadmapOverviewPage").implement({
  description: "A part of the view over your tables.",
  fields: (t) => ({
    nodes: t.field({ type: [OverviewRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true }),
  }),
});
