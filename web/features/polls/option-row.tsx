import Check from "lucide-react/icons/check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DecidePollInput } from "@roundtable/shared/meetings.ts";
import { stopped } from "#web/lib/dates.ts";
import { formatDayIn, formatSpanIn } from "#web/lib/zones.ts";
import { Chip } from "#web/ui/chip.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { When } from "../meetings/when.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { useChange } from "../roadmap/use-change.ts";
import styles from "./option-row.module.css";
import type { PollDetailsFragment } from "./polls.graphql.ts";
import { DecidePollDocument } from "./steps/decide-poll.graphql.ts";
import { choiceWord } from "./words.ts";

type Option = PollDetailsFragment["options"][number];

/** One time of a poll: how many can come, whether that makes a quorum, and the choice for whoever keeps the poll. */
export function OptionRow({ poll, option }: { poll: PollDetailsFragment; option: Option }) {
  const { startsAt, endsAt, tally, quorum, viewerAnswer } = option;
  const canDecide = poll.viewerCanKeep && (poll.state === "OPEN" || poll.state === "CLOSED");
  return (
    <li className={styles.option}>
      <When look="row" startsAt={startsAt} endsAt={endsAt} timeZone={poll.timeZone} />
      <div className={styles.words}>
        {tally ? <span>{m.polls_tally(tally)}</span> : null}
        {quorum ? <Quorum quorum={quorum} /> : null}
        {tally ? null : <span>{viewerAnswer === null ? m.polls_choice_none() : choiceWord(viewerAnswer)}</span>}
      </div>
      {canDecide ? <Decide poll={poll} option={option} /> : null}
    </li>
  );
}

function Quorum({ quorum: { reached, present, needed, missingDisciplines } }: { quorum: NonNullable<Option["quorum"]> }) {
  if (reached)
    return (
      <Chip tone="green" icon={<Check />}>
        {m.polls_quorum_yes()}
      </Chip>
    );
  const missing = missingDisciplines.map(disciplineName).join(", ");
  return (
    <>
      <Chip tone="amber" icon={<TriangleAlert />}>
        {m.polls_quorum_no()}
      </Chip>
      <small>
        {[present < needed ? m.polls_quorum_people({ present, needed }) : "", missing === "" ? "" : m.polls_quorum_missing({ disciplines: missing })]
          .filter(Boolean)
          .join("; ")}
      </small>
    </>
  );
}

function Decide({ poll, option }: { poll: PollDetailsFragment; option: Option }) {
  const toast = useToast();
  const step = useChange({ document: DecidePollDocument, check: DecidePollInput });
  const when = `${formatDayIn(option.startsAt, poll.timeZone)}, ${formatSpanIn(option.startsAt, option.endsAt, poll.timeZone)}`;
  const decide = async () => {
    if (await step.send((clientKey) => ({ clientKey, pollId: poll.id, version: poll.version, optionId: option.id }))) toast(m.polls_decide_done());
  };
  return (
    <div>
      <ProblemNote problem={step.problem} />
      <AskedAct
        label={m.polls_decide_act()}
        ariaLabel={m.polls_decide_label({ when })}
        question={m.polls_decide_question()}
        body={m.polls_decide_body({ when: stopped(when) })}
        actLabel={m.polls_decide_act()}
        safeLabel={m.polls_decide_safe()}
        isBusy={step.isBusy}
        onAct={decide}
      />
    </div>
  );
}
