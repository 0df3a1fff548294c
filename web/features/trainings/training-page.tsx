import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import back from "../roadmap/roadmap-page.module.css";
import { ChangeTraining } from "./change-training.tsx";
import { CountTable } from "./count-table.tsx";
import { TrainingPageDocument, type TrainingEntryFragment } from "./trainings.graphql.ts";
import { WithdrawTraining } from "./withdraw-training.tsx";
import { audienceWord, entryName, lengthWords, materialWord, modalityWord, topicWord, written } from "./words.ts";

/** One entry of the log, with what may be done about it. */
export function TrainingPage() {
  const { id } = useParams({ from: "/m/t/$id" });
  const { data, error, refetch } = useQuery(TrainingPageDocument, { ...asksAgain, variables: { id } });
  if (data?.training === null) return <NotFound />;
  if (!data?.training) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Entry key={id} entry={data.training} />;
}

function Entry({ entry }: { entry: TrainingEntryFragment }) {
  const { withdrawal, viewerCan } = entry;
  return (
    <>
      <PageTitle
        title={entryName(entry)}
        back={
          <Link to="/m/trainings" className={back.back ?? ""}>
            <ChevronLeft />
            {m.trainings_title()}
          </Link>
        }
      >
        {withdrawal === null ? undefined : <Chip>{m.trainings_withdrawn()}</Chip>}
      </PageTitle>
      <StaleNote />
      <Stack gap="l">
        <Withdrawal entry={entry} />
        <EntryFacts entry={entry} />
        <Counts entry={entry} />
        <Stack gap="s">
          {viewerCan.includes("CHANGE") ? (
            <Unfold kind="second" label={m.trainings_change()}>
              {(close) => <ChangeTraining entry={entry} onClose={close} />}
            </Unfold>
          ) : null}
          {viewerCan.includes("WITHDRAW") ? (
            <Unfold label={m.trainings_withdraw()}>{(close) => <WithdrawTraining entry={entry} onClose={close} />}</Unfold>
          ) : null}
        </Stack>
      </Stack>
    </>
  );
}

function Withdrawal({ entry: { withdrawal } }: { entry: TrainingEntryFragment }) {
  if (withdrawal === null) return null;
  const date = formatDate(todayIso(new Date(withdrawal.at)));
  return (
    <Note tone="amber" title={m.trainings_withdrawn_title()}>
      {withdrawal.by ? m.trainings_withdrawn_by({ name: withdrawal.by.name, date }) : m.trainings_withdrawn_on({ date })}{" "}
      {m.trainings_withdrawn_because({ reason: withdrawal.reason })}
    </Note>
  );
}

function EntryFacts({ entry }: { entry: TrainingEntryFragment }) {
  const { heldOn, minutes, modality, topics, ranByAgency, ranByPerson, note, recordedAt, recordedBy } = entry;
  const loggedOn = formatDate(todayIso(new Date(recordedAt)));
  return (
    <Facts>
      <Fact label={m.trainings_fact_held()}>{formatDate(heldOn)}</Fact>
      <Fact label={m.trainings_fact_long()}>{lengthWords(minutes)}</Fact>
      <Fact label={m.trainings_fact_how()}>{modalityWord(modality)}</Fact>
      <Fact label={m.trainings_fact_topics()}>{topics.map(topicWord).join(", ")}</Fact>
      <Fact label={m.trainings_fact_ran()}>{ranByPerson ? m.trainings_both({ person: ranByPerson.name, agency: ranByAgency.name }) : ranByAgency.name}</Fact>
      {note === null ? null : <Fact label={m.trainings_fact_note()}>{note}</Fact>}
      <Fact label={m.trainings_fact_logged()}>{recordedBy ? m.trainings_fact_logged_by({ date: loggedOn, name: recordedBy.name }) : loggedOn}</Fact>
    </Facts>
  );
}

function Counts({ entry: { audience, materials, attendees } }: { entry: TrainingEntryFragment }) {
  return (
    <Stack>
      {audience.length === 0 ? (
        <p>{m.trainings_who_none()}</p>
      ) : (
        <CountTable
          caption={m.trainings_who_came()}
          name={m.trainings_audience()}
          number={m.trainings_number()}
          rows={audience.map((one) => ({ label: audienceWord(one.audience), count: written(one.people) }))}
          sum={{ label: m.trainings_sum(), count: written(attendees) }}
        />
      )}
      {materials.length === 0 ? null : (
        <CountTable
          caption={m.trainings_totals_materials()}
          name={m.trainings_material()}
          number={m.trainings_pieces()}
          rows={materials.map(({ material, count }) => ({ label: materialWord(material), count: written(count) }))}
        />
      )}
    </Stack>
  );
}
