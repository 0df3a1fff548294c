import { useQuery } from "@apollo/client/react";
import { AddAgendaItemInput, type AgendaKind, agendaKinds, ChangeAgendaItemInput, lineLength } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { type Discipline, disciplines } from "@roundtable/shared/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxRows } from "#web/ui/checkbox-rows.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { PeopleChoicesDocument } from "../bodies/bodies.graphql.ts";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { errorsOf, issueWords } from "../roadmap/issue-words.ts";
import type { Changing, Issue } from "../roadmap/use-change.ts";
import { useDraft } from "../roadmap/use-draft.ts";
import type { AgendaItemFragment } from "./agenda.graphql.ts";
import { AddAgendaItemDocument } from "./steps/add-agenda-item.graphql.ts";
import { ChangeAgendaItemDocument } from "./steps/change-agenda-item.graphql.ts";
import { useAct } from "./use-act.ts";
import { agendaKindWord } from "./words.ts";

type Audience = "ALL" | "DISCIPLINES" | "AGENCIES" | "CLOSED";
type ItemFields = {
  section: string;
  title: string;
  kind: AgendaKind | null;
  minutesPlanned: string;
  ownerPersonId: string;
  audience: Audience | null;
  disciplines: Discipline[];
  agencyIds: string[];
};
export type RosterSeats = readonly { person: { id: string; name: string } | null }[];

const empty: ItemFields = { section: "", title: "", kind: null, minutesPlanned: "10", ownerPersonId: "", audience: null, disciplines: [], agencyIds: [] };

type AddItemProps = { bodyId: string; meetingId: string | null; people: RosterSeats; onDone: () => void; onClose: () => void };

/** Puts an item on an agenda; without a meeting, into the list for later ones. */
export function AddItem({ bodyId, meetingId, people, onDone, onClose }: AddItemProps) {
  const { form, change, reset } = useDraft(empty);
  const step = useAct({ document: AddAgendaItemDocument, check: AddAgendaItemInput }, meetingId === null ? m.agenda_added_backlog : m.agenda_added);
  const submit = async () => {
    if (!(await step.act((clientKey) => ({ clientKey, bodyId, meetingId, ...itemFrom(form) })))) return;
    reset();
    onDone();
    onClose();
  };
  return <ItemForm form={form} change={change} step={step} people={people} actLabel={m.agenda_add_act()} onSubmit={() => void submit()} onClose={onClose} />;
}

/** Another title, length, owner or audience. */
export function ChangeItem({ item, people, onClose }: { item: AgendaItemFragment; people: RosterSeats; onClose: () => void }) {
  const { form, change } = useDraft<ItemFields & { version: number }>({
    version: item.version,
    section: item.section,
    title: item.title,
    kind: item.kind,
    minutesPlanned: String(item.minutesPlanned),
    ownerPersonId: item.owner?.id ?? "",
    audience: item.audience === "CASE" ? "CLOSED" : item.audience,
    disciplines: item.disciplines,
    agencyIds: item.agencies.map(({ id }) => id),
  });
  const step = useAct({ document: ChangeAgendaItemDocument, check: ChangeAgendaItemInput, onConflict: (version) => change({ version }) }, m.agenda_changed);
  const submit = async () => {
    if (await step.act((clientKey) => ({ clientKey, itemId: item.id, version: form.version, ...itemFrom(form) }))) onClose();
  };
  return <ItemForm form={form} change={change} step={step} people={people} actLabel={m.agenda_change_act()} onSubmit={() => void submit()} onClose={onClose} />;
}

type ItemFormProps = {
  form: ItemFields;
  change: (some: Partial<ItemFields>) => void;
  step: Pick<Changing<never>, "problem" | "issues" | "attempt" | "isBusy">;
  people: RosterSeats;
  actLabel: string;
  onSubmit: () => void;
  onClose: () => void;
};

function ItemForm({ form, change, step, people, actLabel, onSubmit, onClose }: ItemFormProps) {
  const errors = itemErrors(step.issues);
  return (
    <Sheet>
      <ErrorSummary errors={errorsOf(errors)} attempt={step.attempt} />
      <ProblemNote problem={step.problem} />
      <Form onSubmit={onSubmit}>
        <TextField
          id="title"
          label={m.agenda_field_title()}
          hint={m.agenda_field_title_hint()}
          {...(errors.title !== undefined && { error: errors.title })}
          value={form.title}
          onChange={(title) => change({ title })}
          maxLength={lineLength}
        />
        <RadioRows
          id="kind"
          label={m.agenda_field_kind()}
          {...(errors.kind !== undefined && { error: errors.kind })}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          options={agendaKinds.map((kind) => ({ value: kind, label: agendaKindWord(kind) }))}
        />
        <AudienceField form={form} change={change} error={errors.audience} />
        <TextField
          id="minutesPlanned"
          label={m.agenda_field_minutes()}
          {...(errors.minutesPlanned !== undefined && { error: errors.minutesPlanned })}
          value={form.minutesPlanned}
          onChange={(minutesPlanned) => change({ minutesPlanned })}
          inputMode="numeric"
          width="short"
        />
        <SelectField
          label={m.agenda_field_owner()}
          emptyLabel={m.agenda_field_owner_none()}
          value={form.ownerPersonId}
          onChange={(ownerPersonId) => change({ ownerPersonId })}
          options={people.flatMap(({ person }) => (person ? [{ value: person.id, label: person.name }] : []))}
        />
        <TextField
          id="section"
          label={m.agenda_field_section()}
          {...(errors.section !== undefined && { error: errors.section })}
          value={form.section}
          onChange={(section) => change({ section })}
          maxLength={60}
        />
        <Cluster>
          <Button type="submit" isBusy={step.isBusy}>
            {actLabel}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {m.meetings_leave()}
          </Button>
        </Cluster>
      </Form>
    </Sheet>
  );
}

type AudienceFieldProps = Pick<ItemFormProps, "form" | "change"> & { error: string | undefined };

function AudienceField({ form, change, error }: AudienceFieldProps) {
  const { data } = useQuery(PeopleChoicesDocument);
  const some = (
    <CheckboxRows
      label={m.agenda_field_disciplines()}
      value={form.disciplines}
      onChange={(next) => change({ disciplines: next })}
      options={disciplines.map((one) => ({ value: one, label: disciplineName(one) }))}
      isTwoColumns
    />
  );
  const agencies = (
    <CheckboxRows
      label={m.agenda_field_agencies()}
      value={form.agencyIds}
      onChange={(agencyIds) => change({ agencyIds })}
      options={(data?.agencies.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      isTwoColumns
    />
  );
  return (
    <RadioRows<Audience>
      id="audience"
      label={m.agenda_field_audience()}
      hint={m.agenda_field_audience_hint()}
      {...(error !== undefined && { error })}
      value={form.audience}
      onChange={(audience) => change({ audience })}
      options={[
        { value: "ALL", label: m.agenda_choose_all() },
        { value: "DISCIPLINES", label: m.agenda_choose_disciplines(), more: some },
        { value: "AGENCIES", label: m.agenda_choose_agencies(), more: agencies },
        { value: "CLOSED", label: m.agenda_choose_closed() },
      ]}
    />
  );
}

function itemErrors(issues: readonly Issue[]) {
  return {
    title: issueWords(issues, "title", m.agenda_field_title_missing()),
    kind: issueWords(issues, "kind", m.agenda_field_kind_missing()),
    audience: issueWords(issues, "audience", m.agenda_field_audience_missing()),
    minutesPlanned: issueWords(issues, "minutesPlanned", m.agenda_field_minutes_wrong()),
    section: issueWords(issues, "section", m.meetings_field_too_long()),
  };
}

function itemFrom({ kind, audience, minutesPlanned, ownerPersonId, disciplines: some, agencyIds, section, title }: ItemFields) {
  return {
    section,
    title,
    // What is not chosen yet is left to the check, which names the field.
    kind: kind as AgendaKind,
    audience: audience as Audience,
    minutesPlanned: Number(minutesPlanned),
    ownerPersonId: ownerPersonId === "" ? null : ownerPersonId,
    disciplines: audience === "DISCIPLINES" ? some : [],
    agencyIds: audience === "AGENCIES" ? agencyIds : [],
  };
}
