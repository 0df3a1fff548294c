import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { addAward } from "../commands/add-award.ts";
import { addReportingRule } from "../commands/add-reporting-rule.ts";
import { addRequirement } from "../commands/add-requirement.ts";
import { changeAward } from "../commands/change-award.ts";
import { changeReportingRule } from "../commands/change-reporting-rule.ts";
import { changeRequirement } from "../commands/change-requirement.ts";
import { closeAward } from "../commands/close-award.ts";
import { linkRequirementToMilestone } from "../commands/link-requirement-to-milestone.ts";
import { markFiled } from "../commands/mark-filed.ts";
import { meetRequirement } from "../commands/meet-requirement.ts";
import { removeReportingRule } from "../commands/remove-reporting-rule.ts";
import { reopenAward } from "../commands/reopen-award.ts";
import { reopenRequirement } from "../commands/reopen-requirement.ts";
import { unlinkRequirementFromMilestone } from "../commands/unlink-requirement-from-milestone.ts";
import { unmarkFiled } from "../commands/unmark-filed.ts";
import { waiveRequirement } from "../commands/waive-requirement.ts";
import { AwardIsClosed, RuleInUse, RulesOverlap } from "../problems.ts";
import { findAward, findAwardOfRule, findRequirement } from "../queries.ts";
import type { AwardView } from "../queries/awards.ts";
import { AwardRef, ReportingRuleRef, RequirementRef } from "./award.ts";
import * as inputs from "./inputs.ts";

builder.objectFields(Conflict, (t) => ({
  award: t.field({
    type: AwardRef,
    nullable: true,
    description: "The award as it is now, of a conflict about it or about a rule of it.",
    resolve: ({ of, id }, _, context) => {
      if (of === "Award") return findAward(actingIn(context), id);
      return of === "ReportingRule" || of === "ReportFiling" ? findAwardOfRule(actingIn(context), id) : null;
    },
  }),
  requirement: t.field({
    type: RequirementRef,
    nullable: true,
    resolve: ({ of, id }, _, context) => (of === "GrantRequirement" ? findRequirement(actingIn(context), id) : null),
  }),
}));

builder.objectType(RulesOverlap, {
  name: "RulesOverlap",
  description: "The award owes this report already, for some of the same days. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    rule: t.field({
      type: ReportingRuleRef,
      nullable: true,
      description: "The rule that is there; null when it was added at this very moment.",
      resolve: async ({ ruleId }, _, context) => {
        const award = ruleId === null ? null : await findAwardOfRule(actingIn(context), ruleId);
        return award?.rules.find(({ id }) => id === ruleId) ?? null;
      },
    }),
  }),
});
builder.objectType(RuleInUse, {
  name: "RuleInUse",
  description: "A report was filed or begun for a period that would not exist any more. Nothing was changed.",
  interfaces: [ProblemInterface],
});
builder.objectType(AwardIsClosed, { name: "AwardIsClosed", description: "The award is closed. Nothing was changed.", interfaces: [ProblemInterface] });

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

/** Something done to an award or its calendar; the award is read anew for the answer. */
const onAward = (
  name: string,
  description: string,
  input: InputRef<object>,
  command: Command,
  { problems, find = findAward }: { problems: Problems; find?: (reading: Reading, id: string) => Promise<AwardView | null> },
) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: AwardRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await find(acting, await command(acting, args.input)));
      },
    }),
  );

onAward("addAward", "Adds an award. For coordinators, and for leads of the agency that holds it.", inputs.AddAwardInput, addAward, { problems: [] });
onAward("changeAward", "Changes the facts of an award. What was filed keeps its periods.", inputs.ChangeAwardInput, changeAward, {
  problems: [Conflict, AwardIsClosed, RuleInUse],
});
onAward("closeAward", "Nothing of the award is owed any more; it is still read.", inputs.CloseAwardInput, closeAward, { problems: [Conflict] });
onAward("reopenAward", "What the award owes is owed again.", inputs.ReopenAwardInput, reopenAward, { problems: [Conflict] });

const ofRule = { find: findAwardOfRule };
onAward("addReportingRule", "Adds a report that is owed.", inputs.AddReportingRuleInput, addReportingRule, {
  ...ofRule,
  problems: [AwardIsClosed, RulesOverlap],
});
onAward("changeReportingRule", "Changes when a report is owed.", inputs.ChangeReportingRuleInput, changeReportingRule, {
  ...ofRule,
  problems: [Conflict, AwardIsClosed, RulesOverlap, RuleInUse],
});
onAward("removeReportingRule", "Removes a rule for which nothing was filed.", inputs.RemoveReportingRuleInput, removeReportingRule, {
  problems: [Conflict, AwardIsClosed, RuleInUse],
});
onAward("markFiled", "Says that a report was filed which is not put together in the hub.", inputs.MarkFiledInput, markFiled, {
  ...ofRule,
  problems: [Conflict, AwardIsClosed],
});
onAward("unmarkFiled", "Takes back that such a report was filed.", inputs.UnmarkFiledInput, unmarkFiled, { ...ofRule, problems: [AwardIsClosed] });

/** Something done with one requirement, which is read anew for the answer. */
const onRequirement = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: RequirementRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findRequirement(acting, await command(acting, args.input)));
      },
    }),
  );

onRequirement("addRequirement", "Adds something else that the funder wants.", inputs.AddRequirementInput, addRequirement, [AwardIsClosed]);
onRequirement("changeRequirement", "Changes what it is, by when, and who sees to it.", inputs.ChangeRequirementInput, changeRequirement, [
  Conflict,
  AwardIsClosed,
]);
onRequirement("meetRequirement", "Says that it is met.", inputs.MeetRequirementInput, meetRequirement, [Conflict, AwardIsClosed]);
onRequirement("waiveRequirement", "Says that the funder gave it up, and why.", inputs.WaiveRequirementInput, waiveRequirement, [Conflict, AwardIsClosed]);
onRequirement("reopenRequirement", "Says that it is wanted after all.", inputs.ReopenRequirementInput, reopenRequirement, [Conflict, AwardIsClosed]);
onRequirement("linkRequirementToMilestone", "Says what on the roadmap it is met by.", inputs.LinkRequirementToMilestoneInput, linkRequirementToMilestone, [
  AwardIsClosed,
]);
onRequirement(
  "unlinkRequirementFromMilestone",
  "Takes the link to a milestone away.",
  inputs.UnlinkRequirementFromMilestoneInput,
  unlinkRequirementFromMilestone,
  [AwardIsClosed],
);
