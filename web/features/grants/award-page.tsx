import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import ChevronLeft from "lucide-react/icons/chevron-left";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Link } from "#web/ui/link.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Split } from "#web/ui/split.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { asksAgain, watched } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { AwardFacts } from "./award-facts.tsx";
import { ChangeAward } from "./change-award.tsx";
import { AwardPageDocument } from "./grants.graphql.ts";
import { PeriodList } from "./period-list.tsx";
import { RequirementList } from "./requirement-list.tsx";
import { RuleList } from "./rule-list.tsx";
import { awardStateWord, funderWord } from "./words.ts";

/** One award: what is due for it, what else its funder wants, when each report is owed, and its facts. */
export function AwardPage() {
  const { id } = useParams({ from: "/g/$id" });
  const { data, error, refetch } = useQuery(AwardPageDocument, { ...asksAgain, ...watched, variables: { id } });
  const renew = () => void refetch();
  useHint("grants", renew);
  if (data?.award === null) return <NotFound />;
  if (!data?.award) return <Unread isPage error={error} onRetry={renew} />;
  const { award } = data;
  return (
    <>
      <PageTitle
        title={award.title}
        lead={m.grants_award_lead({ funder: funderWord(award.funder), number: award.number })}
        back={
          <Link to="/g">
            <ChevronLeft />
            {m.grants_back()}
          </Link>
        }
      >
        <Chip tone={award.state === "RUNNING" ? "teal" : "neutral"}>{awardStateWord(award.state)}</Chip>
      </PageTitle>
      <StaleNote />
      <Split
        isWide
        asideLabel={m.grants_award_facts()}
        aside={
          <Stack>
            <AwardFacts award={award} />
            <ChangeAward award={award} />
          </Stack>
        }
      >
        <PeriodList periods={award.periods} onChanged={renew} />
        <RequirementList award={award} />
        <RuleList award={award} />
      </Split>
    </>
  );
}
