import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { addDependency } from "../commands/add-dependency.ts";
import { assignMilestone } from "../commands/assign-milestone.ts";
import { attachEvidence } from "../commands/attach-evidence.ts";
import { clearOverride } from "../commands/clear-override.ts";
import { detachEvidence } from "../commands/detach-evidence.ts";
import { importRoadmapTemplate } from "../commands/import-roadmap-template.ts";
import { overrideStage } from "../commands/override-stage.ts";
import { planMilestone } from "../commands/plan-milestone.ts";
import { removeDependency } from "../commands/remove-dependency.ts";
import { renameRoadmapPart } from "../commands/rename-roadmap-part.ts";
import { setMilestoneStatus } from "../commands/set-milestone-status.ts";
import { DependencyCycle } from "../problems.ts";
import { findElement, findMilestone } from "../queries.ts";
import { loadBoard } from "../queries/board.ts";
import * as inputs from "./inputs.ts";
import { MilestoneNameRef, MilestoneRef } from "./milestone.ts";
import { ElementRef, RoadmapRef } from "./roadmap.ts";

builder.objectField(Conflict, "milestone", (t) =>
  t.field({ type: MilestoneRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Milestone" ? findMilestone(actingIn(context), id) : null) }),
);

builder.objectType(DependencyCycle, {
  name: "DependencyCycle",
  description: "These milestones would wait for each other. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    through: t.field({
      type: [MilestoneNameRef],
      description: "The way round.",
      resolve: async ({ through }, _, context) => {
        const board = await loadBoard(actingIn(context));
        return through.flatMap((id) => board?.milestones.get(id) ?? []);
      },
    }),
  }),
});

type Command = (acting: Acting, input: unknown) => Promise<string>;
const orNotFound = <Row>(row: Row | null): Row => {
  if (row === null) throw new NotFound();
  return row;
};
const answerOf = (name: string, problems: (new (...args: never[]) => Error)[]) => ({
  types: [InvalidInput, ...problems],
  union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` },
});

/** Something done with one milestone, which is read anew for the answer. */
const onMilestone = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[] = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: MilestoneRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findMilestone(acting, await command(acting, args.input)));
      },
    }),
  );

onMilestone("assignMilestone", "Says who sees to it.", inputs.AssignMilestoneInput, assignMilestone, [Conflict]);
onMilestone("setMilestoneStatus", "Says how far it is. Open to a coordinator and to whoever owns it.", inputs.SetMilestoneStatusInput, setMilestoneStatus, [
  Conflict,
]);
onMilestone("planMilestone", "Says by when it is due and when it is looked at again.", inputs.PlanMilestoneInput, planMilestone, [Conflict]);
onMilestone("addDependency", "It waits for another from now on.", inputs.AddDependencyInput, addDependency, [DependencyCycle]);
onMilestone("removeDependency", "It waits no longer for another.", inputs.RemoveDependencyInput, removeDependency);
onMilestone("attachEvidence", "Attaches proof. Open to a coordinator and to whoever owns the milestone.", inputs.AttachEvidenceInput, attachEvidence);
onMilestone("detachEvidence", "Takes proof away; the history keeps that it was there.", inputs.DetachEvidenceInput, detachEvidence);

const onElement = (name: string, description: string, input: InputRef<object>, command: Command) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: ElementRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, []),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findElement(acting, await command(acting, args.input)));
      },
    }),
  );

onElement("overrideStage", "Sets the stage of an element by hand, with a reason.", inputs.OverrideStageInput, overrideStage);
onElement("clearOverride", "Lets the stage of an element follow from its milestones again.", inputs.ClearOverrideInput, clearOverride);

const onRoadmap = (name: string, description: string, input: InputRef<object>, command: Command) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: RoadmapRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, []),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        await command(acting, args.input);
        return orNotFound(await loadBoard(acting));
      },
    }),
  );

onRoadmap("importRoadmapTemplate", "Brings in the template, or what is missing of it.", inputs.ImportRoadmapTemplateInput, importRoadmapTemplate);
onRoadmap("renameRoadmapPart", "Another name; everything that hangs on it stays.", inputs.RenameRoadmapPartInput, renameRoadmapPart);
