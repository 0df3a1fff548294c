import { type AgencyVote, agencyVotes } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { ChoiceChips } from "#web/ui/choice-chips.tsx";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import styles from "./vote-fields.module.css";
import { voteWord } from "./words.ts";

export type Votes = Readonly<Record<string, AgencyVote>>;

/** One vote for each agency that has somebody in the room; nothing is chosen beforehand. */
export function VoteFields({ agenda, value, onChange }: { agenda: AgendaDetailsFragment; value: Votes; onChange: (votes: Votes) => void }) {
  const agencies = agenciesPresent(agenda);
  return (
    <fieldset className={styles.votes}>
      <legend className={styles.legend}>{m.agenda_decision_votes()}</legend>
      <div>
        <Button kind="quiet" onPress={() => onChange(Object.fromEntries(agencies.map(({ id }) => [id, "IN_FAVOR" as const])))}>
          {m.agenda_decision_all_for()}
        </Button>
      </div>
      {agencies.map(({ id, name }) => (
        <ChoiceChips
          key={id}
          label={name}
          value={value[id] ?? null}
          onChange={(vote) => onChange({ ...value, [id]: vote })}
          options={agencyVotes.map((vote) => ({ value: vote, label: voteWord(vote) }))}
        />
      ))}
    </fieldset>
  );
}

/** The votes as the hub takes them. */
export function votesFrom(value: Votes) {
  return Object.entries(value).map(([agencyId, vote]) => ({ agencyId, vote }));
}

/** The agencies that have somebody in the room, each once. */
export function agenciesPresent({ attendance }: Pick<AgendaDetailsFragment, "attendance">): { id: string; name: string }[] {
  return [...new Map(attendance.flatMap(({ leftAt, agency }) => (leftAt === null && agency ? [[agency.id, agency] as const] : []))).values()];
}
