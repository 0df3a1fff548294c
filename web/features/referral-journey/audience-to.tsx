import { m } from "@roundtable/shared/i18n/messages.js";
import { seatWord } from "#web/features/auth/seats.ts";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { DisciplineIcon, isJustice } from "#web/ui/discipline-icon.tsx";
import { Seat, initials } from "#web/ui/seat.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import styles from "./audience-to.module.css";
import type { AudienceFragment } from "./who-will-see.graphql.ts";

/** The one agency it goes to, and everybody there who works with referrals. */
export function AudienceTo({ audience }: { audience: AudienceFragment }) {
  const { recipient, people } = audience;
  const isPolice = isJustice(recipient.discipline);
  return (
    <Sheet labelledBy="audience-to">
      <div className={styles.head}>
        <Seat size="large" tone={isPolice ? "plum" : "teal"}>
          <DisciplineIcon discipline={recipient.discipline} />
        </Seat>
        <div>
          <p className={styles.small}>{m.journey_audience_one()}</p>
          <h2 id="audience-to">{recipient.name}</h2>
          <p>{isPolice ? disciplineName(recipient.discipline) : m.journey_audience_not_police({ discipline: disciplineName(recipient.discipline) })}</p>
        </div>
      </div>
      <div className={styles.seats}>
        <ul className={styles.people}>
          {people.map(({ id, name, seats }) => (
            <li key={id} className={styles.person}>
              <Seat tone={isPolice ? "plum" : "teal"}>{initials(name)}</Seat>
              <span>
                {name}
                <small className={styles.seat}>{seats.map(seatWord).join(", ")}</small>
              </span>
            </li>
          ))}
        </ul>
        <p className={styles.small}>{m.journey_audience_people({ people: m.journey_people_count({ count: people.length }) })}</p>
      </div>
    </Sheet>
  );
}
