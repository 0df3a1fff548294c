import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Loading } from "#web/ui/loading.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { failureOf } from "./reading.ts";

type UnreadProps = {
  error: unknown;
  onRetry: () => void;
  /** Stands for a whole page, so it brings the page's title. */
  isPage?: boolean;
};

/** What stands where an answer should be: still reading, nothing here, or what went wrong and a way to try again. */
export function Unread({ error, onRetry, isPage = false }: UnreadProps) {
  if (error === undefined) return <Loading />;
  const failure = failureOf(error);
  if (failure === "not-found") return <NotFound />;
  return (
    <Stack>
      {isPage ? <PageTitle title={m.referrals_load_failed_title()} /> : null}
      <Note tone="clay" {...(!isPage && { title: m.referrals_load_failed_title() })} isAlert>
        {failure === "offline" ? m.referrals_offline() : m.referrals_load_failed_body()}
      </Note>
      <div>
        <Button kind="second" onPress={onRetry}>
          {m.referrals_try_again()}
        </Button>
      </div>
    </Stack>
  );
}
