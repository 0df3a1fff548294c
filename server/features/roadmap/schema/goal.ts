import { builder } from "#graphql/builder.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import type { GoalView } from "../queries/goals.ts";
import { ElementNameRef } from "./milestone.ts";

export const GoalRef = builder.objectRef<GoalView>("RoadmapGoal").implement({
  description: "What the table wants of an element in a year.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    element: t.field({ type: ElementNameRef, resolve: ({ element }) => element }),
    year: t.exposeInt("year"),
    targetStage: t.exposeInt("targetStage", { description: "1 to 5." }),
    reached: t.boolean({
      description: "Whether the element stands there now, or further.",
      resolve: ({ element, targetStage }) => element.stage >= targetStage,
    }),
    words: t.exposeString("words"),
    ownerAgency: t.field({
      type: AgencyRef,
      nullable: true,
      description: "Who sees to it.",
      resolve: ({ ownerAgencyId, element: { board } }) => board.agencies.get(ownerAgencyId ?? ""),
    }),
    setAt: t.expose("setAt", { type: "DateTime" }),
    setBy: t.field({ type: PersonRef, nullable: true, resolve: ({ setById, element: { board } }) => board.people.get(setById) }),
  }),
});
