import { m } from "@roundtable/shared/i18n/messages.js";
import type { Need } from "@roundtable/shared/needs.ts";
import { groupCode } from "#web/ui/code.tsx";
import { needsTitle } from "./words.ts";

/** What a share is called: the needs it is about, or its code once they are closed to the reader. */
export function shareTitle(share: { code: string; brief: { needs: readonly Need[] } | null }): string {
  return share.brief ? needsTitle(share.brief.needs) : m.referrals_untitled({ code: groupCode(share.code) });
}
