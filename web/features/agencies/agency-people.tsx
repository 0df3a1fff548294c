import { m } from "@roundtable/shared/i18n/messages.js";
import { Chip } from "#web/ui/chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { initials, Seat } from "#web/ui/seat.tsx";
import { seatWord } from "../auth/seats.ts";
import type { AgencyPageQuery } from "./agency.graphql.ts";
import styles from "./agency-people.module.css";

type Person = NonNullable<AgencyPageQuery["agency"]>["people"][number];

/** Who sits at the table for an agency: staff, never anybody they serve. Whoever keeps them gets on to their seats from here. */
export function AgencyPeople({ people, areKept }: { people: readonly Person[]; areKept: boolean }) {
  if (people.length === 0) return <Empty title={m.agencies_people_none()} />;
  return (
    <ul className={styles.people}>
      {people.map(({ id, name, seats, workPhone, mailUnreachableSince }) => (
        <li key={id} className={styles.person}>
          <Seat size="medium">{initials(name)}</Seat>
          <div>
            <p className={styles.name}>
              {areKept ? (
                <Link to="/a/p/$id" params={{ id }}>
                  {name}
                </Link>
              ) : (
                name
              )}
            </p>
            <p className={styles.seats}>{seats.map(seatWord).join(", ")}</p>
            <p className={styles.seats}>
              <PhoneLink number={workPhone} whom={name} />
            </p>
            {mailUnreachableSince === null ? null : <Chip tone="amber">{m.mailing_out_of_reach()}</Chip>}
          </div>
        </li>
      ))}
    </ul>
  );
}
