import { m } from "@roundtable/shared/i18n/messages.js";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Link } from "#web/ui/link.tsx";
import type { MeetingDetailsFragment } from "./meetings.graphql.ts";
import { ruleWords, whereWords } from "./words.ts";

/** Where a meeting is, how it comes round, who meets, and what calendars are told. */
export function MeetingFacts({ meeting }: { meeting: MeetingDetailsFragment }) {
  const { link, series } = meeting;
  return (
    <Facts>
      <Fact label={m.meetings_fact_where()}>{whereWords(meeting)}</Fact>
      {link === null ? null : (
        <Fact label={m.meetings_fact_link()}>
          <a href={link} target="_blank" rel="noopener noreferrer">
            {m.meetings_fact_link_open()}
          </a>
        </Fact>
      )}
      <Fact label={m.meetings_fact_body()}>
        <Link to="/t/b/$id" params={{ id: series.body.id }}>
          {series.body.name}
        </Link>
      </Fact>
      <Fact label={m.meetings_fact_repeats()} hint={series.rule !== null && series.skipsDaysOff ? m.meetings_fact_skips() : undefined}>
        {series.rule === null ? m.meetings_fact_repeats_once() : ruleWords(series.rule)}
      </Fact>
      <Fact label={m.meetings_fact_mail()}>
        <span>{series.closed ? m.meetings_fact_mail_closed() : m.meetings_fact_mail_open()}</span>
      </Fact>
    </Facts>
  );
}
