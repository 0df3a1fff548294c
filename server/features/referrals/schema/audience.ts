import type { SeatRole as Seat } from "@roundtable/shared/roles.ts";
import { fieldGroups, isMinor } from "@roundtable/shared/referrals.ts";
import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import type { Audience } from "../queries/consents.ts";
import { ShareBriefRef, ShareDetailRef } from "./detail.ts";
import { ConsentRef } from "./referral.ts";

const SeatCountRef = builder.objectRef<{ seat: Seat; people: number }>("SeatCount").implement({
  description: "How many people hold a seat.",
  fields: (t) => ({ seat: t.expose("seat", { type: enums.SeatRole }), people: t.exposeInt("people") }),
});

export const ShareAudienceRef = builder.objectRef<Audience>("ShareAudience").implement({
  description: "Who will see what, and until when, if this is shared: read it aloud together with the survivor. Nothing has left yet.",
  fields: (t) => ({
    consent: t.field({ type: ConsentRef, resolve: ({ consent }) => consent }),
    recipient: t.field({ type: AgencyRef, resolve: ({ consent }, _, { load }) => load.requireAgency(consent.recipientAgencyId) }),
    people: t.field({ type: [PersonRef], description: "Everybody at the agency who works with referrals.", resolve: ({ people }) => people }),
    peopleBySeat: t.field({
      type: [SeatCountRef],
      resolve: ({ people }) => {
        const counts = new Map<Seat, number>();
        for (const seat of people.flatMap(({ seats }) => seats)) counts.set(seat, (counts.get(seat) ?? 0) + 1);
        return [...counts].map(([seat, count]) => ({ seat, people: count }));
      },
    }),
    now: t.field({
      type: ShareBriefRef,
      description: "What they read at once, in order to decide.",
      resolve: async ({ consent, referral }, _, { load }) => ({
        needs: consent.needs,
        reason: referral.reason,
        regionId: referral.regionId,
        region: await load.requireRegion(referral.regionId),
        minor: referral.survivor.ageBand !== null && isMinor(referral.survivor.ageBand),
        callBeforeAccepting: referral.callBeforeAccepting,
      }),
    }),
    urgency: t.field({ type: enums.Urgency, resolve: ({ referral }) => referral.urgency }),
    afterAcceptance: t.field({ type: ShareDetailRef, description: "What opens only after they accept.", resolve: ({ detail }) => detail }),
    heldBack: t.field({
      type: [enums.FieldGroup],
      description: "What this consent does not name; they never see it.",
      resolve: ({ consent }) => fieldGroups.filter((group) => !consent.fieldGroups.includes(group)),
    }),
    until: t.field({ type: "DateTime", resolve: ({ consent }) => consent.expiresAt }),
    respondBy: t.field({ type: "DateTime", description: "When their answer would be due, if it left now.", resolve: ({ respondBy }) => respondBy }),
    lawEnforcementWish: t.field({ type: enums.LawEnforcementWish, resolve: ({ referral }) => referral.survivor.lawEnforcementWish }),
  }),
});
