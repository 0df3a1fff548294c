import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Split } from "#web/ui/split.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { BackLink } from "./back-link.tsx";
import { ChangeSeats } from "./change-seats.tsx";
import { CorrectPerson } from "./correct-person.tsx";
import { InviteAgain } from "./invite-again.tsx";
import { StaffMemberPageDocument, type StaffMemberFragment, type StaffMemberPageQuery } from "./people.graphql.ts";
import { Privileged } from "./privileged.tsx";
import { StaffFacts } from "./staff-facts.tsx";
import { StaffStateChip } from "./staff-state-chip.tsx";
import { SuspendPerson } from "./suspend-person.tsx";
import { Training } from "./training.tsx";

/** One member of staff, for whoever keeps their agency or their table. */
export function StaffMemberPage() {
  const { id } = useParams({ from: "/a/p/$id" });
  const { data, error, refetch } = useQuery(StaffMemberPageDocument, { ...asksAgain, variables: { id } });
  if (data?.staffMember === null) return <NotFound />;
  if (!data?.staffMember || !data.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} staff={data.staffMember} viewer={data.viewer} onChanged={() => void refetch()} />;
}

type PageProps = { staff: StaffMemberFragment; viewer: NonNullable<StaffMemberPageQuery["viewer"]>; onChanged: () => void };

function Page({ staff, viewer, onChanged }: PageProps) {
  const { id, person, state, viewerCan } = staff;
  const can = (action: (typeof viewerCan)[number]) => viewerCan.includes(action);
  const isOwn = person.agency.id === viewer.agency.id;
  const back = isOwn ? (
    <BackLink to="/a/people" label={m.people_back()} />
  ) : viewer.operator ? (
    <BackLink to="/a/h/$id" id={person.agency.id} label={person.agency.name} />
  ) : (
    <BackLink to="/a/$id" id={person.agency.id} label={person.agency.name} />
  );
  return (
    <>
      <PageTitle title={person.name} back={back}>
        <StaffStateChip state={state} />
        {person.privileged ? <Chip tone="teal">{m.people_privileged()}</Chip> : null}
      </PageTitle>
      <StaleNote />
      <Split
        aside={
          <Stack>
            {can("CHANGE_SEATS") ? <ChangeSeats staff={staff} taskForceId={viewer.taskForce.id} /> : null}
            {can("CORRECT") ? <CorrectPerson staff={staff} /> : null}
            {can("SUSPEND") || can("RESTORE") ? <SuspendPerson staff={staff} /> : null}
          </Stack>
        }
      >
        <Stack gap="l">
          {state === "SUSPENDED" ? (
            <Note tone="clay" title={m.people_suspended_title({ name: person.name })}>
              {m.people_suspended_words()}
            </Note>
          ) : null}
          {viewer.id === id ? <Note>{m.people_self_note()}</Note> : null}
          <Stack>
            <StaffFacts staff={staff} />
            {can("INVITE_AGAIN") ? <InviteAgain staff={staff} /> : null}
          </Stack>
          <Training staff={staff} canRecord={can("RECORD_TRAINING")} onChanged={onChanged} />
          {can("SET_PRIVILEGED") || person.privileged ? <Privileged staff={staff} canSet={can("SET_PRIVILEGED")} /> : null}
        </Stack>
      </Split>
    </>
  );
}
