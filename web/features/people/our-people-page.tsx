import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { InvitePerson } from "./invite-person.tsx";
import { Parts } from "./parts.tsx";
import { OurPeoplePageDocument, type OurPeoplePageQuery } from "./people.graphql.ts";
import { StaffRow } from "./staff-row.tsx";

/** Everybody who works here for one's own agency, and the way to invite another. */
export function OurPeoplePage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(OurPeoplePageDocument, { ...asksAgain, notifyOnNetworkStatusChange: true });
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { viewer, staff, seatsToGive } = data;
  if (!viewer?.viewerCanManagePeople) return <NotFound />;
  const readOn = () => fetchMore({ variables: { after: staff.endCursor }, updateQuery: joined });
  return (
    <>
      <Parts />
      <PageTitle title={m.people_list_title()} lead={m.people_list_lead({ agency: viewer.agency.name })} />
      <StaleNote />
      <Stack>
        <Unfold kind="second" label={m.people_invite()}>
          {(close) => <InvitePerson seats={seatsToGive} onDone={() => void refetch()} onClose={close} />}
        </Unfold>
        {staff.nodes.length === 0 ? (
          <Empty title={m.people_list_empty()}>{m.people_list_empty_more()}</Empty>
        ) : (
          <Sheet isFlush>
            <Rows label={m.people_list_title()}>
              {staff.nodes.map((one) => (
                <StaffRow key={one.id} staff={one} />
              ))}
            </Rows>
          </Sheet>
        )}
        {staff.hasMore ? <ShowMore shown={staff.nodes.length} isBusy={loading} onPress={() => void readOn()} /> : null}
      </Stack>
    </>
  );
}

function joined(before: OurPeoplePageQuery, { fetchMoreResult: next }: { fetchMoreResult: OurPeoplePageQuery }): OurPeoplePageQuery {
  return { ...next, staff: { ...next.staff, nodes: [...before.staff.nodes, ...next.staff.nodes] } };
}
