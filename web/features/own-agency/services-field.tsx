import { m } from "@roundtable/shared/i18n/messages.js";
import { needs, type Need } from "@roundtable/shared/needs.ts";
import { SelectField } from "#web/ui/select-field.tsx";
import { openings, openingWord, type Opening } from "../agencies/words.ts";
import { needWord } from "../referrals/words.ts";
import styles from "./services-field.module.css";

/** One need an agency can meet, and whether it has room. */
export type Service = { need: Need; opening: Opening };

/** Every need, with whether the agency offers it and has room now. */
export function ServicesField({ value, onChange }: { value: readonly Service[]; onChange: (services: Service[]) => void }) {
  const openingOf = (need: Need) => value.find((service) => service.need === need)?.opening ?? "";
  const choose = (changed: Need, chosen: Opening | "") =>
    onChange(
      needs.flatMap((need) => {
        const opening = need === changed ? chosen : openingOf(need);
        return opening === "" ? [] : [{ need, opening }];
      }),
    );
  return (
    <fieldset>
      <legend className={styles.title}>{m.own_services()}</legend>
      <p className={styles.hint}>{m.own_services_hint()}</p>
      <div className={styles.grid}>
        {needs.map((need) => (
          <SelectField
            key={need}
            id={`need-${need.toLowerCase()}`}
            label={needWord(need)}
            emptyLabel={m.own_not_offered()}
            value={openingOf(need)}
            onChange={(opening) => choose(need, opening)}
            options={openings.map((opening) => ({ value: opening, label: openingWord(opening) }))}
          />
        ))}
      </div>
    </fieldset>
  );
}
