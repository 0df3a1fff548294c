import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { LanguageSwitch } from "#web/ui/language-switch.tsx";
import { Section } from "#web/ui/section.tsx";
import { ChooseLanguageDocument } from "../auth/choose-language.graphql.ts";
import styles from "./account-page.module.css";

/** In which language the hub speaks and writes. */
export function MyLanguage() {
  const [keep] = useMutation(ChooseLanguageDocument);
  return (
    <Section title={m.account_language()}>
      <p className={styles.small}>{m.account_language_hint()}</p>
      <LanguageSwitch look="long" onChange={(locale) => void keep({ variables: { input: { locale } } }).catch(() => undefined)} />
    </Section>
  );
}
