import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, formatDayTime, todayIso } from "#web/lib/dates.ts";
import { useNow } from "#web/lib/now.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { personSeats } from "../auth/seats.ts";
import type { StaffMemberFragment } from "./people.graphql.ts";

/** What is known of a member of staff: how to reach them, what they do, and what they promised. */
export function StaffFacts({ staff }: { staff: StaffMemberFragment }) {
  const { person, email, joinedAt, invitedAt, tables } = staff;
  const seats = personSeats(staff);
  return (
    <Facts>
      <Fact label={m.people_fact_agency()}>{person.agency.name}</Fact>
      {email === null ? null : <Fact label={m.people_email()}>{email}</Fact>}
      <Fact label={m.people_phone()}>
        <PhoneLink number={person.workPhone} whom={person.name} />
      </Fact>
      <Fact label={m.people_seats()}>
        {seats.length === 0 ? m.people_no_seat() : seats.join(", ")}
        {tables.length < 2
          ? null
          : tables.map(({ taskForce, seats: there }) => (
              <div key={taskForce?.id}>
                {taskForce?.name}: {personSeats({ seats: there, operator: false }).join(", ")}
              </div>
            ))}
      </Fact>
      <StatementFact staff={staff} />
      <Fact label={m.people_fact_since()} hint={joinedAt === null ? m.people_invite_sent({ when: formatDayTime(invitedAt) }) : undefined}>
        {joinedAt === null ? m.people_invited_not_yet() : formatDate(todayIso(new Date(joinedAt)))}
      </Fact>
    </Facts>
  );
}

function StatementFact({ staff: { statements } }: { staff: StaffMemberFragment }) {
  const now = useNow();
  const [last] = statements;
  const holds = last?.holdsUntil != null && new Date(last.holdsUntil) > now ? last.holdsUntil : null;
  if (!last || holds === null)
    return (
      <Fact label={m.people_fact_statement()} hint={m.people_fact_statement_none_hint()}>
        {m.people_fact_statement_none()}
      </Fact>
    );
  const about = { version: last.version, date: formatDate(todayIso(new Date(last.acceptedAt))) };
  return (
    <Fact label={m.people_fact_statement()} hint={m.people_fact_statement_again({ date: formatDate(todayIso(new Date(holds))) })}>
      {m.people_fact_statement_until(about)}
    </Fact>
  );
}
