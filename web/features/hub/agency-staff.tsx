import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { InvitePerson } from "../people/invite-person.tsx";
import { AgencyStaffDocument, type AgencyStaffQuery } from "../people/people.graphql.ts";
import { StaffRow } from "../people/staff-row.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import type { AgencyRecordFragment } from "./hub.graphql.ts";
import { InviteOperator } from "./invite-operator.tsx";
import { tablesOf } from "./tables-of.ts";

/** Who works here for an agency; the operator invites its first lead, who invites everybody else. */
export function AgencyStaff({ record }: { record: AgencyRecordFragment }) {
  const { data, error, loading, refetch, fetchMore } = useQuery(AgencyStaffDocument, {
    ...asksAgain,
    notifyOnNetworkStatusChange: true,
    variables: { agencyId: record.id },
  });
  const tables = tablesOf(record);
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  const { staff, seatsToGive } = data;
  const hasLead = staff.nodes.some(({ state, seats }) => state !== "SUSPENDED" && seats.includes("AGENCY_LEAD"));
  const renew = () => void refetch();
  const readOn = () => fetchMore({ variables: { after: staff.endCursor }, updateQuery: joined });
  return (
    <Section title={m.hub_agency_people()}>
      <Stack>
        {staff.nodes.length === 0 ? (
          <Empty title={m.hub_agency_people_none()}>{m.people_invite_lead_hint()}</Empty>
        ) : (
          <Sheet isFlush>
            <Rows label={m.hub_agency_people()}>
              {staff.nodes.map((one) => (
                <StaffRow key={one.id} staff={one} />
              ))}
            </Rows>
          </Sheet>
        )}
        {staff.hasMore ? <ShowMore shown={staff.nodes.length} isBusy={loading} onPress={() => void readOn()} /> : null}
        {tables.length === 0 || record.suspendedAt !== null ? null : (
          <Unfold kind="second" label={hasLead ? m.people_invite() : m.people_invite_lead_title()}>
            {(close) => (
              <InvitePerson
                agencyId={record.id}
                tables={tables}
                seats={seatsToGive}
                onDone={renew}
                onClose={close}
                {...(!hasLead && { chosen: ["AGENCY_LEAD"] as const, title: m.people_invite_lead_title(), hint: m.people_invite_lead_hint() })}
              />
            )}
          </Unfold>
        )}
        {record.suspendedAt === null ? (
          <Unfold label={m.hub_invite_operator()}>{(close) => <InviteOperator agencyId={record.id} onDone={renew} onClose={close} />}</Unfold>
        ) : null}
      </Stack>
    </Section>
  );
}

function joined(before: AgencyStaffQuery, { fetchMoreResult: next }: { fetchMoreResult: AgencyStaffQuery }): AgencyStaffQuery {
  return { ...next, staff: { ...next.staff, nodes: [...before.staff.nodes, ...next.staff.nodes] } };
}
