import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import type { ConsentModel } from "../../../../prisma/client/models.ts";
import { maySecond, secondPersonState, type SecondPersonState } from "../rules/second-person.ts";
import { ConsentRef } from "./referral.ts";

const SecondPersonStateEnum = builder.enumType("SecondPersonState", {
  description: "How far the word of a second person has come.",
  values: {
    WAITING: { description: "Nothing can be shared under the consent yet." },
    CONFIRMED: { description: "Two people stand behind the consent." },
    REFUSED: { description: "The second person did not confirm it, and it ended." },
    OVER: { description: "Nobody confirmed it in time, or it was ended before." },
  } satisfies Record<SecondPersonState, object>,
});

const SecondPersonRef = builder.objectRef<ConsentModel & { confirmBy: Date; state: SecondPersonState }>("SecondPerson").implement({
  description: "A consent that names law enforcement takes two people of the agency: one records it, another confirms it.",
  fields: (t) => ({
    state: t.expose("state", { type: SecondPersonStateEnum }),
    recordedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ recordedById }, _, { load }) => load.person.load(recordedById) }),
    confirmBy: t.expose("confirmBy", { type: "DateTime", description: "Until when it can be confirmed." }),
    confirmedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ confirmedById }, _, { load }) => (confirmedById === null ? null : load.person.load(confirmedById)),
    }),
    confirmedAt: t.expose("confirmedAt", { type: "DateTime", nullable: true }),
    viewerMayConfirm: t.boolean({
      description: "Whether it waits for you. Never for whoever recorded it.",
      resolve: (consent, _, context) => {
        const { actor, clock } = actingIn(context);
        return maySecond(consent, actor.personId, clock.now());
      },
    }),
  }),
});

builder.objectField(ConsentRef, "secondPerson", (t) =>
  t.field({
    type: SecondPersonRef,
    nullable: true,
    description: "Null where one person's word is enough.",
    resolve: (consent, _, context) => {
      const state = secondPersonState(consent, actingIn(context).clock.now());
      return state === null || consent.confirmBy === null ? null : { ...consent, confirmBy: consent.confirmBy, state };
    },
  }),
);
