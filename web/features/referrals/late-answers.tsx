import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import { Section } from "#web/ui/section.tsx";
import { LateAnswersDocument, type LateAnswersQuery } from "./late-answers.graphql.ts";
import styles from "./late-answers.module.css";
import { asksAgain, polled } from "./reading.ts";
import { Unread } from "./unread.tsx";

/** For coordinators: how many answers wait at each agency. Nothing about any referral (CR-14). */
export function LateAnswers() {
  const { data, error, refetch } = useQuery(LateAnswersDocument, { ...asksAgain, ...polled });
  return (
    <Section title={m.referrals_late_title()} aside={m.referrals_late_hint()}>
      {data && data.lateAnswers.length > 0 ? <p>{lead(data)}</p> : null}
      {!data ? (
        <Unread error={error} onRetry={() => void refetch()} />
      ) : data.lateAnswers.length === 0 ? (
        <Empty title={m.referrals_late_empty()} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{m.referrals_late_agency()}</th>
              <th scope="col" className={styles.number}>
                {m.referrals_late_waiting()}
              </th>
              <th scope="col" className={styles.number}>
                {m.referrals_late_late()}
              </th>
              <th scope="col" className={styles.phone}>
                {m.referrals_late_phone()}
              </th>
            </tr>
          </thead>
          <tbody>
            {inOrder(data).map(({ agency, waiting, late }) => (
              <tr key={agency.id}>
                <th scope="row">
                  <Link to="/a/$id" params={{ id: agency.id }}>
                    {agency.name}
                  </Link>
                </th>
                <td className={styles.number} data-label={m.referrals_late_waiting()}>
                  {waiting}
                </td>
                <td className={late > 0 ? styles.late : styles.number} data-label={m.referrals_late_late()}>
                  {late}
                </td>
                <td className={styles.phone}>
                  <PhoneLink number={agency.intakePhone} whom={agency.name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** Where a call helps most comes first. */
function inOrder({ lateAnswers }: LateAnswersQuery): LateAnswersQuery["lateAnswers"] {
  return lateAnswers.toSorted((one, other) => other.late - one.late || other.waiting - one.waiting || one.agency.name.localeCompare(other.agency.name));
}

function lead({ lateAnswers }: LateAnswersQuery): string {
  const count = lateAnswers.reduce((sum, { late }) => sum + late, 0);
  return count === 0 ? m.referrals_late_lead_none() : m.referrals_late_lead({ count });
}
