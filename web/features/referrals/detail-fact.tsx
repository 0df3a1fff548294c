import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import { languageWord } from "#web/features/agencies/words.ts";
import { Fact } from "#web/ui/fact.tsx";
import { PhoneLink } from "#web/ui/phone-link.tsx";
import styles from "./share-brief.module.css";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import {
  accessNeedWord,
  ageBandWord,
  contactSafetyWord,
  fieldGroupWord,
  findingSourceWord,
  findingWord,
  genderWord,
  householdCount,
  lawEnforcementWishWord,
  traffickingWord,
} from "./person-words.ts";

type Detail = NonNullable<SharePage_shareFragment["detail"]>;

/** One group that the consent names, in words. */
export function DetailFact({ group, detail }: { group: FieldGroup; detail: Detail }) {
  return <Fact label={fieldGroupWord(group)}>{contents[group](detail) ?? m.referrals_not_said()}</Fact>;
}

const contents: Record<FieldGroup, (detail: Detail) => ReactNode> = {
  AGE_BAND: ({ ageBand }) => ageBand && ageBandWord(ageBand),
  GENDER: ({ gender }) => gender && genderWord(gender),
  HOUSEHOLD: ({ householdAdults: adults, householdChildren: children }) =>
    lines([
      adults === null ? null : m.referrals_household_adults({ count: householdCount(adults) }),
      children === null ? null : m.referrals_household_children({ count: householdCount(children) }),
    ]),
  LANGUAGE: ({ language, interpreterNeeded }) =>
    lines([language && languageWord(language), interpreterNeeded === null ? null : `${m.referrals_fact_interpreter()}: ${interpreterWord(interpreterNeeded)}`]),
  ACCESS_NEEDS: ({ accessNeeds }) => lines(accessNeeds.map(accessNeedWord)) ?? m.referrals_none_named(),
  TRAFFICKING_TYPE: ({ traffickingType }) => traffickingType && traffickingWord(traffickingType),
  FINDING_STATUS: ({ findingStatus, findingBy }) =>
    findingStatus &&
    (findingBy ? m.referrals_finding_by({ finding: findingWord(findingStatus), source: findingSourceWord(findingBy) }) : findingWord(findingStatus)),
  CONTACT_SAFETY: ({ contactSafety }) => lines(contactSafety.map(contactSafetyWord)) ?? m.referrals_no_limits(),
  LAW_ENFORCEMENT_WISH: ({ lawEnforcementWish }) => lawEnforcementWish && lawEnforcementWishWord(lawEnforcementWish),
  WORKER_PHONE: ({ workerPhone }) => workerPhone && <PhoneLink number={workerPhone} />,
};

function interpreterWord(isNeeded: boolean): string {
  return isNeeded ? m.referrals_interpreter_yes() : m.referrals_interpreter_no();
}

function lines(words: readonly (string | null)[]): ReactNode {
  const said = words.filter((word) => word !== null);
  return said.length === 0
    ? null
    : said.map((word) => (
        <span key={word} className={styles.line}>
          {word}
        </span>
      ));
}
