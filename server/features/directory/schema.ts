import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { Need, ServiceState } from "#graphql/enums.ts";
import { AgencyRef } from "#features/agencies/schema.ts";
import { type ServiceRow, servicesOf } from "./queries.ts";
import { type Hotline, hotlines, hotlineSubjects } from "./rules.ts";

const AgencyServiceRef = builder.objectRef<ServiceRow>("AgencyService").implement({
  description: "One need an agency can meet, and whether it has room now.",
  fields: (t) => ({ need: t.expose("need", { type: Need }), opening: t.expose("opening", { type: ServiceState }) }),
});

builder.objectField(AgencyRef, "services", (t) =>
  t.field({ type: [AgencyServiceRef], description: "What it offers.", resolve: (agency, _, context) => servicesOf(actingIn(context), agency.id) }),
);

const HotlineAbout = builder.enumType("HotlineAbout", { values: hotlineSubjects, description: "What a help line is for." });

const HotlineRef = builder.objectRef<Hotline>("Hotline").implement({
  description: "A help line that anyone may call, day and night.",
  fields: (t) => ({
    phone: t.exposeString("phone", { description: "As people read it: 1-855-4-VICTIM." }),
    dial: t.exposeString("dial", { description: "As a telephone takes it." }),
    text: t.exposeString("text", { nullable: true, description: "The number for text messages." }),
    about: t.expose("about", { type: HotlineAbout }),
  }),
});

builder.queryField("hotlines", (t) => t.field({ type: [HotlineRef], description: "Help lines; never empty. Public.", resolve: () => [...hotlines] }));
