import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { changeAgency } from "../commands/change-agency.ts";
import { changeTaskForce } from "../commands/change-task-force.ts";
import { createAgency } from "../commands/create-agency.ts";
import { createTaskForce } from "../commands/create-task-force.ts";
import { decideDiscipline } from "../commands/decide-discipline.ts";
import { joinTaskForce } from "../commands/join-task-force.ts";
import { keepAgency } from "../commands/keep-agency.ts";
import { leaveTaskForce } from "../commands/leave-task-force.ts";
import { proposeDiscipline } from "../commands/propose-discipline.ts";
import { renameRegion } from "../commands/rename-region.ts";
import { restoreAgency } from "../commands/restore-agency.ts";
import { suspendAgency } from "../commands/suspend-agency.ts";
import { NotYourself, OtherOperatorNeeded, ProposalOpen, ProposalOver } from "../problems.ts";
import { findAgencyRecord, findDisciplineChange, findTaskForceRecord } from "../queries/records.ts";
import * as inputs from "./inputs.ts";
import { AgencyRecordRef, DisciplineChangeRef, TaskForceRecordRef } from "./records.ts";

builder.objectFields(Conflict, (t) => ({
  agencyRecord: t.field({
    type: AgencyRecordRef,
    nullable: true,
    resolve: ({ of, id }, _, context) => (of === "Agency" ? findAgencyRecord(actingIn(context), id) : null),
  }),
  taskForceRecord: t.field({
    type: TaskForceRecordRef,
    nullable: true,
    resolve: ({ of, id }, _, context) => (of === "TaskForce" ? findTaskForceRecord(actingIn(context), id) : null),
  }),
}));

builder.objectType(NotYourself, {
  name: "NotYourself",
  description: "It would shut out whoever asks for it. Nothing was changed.",
  interfaces: [ProblemInterface],
});
builder.objectType(OtherOperatorNeeded, {
  name: "OtherOperatorNeeded",
  description: "Whoever proposed it cannot confirm it. Nothing was changed.",
  interfaces: [ProblemInterface],
});
builder.objectType(ProposalOpen, {
  name: "ProposalOpen",
  description: "A change of this agency's discipline waits already. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    change: t.field({ type: DisciplineChangeRef, nullable: true, resolve: ({ changeId }, _, context) => findDisciplineChange(actingIn(context), changeId) }),
  }),
});
builder.objectType(ProposalOver, {
  name: "ProposalOver",
  description: "It was decided or has expired, or the agency has changed since. Nothing was changed.",
  interfaces: [ProblemInterface],
});

type Command = (acting: Acting, input: unknown) => Promise<string>;
type Problems = (new (...args: never[]) => Error)[];
const orNotFound = <Row>(row: Row | null): Row => {
  if (row === null) throw new NotFound();
  return row;
};
const answerOf = (name: string, problems: Problems) => ({
  types: [InvalidInput, ...problems],
  union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` },
});

/** Something done with one agency, which is read anew for the answer. */
const onAgency = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: AgencyRecordRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findAgencyRecord(acting, await command(acting, args.input)));
      },
    }),
  );

onAgency("keepAgency", "What a lead keeps about their own agency.", inputs.KeepAgencyInput, keepAgency, [Conflict]);
onAgency("createAgency", "A new agency. For the operator.", inputs.CreateAgencyInput, createAgency);
onAgency("changeAgency", "Corrects what is known of an agency. For the operator.", inputs.ChangeAgencyInput, changeAgency, [Conflict]);
onAgency("joinTaskForce", "The agency belongs to a table from now on. For the operator.", inputs.JoinTaskForceInput, joinTaskForce);
onAgency(
  "leaveTaskForce",
  "The agency leaves a table: its people lose their seats there, and what was shared keeps its name. For the operator.",
  inputs.LeaveTaskForceInput,
  leaveTaskForce,
);
onAgency("suspendAgency", "Everybody of the agency is out, at once. For the operator.", inputs.SuspendAgencyInput, suspendAgency, [Conflict, NotYourself]);
onAgency("restoreAgency", "The agency's people may sign in again. For the operator.", inputs.RestoreAgencyInput, restoreAgency, [Conflict]);

const onTaskForce = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: TaskForceRecordRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findTaskForceRecord(acting, await command(acting, args.input)));
      },
    }),
  );

onTaskForce("createTaskForce", "A new table with its regions. For the operator.", inputs.CreateTaskForceInput, createTaskForce);
onTaskForce("changeTaskForce", "Corrects a table and adds regions. For the operator.", inputs.ChangeTaskForceInput, changeTaskForce, [Conflict]);
onTaskForce("renameRegion", "Another name for a region. For the operator.", inputs.RenameRegionInput, renameRegion);

const onChange = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: DisciplineChangeRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findDisciplineChange(acting, await command(acting, args.input)));
      },
    }),
  );

onChange(
  "proposeDiscipline",
  "Asks for a change of an agency's discipline, which another operator confirms within seven days.",
  inputs.ProposeDisciplineInput,
  proposeDiscipline,
  [ProposalOpen],
);
onChange("decideDiscipline", "Confirms or refuses a proposed change of discipline.", inputs.DecideDisciplineInput, decideDiscipline, [
  OtherOperatorNeeded,
  ProposalOver,
]);
