import { m } from "@roundtable/shared/i18n/messages.js";
import { useOnline } from "../lib/online.ts";
import { Button } from "../ui/button.tsx";
import { OfflineNote } from "../ui/offline-note.tsx";
import { PageTitle } from "../ui/page-title.tsx";

/** A page that could not be shown. Says nothing about the fault itself: a message might hold what was read. */
export function ErrorPage() {
  const isOnline = useOnline();
  return (
    <>
      <PageTitle title={m.shell_error_title()} lead={isOnline ? m.shell_error_body() : undefined} />
      {isOnline ? null : <OfflineNote />}
      <p>
        <Button kind="second" onPress={() => location.reload()}>
          {m.shell_error_again()}
        </Button>
      </p>
    </>
  );
}
