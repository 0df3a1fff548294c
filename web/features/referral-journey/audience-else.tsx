import History from "lucide-react/icons/history";
import Landmark from "lucide-react/icons/landmark";
import Monitor from "lucide-react/icons/monitor";
import UsersRound from "lucide-react/icons/users-round";
import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { LawEnforcementWish } from "@roundtable/shared/referrals.ts";
import { isJustice } from "#web/ui/discipline-icon.tsx";
import { Section } from "#web/ui/section.tsx";
import styles from "./audience-else.module.css";
import type { AudienceFragment } from "./who-will-see.graphql.ts";

const wishWords: Record<LawEnforcementWish, () => string> = {
  YES: m.journey_else_wish_yes,
  NO: m.journey_else_wish_no,
  UNDECIDED: m.journey_else_wish_undecided,
  NOT_ASKED: m.journey_else_wish_not_asked,
};

/** What everybody else sees: law enforcement first. */
export function AudienceElse({ audience }: { audience: AudienceFragment }) {
  const { recipient, lawEnforcementWish } = audience;
  const agency = recipient.name;
  const isPolice = isJustice(recipient.discipline);
  return (
    <Section title={m.journey_else_title()}>
      <ul className={styles.list}>
        <Line
          icon={<Landmark className={styles.law} />}
          head={isPolice ? m.journey_else_law_this({ agency }) : m.journey_else_law()}
          more={wishWords[lawEnforcementWish]()}
        >
          {isPolice ? m.journey_else_law_this_body() : m.journey_else_law_body()}
        </Line>
        <Line icon={<UsersRound />} head={m.journey_else_coordinator()}>
          {m.journey_else_coordinator_body()}
        </Line>
        <Line icon={<Monitor />} head={m.journey_else_operator()}>
          {m.journey_else_operator_body()}
        </Line>
        <Line icon={<History />} head={m.journey_else_log()}>
          {m.journey_else_log_body()}
        </Line>
      </ul>
    </Section>
  );
}

function Line({ icon, head, more, children }: { icon: ReactNode; head: string; more?: string; children: ReactNode }) {
  return (
    <li className={styles.item}>
      {icon}
      <span>
        <b>{head}</b> {children} {more === undefined ? null : <span className={styles.muted}>{more}</span>}
      </span>
    </li>
  );
}
