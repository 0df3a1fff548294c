import { builder } from "#graphql/builder.ts";
import { Discipline } from "#graphql/enums.ts";
import type { AgencyRow, PersonRow } from "../queries/rows.ts";

/** An agency where a list of lists names many: what it is in full is asked for by itself. */
export const AgencyNameRef = builder.objectRef<AgencyRow>("AgencyName").implement({
  description: "An agency, by name.",
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name"), discipline: t.expose("discipline", { type: Discipline }) }),
});

/** A person where a list of lists names many. */
export const PersonNameRef = builder.objectRef<PersonRow>("PersonName").implement({
  description: "A person, by name, with their agency.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    agency: t.field({ type: AgencyNameRef, resolve: ({ agencyId }, _, { load }) => load.requireAgency(agencyId) }),
  }),
});
