import { statementVersion } from "@roundtable/shared/people.ts";
import { worksWithReferrals } from "@roundtable/shared/roles.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { InvalidInput } from "#platform/problems.ts";
import { AgencyRef, AgreementRef } from "#features/agencies/schema.ts";
import { ViewerRef } from "#features/auth/schema/viewer.ts";
import { acceptStatement } from "./commands/accept-statement.ts";
import { type AcceptanceRow, ownAcceptance } from "./queries.ts";
import { type ConfidentialityFile, loadConfidentialityFile } from "./queries/file.ts";
import { AcceptStatementInput } from "./schema/inputs.ts";
import "./schema/mutations.ts";
import { AcceptanceRef, StaffMemberRef } from "./schema/staff.ts";

builder.objectFields(ViewerRef, (t) => ({
  mustAcceptStatement: t.boolean({
    description: "Whether referrals stay closed until the confidentiality statement is accepted.",
    resolve: ({ actor }) => worksWithReferrals(actor.seats) && !actor.statementAccepted,
  }),
  viewerCanManagePeople: t.boolean({
    description: "Keeps the people of an agency: its lead, and the operator.",
    resolve: ({ actor }) => actor.operator || actor.seats.includes("AGENCY_LEAD"),
  }),
  viewerCanManageAgency: t.boolean({ description: "Keeps their own agency: its lead.", resolve: ({ actor }) => actor.seats.includes("AGENCY_LEAD") }),
  viewerCanManageHub: t.boolean({ description: "Keeps tables and agencies: the operator.", resolve: ({ actor }) => actor.operator }),
  viewerCanManageAgreements: t.boolean({
    description: "Records agreements: a coordinator, and the operator.",
    resolve: ({ actor }) => actor.operator || actor.seats.includes("COORDINATOR"),
  }),
  viewerCanSeeConfidentialityFile: t.boolean({
    resolve: ({ actor }) => actor.operator || actor.seats.includes("COORDINATOR") || actor.seats.includes("AGENCY_LEAD"),
  }),
}));

type Statement = { version: number; accepted: AcceptanceRow | null };
const StatementRef = builder.objectRef<Statement>("ConfidentialityStatement").implement({
  description: "The statement that everybody accepts once a year before any referral opens to them. Its words are the client's, under the version.",
  fields: (t) => ({
    version: t.exposeInt("version", { description: "The one in force." }),
    accepted: t.field({
      type: AcceptanceRef,
      nullable: true,
      description: "Your own last acceptance, of whichever version.",
      resolve: ({ accepted }) => accepted,
    }),
  }),
});

const FileAgencyRef = builder.objectRef<ConfidentialityFile["agencies"][number]>("ConfidentialityFileAgency").implement({
  description: "What is on file for one agency.",
  fields: (t) => ({
    agency: t.field({ type: AgencyRef, resolve: ({ agency }) => agency }),
    agreements: t.field({ type: [AgreementRef], description: "Every version, the latest first.", resolve: ({ agreements }) => agreements }),
    staff: t.field({ type: [StaffMemberRef], resolve: ({ staff }) => staff }),
  }),
});

const FileRef = builder.objectRef<ConfidentialityFile>("ConfidentialityFile").implement({
  description: "Who accepted which statement when, under which agreements agencies share, and who was trained: what 34 USC 12291(b)(2)(G) wants documented.",
  fields: (t) => ({
    asOf: t.expose("asOf", { type: "DateTime" }),
    statementVersion: t.int({ description: "The statement in force.", resolve: () => statementVersion }),
    agencies: t.field({ type: [FileAgencyRef], resolve: ({ agencies }) => agencies }),
  }),
});

builder.queryFields((t) => ({
  confidentialityStatement: t.field({
    type: StatementRef,
    description: "The statement in force, and whether you have accepted it.",
    resolve: async (_, __, context) => ({ version: statementVersion, accepted: await ownAcceptance(actingIn(context)) }),
  }),
  confidentialityFile: t.field({
    type: FileRef,
    nullable: true,
    description: "Of one's own agency for its lead, of the table for a coordinator and the operator; null for others.",
    resolve: (_, __, context) => loadConfidentialityFile(actingIn(context)),
  }),
}));

builder.mutationField("acceptStatement", (t) =>
  t.field({
    type: ViewerRef,
    description: "Accepts the confidentiality statement for a year.",
    args: { input: t.arg({ type: AcceptStatementInput, required: true }) },
    errors: { types: [InvalidInput], union: { name: "AcceptStatementResult" } },
    resolve: async (_, { input }, context) => {
      await acceptStatement(actingIn(context), input);
      if (!context.signedIn) throw new Unauthenticated();
      const { actor, ...signedIn } = context.signedIn;
      return { ...signedIn, actor: { ...actor, statementAccepted: true } };
    },
  }),
);
