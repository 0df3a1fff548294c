import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import Lock from "lucide-react/icons/lock";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Chip } from "#web/ui/chip.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { CalendarFeed } from "../calendar/calendar-feed.tsx";
import { BackLink } from "../people/back-link.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { type BodyDetailsFragment, BodyPageDocument } from "./bodies.graphql.ts";
import { BodyRules } from "./body-rules.tsx";
import { ChangeBody } from "./change-body.tsx";
import { Roster } from "./roster.tsx";
import { bodyKindWord } from "./words.ts";

/** One body: who sits in it, what a quorum takes, and for its keepers the ways to change that. */
export function BodyPage() {
  const { id } = useParams({ from: "/t/b/$id" });
  const { data, error, refetch } = useQuery(BodyPageDocument, { ...asksAgain, ...watched, variables: { id } });
  useHint("meetings", () => void refetch());
  if (data?.body === null) return <NotFound />;
  if (!data?.body) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return <Page key={id} body={data.body} />;
}

function Page({ body }: { body: BodyDetailsFragment }) {
  const { name, kind, restricted, quorumNeeds, quorumDisciplines, disciplines } = body;
  return (
    <>
      <PageTitle back={<BackLink to="/t/b" label={m.bodies_back()} />} title={name} lead={bodyKindWord(kind) === name ? undefined : bodyKindWord(kind)}>
        {restricted ? (
          <Chip tone="plum" icon={<Lock />}>
            {m.bodies_restricted()}
          </Chip>
        ) : null}
      </PageTitle>
      <StaleNote />
      <Stack gap="l">
        <Facts>
          <Fact
            label={m.bodies_quorum()}
            hint={quorumDisciplines.length === 0 ? undefined : m.bodies_quorum_of({ disciplines: quorumDisciplines.map(disciplineName).join(", ") })}
          >
            {m.bodies_quorum_people({ count: quorumNeeds })}
          </Fact>
          <Fact label={m.bodies_rules()} hint={body.publicBody ? m.bodies_rules_fact_public() : undefined}>
            {body.quorumBlocks ? m.bodies_rules_fact_blocks() : m.bodies_rules_fact_flags()}
          </Fact>
          <Fact label={m.bodies_disciplines()}>{disciplines.map(disciplineName).join(", ")}</Fact>
        </Facts>
        <Roster body={body} />
        {body.viewerCan.includes("CHANGE") ? (
          <Stack gap="s">
            <Unfold label={m.bodies_change()}>{(close) => <ChangeBody body={body} onClose={close} />}</Unfold>
            <Unfold label={m.bodies_rules()}>{(close) => <BodyRules body={body} onClose={close} />}</Unfold>
          </Stack>
        ) : null}
        {body.viewerCan.includes("ANSWER") ? <CalendarFeed bodyId={body.id} title={m.bodies_feed_title()} words={m.bodies_feed_words()} /> : null}
      </Stack>
    </>
  );
}
