import { useEffect, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";

type State = "asking" | "busy" | "stopped" | "failed";

/** Stops summaries, for whoever holds the link of one; nobody has to sign in for it. The link does not stay in the address. */
export function UnsubscribePage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [state, setState] = useState<State>("asking");
  useEffect(() => history.replaceState(history.state, "", window.location.pathname), []);

  const stop = async () => {
    setState("busy");
    const response = await fetch(`/stop-mail/${encodeURIComponent(token)}`, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      credentials: "omit",
    }).catch(() => undefined);
    setState(response?.ok ? "stopped" : "failed");
  };
  if (token === "") return <PageTitle title={m.mailing_stop_title()} lead={m.mailing_stop_no_link()} />;
  if (state === "stopped") return <PageTitle title={m.mailing_stop_done_title()} lead={m.mailing_stop_done()} />;
  return (
    <>
      <PageTitle title={m.mailing_stop_title()} lead={m.mailing_stop_lead()} />
      <Stack>
        {state === "failed" ? (
          <Note tone="clay" title={m.mailing_stop_failed_title()} isAlert>
            {m.mailing_stop_failed()}
          </Note>
        ) : null}
        <div>
          <Button isBusy={state === "busy"} onPress={() => void stop()}>
            {m.mailing_stop_act()}
          </Button>
        </div>
      </Stack>
    </>
  );
}
