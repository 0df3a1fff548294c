import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Loading } from "#web/ui/loading.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import type { Link } from "./use-link.ts";

/** What stands where an open link would lead on: why it does not. */
export function LinkState({ link, onAgain }: { link: Exclude<Link, { is: "open" }>; onAgain: () => void }) {
  if (link.is === "asking") return <Loading />;
  if (link.is === "unreachable" || link.is === "wait")
    return (
      <Stack>
        <PageTitle title={m.enrolment_link_missing_title()} />
        <Note tone="clay" isAlert>
          {link.is === "wait" ? m.enrolment_link_wait({ minutes: link.minutes }) : m.auth_unreachable()}
        </Note>
        <div>
          <Button kind="second" onPress={onAgain}>
            {m.enrolment_try_again()}
          </Button>
        </div>
      </Stack>
    );
  return (
    <>
      <PageTitle
        title={link.is === "missing" ? m.enrolment_link_missing_title() : m.enrolment_link_ended_title()}
        lead={link.is === "missing" ? m.enrolment_link_missing() : m.enrolment_link_ended()}
      />
      <p>
        <ButtonLink kind="second" to="/sign-in">
          {m.enrolment_to_sign_in()}
        </ButtonLink>
      </p>
    </>
  );
}
