import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
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
  /** Whether something was typed that the hub does not keep yet. */
  isUnsaved: () => boolean;
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
  // Not state: who leaves right after a save asks before the page is written anew.
  const kept = useRef(JSON.stringify(form));

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
    kept.current = JSON.stringify(form);
    return result;
  };
  const takeFresh = () => {
    if (fresh === null) return;
    setForm(draftOf(fresh));
    kept.current = JSON.stringify(draftOf(fresh));
    setSaved(fresh);
    setFresh(null);
  };
  const change: ChangeDraft = (some) => setForm((before) => ({ ...before, ...some }));
  const isUnsaved = () => JSON.stringify(form) !== kept.current;
  return { form, change, saved, save, isUnsaved, isBusy: intent.isBusy, failure: intent.failure, isInvalid, fresh, takeFresh };
}
