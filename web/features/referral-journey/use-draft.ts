import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { DraftReferralInput } from "@roundtable/shared/referrals.ts";
import { draftInput, draftOf, emptyDraft, type ChangeDraft, type DraftForm } from "./draft-form.ts";
import { DraftReferralDocument, type Journey_referralFragment } from "./journey.graphql.ts";
import { type Failure, useIntent } from "./use-intent.ts";

export type Draft = {
  form: DraftForm;
  change: ChangeDraft;
  /** As the hub keeps it; null until the first save. */
  saved: Journey_referralFragment | null;
  /** Saves everything. Null when it was not saved; the reason is in the other fields. */
  save: (over?: Journey_referralFragment) => Promise<Journey_referralFragment | null>;
  isBusy: boolean;
  failure: Failure | null;
  /** Whether the hub refused the values themselves. */
  isInvalid: boolean;
  /** What somebody else saved meanwhile. */
  fresh: Journey_referralFragment | null;
  takeFresh: () => void;
};

/** A referral as it is being written: what was typed stays until it is saved, whatever happens on the way. */
export function useDraft(start: Journey_referralFragment | null): Draft {
  const [saved, setSaved] = useState(start);
  const [form, setForm] = useState<DraftForm>(start === null ? emptyDraft : draftOf(start));
  const [fresh, setFresh] = useState<Journey_referralFragment | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const [mutate] = useMutation(DraftReferralDocument);
  const intent = useIntent();

  const save = async (over: Journey_referralFragment | null = saved): Promise<Journey_referralFragment | null> => {
    const input = draftInput(form, over);
    const isFit = DraftReferralInput.safeParse({ ...input, clientKey: crypto.randomUUID() }).success;
    setInvalid(!isFit);
    if (!isFit) return null;
    const answer = await intent.attempt(input, (clientKey) => mutate({ variables: { input: { ...input, clientKey } } }));
    const result = answer?.data?.result;
    setInvalid(result?.__typename === "InvalidInput");
    if (result?.__typename === "Conflict") setFresh(result.referral);
    if (result?.__typename !== "Referral") return null;
    setFresh(null);
    setSaved(result);
    return result;
  };
  const takeFresh = () => {
    if (fresh === null) return;
    setForm(draftOf(fresh));
    setSaved(fresh);
    setFresh(null);
  };
  const change: ChangeDraft = (some) => setForm((before) => ({ ...before, ...some }));
  return { form, change, saved, save, isBusy: intent.isBusy, failure: intent.failure, isInvalid, fresh, takeFresh };
}
