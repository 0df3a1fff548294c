import type { MilestoneEventModel, RoadmapStageModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import { approvedLoader } from "#features/minutes/queries/approved.ts";
import { ApprovedMinutesRef } from "#features/minutes/schema/approved.ts";
import { trainingLoader } from "#features/trainings/queries.ts";
import { TrainingRef } from "#features/trainings/schema/training.ts";
import { actionsOn, historyOf } from "../queries.ts";
import type { ElementView, EvidenceRow, MilestoneView } from "../queries/board.ts";
import type { ProvingReport } from "../queries/board-rows.ts";

const asDay = (day: string | null): Date | null => (day === null ? null : new Date(day));

export const StageRef = builder.objectRef<RoadmapStageModel>("RoadmapStage").implement({
  description: "One of the five stages of development, under the name this task force gives it.",
  fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number"), name: t.exposeString("name") }),
});

export const ElementNameRef = builder.objectRef<ElementView>("ElementName").implement({
  description: "An element of the roadmap, by name.",
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name"), areaName: t.exposeString("areaName") }),
});

export const MilestoneNameRef = builder.objectRef<MilestoneView>("MilestoneName").implement({
  description: "A milestone, by name.",
  fields: (t) => ({ id: t.exposeID("id"), title: t.exposeString("title"), status: t.expose("shown", { type: enums.MilestoneStatus }) }),
});

const FiledReportRef = builder.objectRef<ProvingReport>("FiledReport").implement({
  description: "A report that was filed, as far as a milestone tells of it: never its numbers.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Of the report itself." }),
    form: t.expose("form", { type: enums.ReportForm }),
    periodStartsOn: t.field({ type: "Date", resolve: ({ periodStartsOn }) => new Date(periodStartsOn) }),
    periodEndsOn: t.field({ type: "Date", resolve: ({ periodEndsOn }) => new Date(periodEndsOn) }),
  }),
});

const EvidenceRef = builder.objectRef<EvidenceRow>("Evidence").implement({
  description: "What shows that a milestone is in place: a record of the hub, or a link.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: enums.EvidenceKind }),
    agency: t.field({
      type: AgencyRef,
      nullable: true,
      description: "Whose record it is; null for a link, for minutes, for a report that the reader may not see, and once the record is gone.",
      resolve: ({ agencyId, board }) => board.agencies.get(agencyId ?? ""),
    }),
    training: t.field({
      type: TrainingRef,
      nullable: true,
      description: "The entry of the training log, withdrawn or not.",
      resolve: ({ trainingId }, _, context) => (trainingId === null ? null : trainingLoader(actingIn(context)).load(trainingId)),
    }),
    report: t.field({
      type: FiledReportRef,
      nullable: true,
      description: "The filed report; null for whom it is not to see, who learn only that one was filed.",
      resolve: ({ report }) => report,
    }),
    filedOn: t.field({
      type: "Date",
      nullable: true,
      description: "Of a filed report, the day on which it was filed.",
      resolve: ({ filedOn }) => asDay(filedOn),
    }),
    minutes: t.field({
      type: ApprovedMinutesRef,
      nullable: true,
      description: "The approved minutes; null for whom they are not to read, who learn only that some were approved.",
      resolve: ({ minutesId }, _, context) => (minutesId === null ? null : approvedLoader(actingIn(context)).load(minutesId)),
    }),
    approvedOn: t.field({
      type: "Date",
      nullable: true,
      description: "Of minutes, the day on which they were approved.",
      resolve: ({ approvedOn }) => asDay(approvedOn),
    }),
    url: t.exposeString("url", { nullable: true }),
    note: t.exposeString("note", { nullable: true }),
    broken: t.exposeBoolean("broken", { description: "The record is gone or no longer in force: it proves nothing any more." }),
    attachedAt: t.expose("attachedAt", { type: "DateTime" }),
  }),
});

const EventRef = builder.objectRef<MilestoneEventModel>("RoadmapEvent").implement({
  description: "Something that happened. Never changed and never removed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "DateTime" }),
    kind: t.expose("kind", { type: enums.RoadmapEventKind }),
    person: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    fromStatus: t.expose("fromStatus", { type: enums.MilestoneStatus, nullable: true, description: "Of a change of status: the one before." }),
    toStatus: t.expose("toStatus", { type: enums.MilestoneStatus, nullable: true, description: "The status afterwards, whatever happened." }),
    before: t.exposeString("before", { nullable: true, description: "What was taken away or renamed; a stage as its number." }),
    after: t.exposeString("after", { nullable: true, description: "What came in its place; a stage as its number." }),
    dueOn: t.expose("dueOn", { type: "Date", nullable: true, description: "The due date afterwards." }),
    reviewOn: t.expose("reviewOn", { type: "Date", nullable: true, description: "The review date afterwards." }),
    reason: t.exposeString("reason", { nullable: true }),
  }),
});

const named = ({ board }: MilestoneView, ids: string[]): MilestoneView[] => ids.flatMap((id) => board.milestones.get(id) ?? []);

export const MilestoneRef = builder.objectRef<MilestoneView>("Milestone").implement({
  description: "Something a task force has in place, or works towards.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    title: t.exposeString("title"),
    evidenceExpected: t.exposeString("evidenceExpected", { description: "What would show that it is in place." }),
    source: t.exposeString("source", { description: "Where the thought comes from." }),
    helpsWith: t.exposeString("helpsWith", { description: "The grants it helps with: our mapping, and not the funder's list." }),
    cadenceMonths: t.exposeInt("cadenceMonths", { nullable: true, description: "Months after which it is looked at again." }),
    status: t.expose("shown", { type: enums.MilestoneStatus }),
    notApplicableReason: t.expose("notApplicableReason", { type: enums.NotApplicableReason, nullable: true }),
    stage: t.field({
      type: StageRef,
      resolve: ({ board, stage }) => {
        const found = board.stages.find(({ number }) => number === stage);
        if (!found) throw new Error(`a roadmap without stage ${stage}`);
        return found;
      },
    }),
    element: t.field({
      type: ElementNameRef,
      resolve: ({ board, elementId }) => {
        const found = board.elements.get(elementId);
        if (!found) throw new Error("a milestone without its element");
        return found;
      },
    }),
    ownerAgency: t.field({
      type: AgencyRef,
      nullable: true,
      resolve: ({ ownerAgencyId, board }) => board.agencies.get(ownerAgencyId ?? ""),
    }),
    ownerPerson: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ ownerPersonId, board }) => board.people.get(ownerPersonId ?? ""),
    }),
    dueOn: t.field({ type: "Date", nullable: true, resolve: ({ dueOn }) => asDay(dueOn) }),
    verifiedOn: t.expose("verifiedOn", { type: "Date", nullable: true, description: "The last day on which somebody said that it is in place." }),
    reviewOn: t.field({
      type: "Date",
      nullable: true,
      description: "The last day on which it counts as in place without being looked at again.",
      resolve: ({ reviewOn }) => asDay(reviewOn),
    }),
    dependsOn: t.field({
      type: [MilestoneNameRef],
      description: "What it waits for.",
      resolve: (one) =>
        named(
          one,
          one.board.dependencies.flatMap(({ milestoneId, dependsOnId }) => (milestoneId === one.id ? [dependsOnId] : [])),
        ),
    }),
    frees: t.field({
      type: [MilestoneNameRef],
      description: "What waits for it.",
      resolve: (one) =>
        named(
          one,
          one.board.dependencies.flatMap(({ milestoneId, dependsOnId }) => (dependsOnId === one.id ? [milestoneId] : [])),
        ),
    }),
    evidence: t.field({ type: [EvidenceRef], resolve: ({ evidence }) => evidence }),
    hasBrokenEvidence: t.exposeBoolean("hasBrokenEvidence"),
    history: t.field({
      type: [EventRef],
      description: "What happened to it, the latest first.",
      resolve: (one, _, context) => historyOf(actingIn(context), one),
    }),
    viewerCan: t.field({
      type: [enums.RoadmapAction],
      description: "What you may do with it.",
      resolve: (one, _, context) => actionsOn(actingIn(context), one),
    }),
  }),
});
