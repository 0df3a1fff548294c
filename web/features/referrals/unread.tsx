import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Loading } from "#web/ui/loading.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { failureOf } from "./reading.ts";

/** What stands where an answer should be: still reading, nothing here, or what went wrong and a way to try again. */
export function Unread({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error === undefined) return <Loading />;
  const failure = failureOf(error);
  if (failure === "not-found") return <NotFound />;
  return (
    <Stack>
      <Note tone="clay" title={m.referrals_load_failed_title()} isAlert>
        {failure === "offline" ? m.referrals_stale() : m.referrals_load_failed_body()}
      </Note>
      <div><Button kind="second" onPress={onRetry}>{m.referrals_try_again()}</Button></div>
    </Stack>
  );
}
