import { type MilestoneStatus, roadmapActions } from "@roundtable/shared/roadmap.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef, RegionRef } from "#features/agencies/schema.ts";
import { mayCoordinate } from "../queries.ts";
import type { AreaView, Board, ElementView } from "../queries/board.ts";
import type { Gaps, Movement } from "../queries/movement.ts";
import { lapsing, nextUp, type Unlock, type Waiting, waitingOn, wouldFreeMost } from "../queries/outlook.ts";
import { goalsOf } from "../queries/goals.ts";
import { GoalRef } from "./goal.ts";
import { ElementNameRef, MilestoneNameRef, MilestoneRef, StageRef } from "./milestone.ts";

const OverrideRef = builder.objectRef<ElementView>("StageOverride").implement({
  description: "A stage that a person set by hand.",
  fields: (t) => ({
    stage: t.exposeInt("stage"),
    reason: t.string({ resolve: ({ overrideReason }) => overrideReason ?? "" }),
    at: t.field({ type: "DateTime", resolve: ({ overriddenAt }) => overriddenAt ?? new Date(0) }),
    by: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ overriddenById, board }) => board.people.get(overriddenById ?? ""),
    }),
  }),
});

const yearOf = ({ today }: Board): number => Number(today.slice(0, 4));
const count = ({ milestones }: ElementView, status: MilestoneStatus): number => milestones.filter(({ shown }) => shown === status).length;

const CountsRef = builder.objectRef<ElementView>("MilestoneCounts").implement({
  description: "How many milestones of an element stand where. Never a percentage: the roadmap is a guide and not a score.",
  fields: (t) => ({
    notStarted: t.int({ resolve: (element) => count(element, "NOT_STARTED") }),
    underWay: t.int({ resolve: (element) => count(element, "UNDER_WAY") }),
    inPlace: t.int({ resolve: (element) => count(element, "IN_PLACE") }),
    lapsed: t.int({ resolve: (element) => count(element, "LAPSED") }),
    notApplicable: t.int({ resolve: (element) => count(element, "NOT_APPLICABLE") }),
  }),
});

export const ElementRef = builder.objectRef<ElementView>("RoadmapElement").implement({
  description: "A part of the task force that grows at its own pace.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    stage: t.exposeInt("stage", { description: "1 to 5: set by hand, or what the milestones say." }),
    computedStage: t.exposeInt("computedStage", { description: "What the milestones say: the first stage at which something that applies is not in place." }),
    override: t.field({ type: OverrideRef, nullable: true, resolve: (element) => (element.stageOverride === null ? null : element) }),
    slippedBack: t.boolean({ description: "What holds it back was in place once.", resolve: ({ holdsBack }) => holdsBack?.shown === "LAPSED" }),
    holdsBack: t.field({ type: MilestoneRef, nullable: true, description: "Null when nothing does.", resolve: ({ holdsBack }) => holdsBack }),
    counts: t.field({ type: CountsRef, resolve: (element) => element }),
    goals: t.field({
      type: [GoalRef],
      description: "What the table wants of it this year and later.",
      resolve: ({ board, id }) => goalsOf(board, { elementId: id, fromYear: yearOf(board) }),
    }),
  }),
});

const AreaRef = builder.objectRef<AreaView>("RoadmapArea").implement({
  description: "One of the areas of function.",
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name"), elements: t.field({ type: [ElementRef], resolve: ({ elements }) => elements }) }),
});

const UnlockRef = builder.objectRef<Unlock>("MilestoneUnlock").implement({
  description: "A milestone that could be done now, and what it would free.",
  fields: (t) => ({
    milestone: t.field({ type: MilestoneRef, resolve: ({ milestone }) => milestone }),
    frees: t.field({ type: [ElementNameRef], resolve: ({ frees }) => frees }),
  }),
});

const WaitingRef = builder.objectRef<Waiting>("WaitingOn").implement({
  description: "For whom others wait, and with what.",
  fields: (t) => ({
    agency: t.field({
      type: AgencyRef,
      nullable: true,
      description: "Null: nobody owns these yet.",
      resolve: ({ agencyId, milestones: [first] }) => first?.board.agencies.get(agencyId ?? ""),
    }),
    milestones: t.field({ type: [MilestoneRef], resolve: ({ milestones }) => milestones }),
  }),
});

export const RoadmapRef = builder.objectRef<Board>("Roadmap").implement({
  description: "Where a task force stands. It holds nothing of any referral.",
  fields: (t) => ({
    id: t.exposeID("id"),
    stages: t.field({ type: [StageRef], resolve: ({ stages }) => stages }),
    areas: t.field({ type: [AreaRef], resolve: ({ areas }) => areas }),
    wouldFreeMost: t.field({ type: [UnlockRef], description: "At most three, what frees most first.", resolve: (board) => wouldFreeMost(board) }),
    next: t.field({ type: [MilestoneRef], description: "Begun or planned, and waiting for nothing; at most six.", resolve: (board) => nextUp(board) }),
    lapsing: t.field({
      type: [MilestoneRef],
      description: "Lapsed, due for review within 60 days, or on broken evidence.",
      resolve: (board) => lapsing(board),
    }),
    goals: t.field({
      type: [GoalRef],
      description: "What the table wants this year and later, in the order of the roadmap.",
      resolve: (board) => goalsOf(board, { fromYear: yearOf(board) }),
    }),
    waiting: t.field({ type: [WaitingRef], resolve: (board) => waitingOn(board) }),
    viewerCan: t.field({ type: [enums.RoadmapAction], resolve: (_, __, context) => (mayCoordinate(actingIn(context)) ? [...roadmapActions] : []) }),
  }),
});

export const MovementRef = builder.objectRef<Movement>("RoadmapMovement").implement({
  description: "How an element moved.",
  fields: (t) => ({
    element: t.field({ type: ElementNameRef, resolve: ({ element }) => element }),
    stageFrom: t.exposeInt("stageFrom"),
    stageTo: t.exposeInt("stageTo"),
    reached: t.field({ type: [MilestoneNameRef], description: "In place now, and not then.", resolve: ({ reached }) => reached }),
    lapsed: t.field({ type: [MilestoneNameRef], description: "Lapsed since.", resolve: ({ lapsed }) => lapsed }),
  }),
});

export const GapsRef = builder.objectRef<Gaps>("RoadmapGaps").implement({
  description: "What the table lacks, from the directory and from who sits there.",
  fields: (t) => ({
    needs: t.field({ type: [enums.Need], description: "Needs nobody serves.", resolve: ({ needs }) => needs }),
    regions: t.field({ type: [RegionRef], description: "Regions nobody covers.", resolve: ({ regions }) => regions }),
    disciplines: t.field({ type: [enums.Discipline], description: "Disciplines missing from the table.", resolve: ({ disciplines }) => disciplines }),
  }),
});
