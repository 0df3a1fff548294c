import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import type { SharePage_shareFragment } from "./share-page.graphql.ts";
import { answerWord } from "./step-words.ts";
import { questionWord } from "./words.ts";

/** What was asked and what was answered. */
export function ShareQuestions({ share: { requests } }: { share: SharePage_shareFragment }) {
  if (requests.length === 0) return null;
  return (
    <Section title={m.referrals_questions_past()}>
      <Facts>
        {requests.map((request) => (
          <Fact key={request.id} label={questionWord(request.question)} hint={formatDayTime(request.answeredAt ?? request.askedAt)}>
            {request.answer ? answerWord(request.answer) : m.referrals_questions_open()}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
