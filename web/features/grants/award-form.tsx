import { useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { awardSides, funders, type Funder } from "@roundtable/shared/grants.ts";
import { DateField } from "#web/ui/date-field.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import { GrantPeopleDocument, type AwardFactsFragment, type GrantPeopleQuery } from "./grants.graphql.ts";
import { centsTyped } from "./money.ts";
import { funderWord, sideWord } from "./words.ts";

type AwardSide = (typeof awardSides)[number];

/** An award as it is typed. */
export type AwardTyped = {
  funder: Funder | "";
  title: string;
  number: string;
  side: AwardSide | "";
  startsOn: string | null;
  endsOn: string | null;
  amount: string;
  ownerPersonId: string;
  backupPersonId: string;
};

export const emptyAward: AwardTyped = {
  funder: "",
  title: "",
  number: "",
  side: "",
  startsOn: null,
  endsOn: null,
  amount: "",
  ownerPersonId: "",
  backupPersonId: "",
};

/** An award as it stands, to be changed. */
export function typedAward({ funder, title, number, side, startsOn, endsOn, amountCents, owner, backup }: AwardFactsFragment): AwardTyped {
  const amount = amountCents === null ? "" : String(amountCents / 100);
  return { funder, title, number, side, startsOn, endsOn, amount, ownerPersonId: owner?.id ?? "", backupPersonId: backup?.id ?? "" };
}

/** What is sent of it. What was left empty is sent on to be refused by name. */
export function awardInput({ funder, side, startsOn, endsOn, amount, ownerPersonId, backupPersonId, ...rest }: AwardTyped) {
  return {
    ...rest,
    funder: funder as Funder,
    side: side as AwardSide,
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
    // Not a number of cents, so that the check names the field.
    amountCents: centsTyped(amount) === undefined ? -1 : (centsTyped(amount) ?? null),
    ownerPersonId: ownerPersonId === "" ? null : ownerPersonId,
    backupPersonId: backupPersonId === "" ? null : backupPersonId,
  };
}

/** What is wrong with the fields of an award, by field. */
export function awardErrors(issues: readonly Issue[]) {
  return {
    funder: issueWords(issues, "funder", m.grants_form_funder_missing()),
    title: issueWords(issues, "title", m.grants_form_title_missing()),
    number: issueWords(issues, "number", m.grants_form_number_wrong()),
    side: issueWords(issues, "side", m.grants_form_side_missing()),
    startsOn: issueWords(issues, "startsOn", m.grants_form_starts_missing()),
    endsOn: issueWords(issues, "endsOn", m.grants_form_ends_wrong()),
    amountCents: issueWords(issues, "amountCents", m.grants_form_amount_wrong()),
    ownerPersonId: issueWords(issues, "ownerPersonId", m.grants_form_person_wrong()),
    backupPersonId: issueWords(issues, "backupPersonId", m.grants_form_backup_wrong()),
  };
}

type AwardFieldsProps = {
  form: AwardTyped;
  onChange: (some: Partial<AwardTyped>) => void;
  errors: ReturnType<typeof awardErrors>;
  /** Who may see to it: the people of this agency, and coordinators. */
  holderAgencyId: string;
};

/** The fields of an award, for adding one and for changing one. */
export function AwardFields({ form, onChange, errors, holderAgencyId }: AwardFieldsProps) {
  const { data } = useQuery(GrantPeopleDocument, { fetchPolicy: "cache-first" });
  const people = keepersOf(data, holderAgencyId);
  const said = (field: keyof typeof errors) => errors[field] !== undefined && { error: errors[field] };
  return (
    <>
      <SelectField
        id="funder"
        label={m.grants_fact_funder()}
        {...said("funder")}
        value={form.funder}
        onChange={(funder) => onChange({ funder })}
        options={funders.map((value) => ({ value, label: funderWord(value) }))}
      />
      <TextField
        id="title"
        label={m.grants_form_title()}
        hint={m.grants_form_title_hint()}
        {...said("title")}
        value={form.title}
        onChange={(title) => onChange({ title })}
        maxLength={120}
      />
      <TextField
        id="number"
        label={m.grants_fact_number()}
        hint={m.grants_form_number_hint()}
        {...said("number")}
        value={form.number}
        onChange={(number) => onChange({ number })}
        spellCheck="false"
        autoComplete="off"
        maxLength={40}
      />
      <SelectField
        id="side"
        label={m.grants_fact_side()}
        {...said("side")}
        value={form.side}
        onChange={(side) => onChange({ side })}
        options={awardSides.map((value) => ({ value, label: sideWord(value) }))}
      />
      <DateField id="startsOn" label={m.grants_form_starts()} {...said("startsOn")} value={form.startsOn} onChange={(startsOn) => onChange({ startsOn })} />
      <DateField id="endsOn" label={m.grants_form_ends()} {...said("endsOn")} value={form.endsOn} onChange={(endsOn) => onChange({ endsOn })} />
      <TextField
        id="amountCents"
        label={m.grants_form_amount()}
        {...said("amountCents")}
        value={form.amount}
        onChange={(amount) => onChange({ amount })}
        autoComplete="off"
        maxLength={16}
      />
      <SelectField
        id="ownerPersonId"
        label={m.grants_fact_owner()}
        hint={m.grants_fact_owner_hint()}
        emptyLabel={m.grants_fact_nobody()}
        {...said("ownerPersonId")}
        value={form.ownerPersonId}
        onChange={(ownerPersonId) => onChange({ ownerPersonId })}
        options={people}
      />
      <SelectField
        id="backupPersonId"
        label={m.grants_fact_backup()}
        emptyLabel={m.grants_fact_nobody()}
        {...said("backupPersonId")}
        value={form.backupPersonId}
        onChange={(backupPersonId) => onChange({ backupPersonId })}
        options={people}
      />
    </>
  );
}

/** Who may see to an award: whoever works at the agency that holds it, and the coordinators. */
export function keepersOf(data: GrantPeopleQuery | undefined, holderAgencyId: string): { value: string; label: string }[] {
  return (data?.agencies.nodes ?? []).flatMap((agency) =>
    agency.people
      .filter(({ seats }) => seats.length > 0 && (agency.id === holderAgencyId || seats.includes("COORDINATOR")))
      .map(({ id, name }) => ({ value: id, label: m.grants_person_at({ name, agency: agency.name }) })),
  );
}
