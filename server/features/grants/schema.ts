import { Funder } from "@roundtable/shared/grants.ts";
import { reportingRuleTemplates } from "@roundtable/shared/grants.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { ViewerRef } from "#features/auth/schema/viewer.ts";
import { findAward, listAwards, mayAddAward } from "./queries.ts";
import { grantCalendar } from "./queries/deadlines.ts";
import { AwardPageRef, AwardRef, GrantDeadlineRef, ReportingRuleTemplateRef } from "./schema/award.ts";
import "./schema/mutations.ts";

builder.objectFields(ViewerRef, (t) => ({
  viewerCanAddAward: t.boolean({
    description: "Adds awards: coordinators, and leads for the agency they lead.",
    resolve: (_, __, context) => mayAddAward(actingIn(context), actingIn(context).actor.agencyId),
  }),
}));

builder.queryFields((t) => ({
  awards: t.field({
    type: AwardPageRef,
    description: "The awards you may see, those that end last first; none for whom they are not.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: (_, args, context) => listAwards(actingIn(context), args),
  }),
  award: t.field({
    type: AwardRef,
    nullable: true,
    description: "Null for an unknown one and for one that is not yours to see, alike.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findAward(actingIn(context), id),
  }),
  grantCalendar: t.field({
    type: [GrantDeadlineRef],
    description: "Everything that falls due in so many months from a day on, of all awards you see that are not closed.",
    args: {
      from: t.arg({ type: "Date", required: true }),
      months: t.arg.int({ defaultValue: 12, description: "1 to 36." }),
    },
    resolve: (_, { from, months }, context) => grantCalendar(actingIn(context), { from, months: months ?? 12 }),
  }),
  reportingRuleTemplates: t.field({
    type: [ReportingRuleTemplateRef],
    description: "What a funder usually wants, and by when.",
    args: { funder: t.arg({ type: enums.Funder, required: true }) },
    resolve: (_, { funder }, context) => {
      actingIn(context);
      return reportingRuleTemplates[Funder.parse(funder)];
    },
  }),
}));
