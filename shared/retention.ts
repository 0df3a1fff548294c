import { z } from "zod";

const ClientKey = z.uuid();
const Id = z.uuid();

/** Keeps a referral from being purged: one person proposes (`confirms` false), another of the same agency confirms. */
export const PlaceHoldInput = z.strictObject({ clientKey: ClientKey, referralId: Id, confirms: z.boolean() });
/** Lets it go again, in the same two steps. */
export const ReleaseHoldInput = z.strictObject({ clientKey: ClientKey, holdId: Id, confirms: z.boolean() });
