import { useMutation, useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { useLocale } from "#web/lib/locale.ts";
import { dialled } from "#web/lib/phone.ts";
import { Button } from "#web/ui/button.tsx";
import { Loading } from "#web/ui/loading.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { answerOf } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import { ChooseWay } from "./choose-way.tsx";
import { ClaimFactsForm, noFacts } from "./claim-facts.tsx";
import { possibleWays } from "./enrol.tsx";
import styles from "./enrolment-page.module.css";
import { JoiningStep } from "./joining-step.tsx";
import { LinkState } from "./link-state.tsx";
import { ClaimHubDocument, PasskeysHereDocument } from "./links.graphql.ts";
import { useJoining } from "./use-joining.ts";
import { useLink } from "./use-link.ts";

/** The first operator of a new hub: who they are, which agency and table, and how they will sign in. */
export function ClaimPage() {
  const link = useLink("CLAIM");
  const locale = useLocale();
  const { data, error } = useQuery(PasskeysHereDocument);
  const [claim, { loading }] = useMutation(ClaimHubDocument);
  const [facts, setFacts] = useState(noFacts);
  const [isReady, setReady] = useState(false);
  const token = link.is === "open" ? link.token : "";
  const { step, refusal, failure, stopped, take, chooseAgain } = useJoining((password) => {
    const { discipline, workPhone, intakePhone, ...names } = facts;
    const phones = { workPhone: dialled(workPhone), intakePhone: dialled(intakePhone) };
    return answerOf(claim({ variables: { input: { ...names, ...phones, token, password, locale, discipline: discipline === "" ? null : discipline } } }));
  });

  if (stopped === "ended") return <LinkState link={{ is: "ended" }} onAgain={link.again} />;
  if (step) return <JoiningStep step={step} onAnother={chooseAgain} />;
  if (link.is !== "open") return <LinkState link={link} onAgain={link.again} />;
  if (!data && !error) return <Loading />;
  return (
    <div className={styles.page}>
      <PageTitle title={m.enrolment_claim_title()} lead={m.enrolment_claim_lead()} />
      <Sheet>
        <Stack>
          {stopped === "invalid" ? (
            <Note tone="clay" isAlert>
              {m.enrolment_claim_check()}
            </Note>
          ) : null}
          <NoAnswerNote why={failure} />
          {isReady ? (
            <>
              <ChooseWay
                ways={possibleWays(data?.passkeysAvailable ? ["PASSKEY", "TOTP"] : ["TOTP"])}
                needsPassword
                refusal={refusal}
                isBusy={loading}
                onChosen={(way, password) => void take(way, password)}
              />
              <div>
                <Button kind="quiet" onPress={() => setReady(false)}>
                  {m.enrolment_claim_back()}
                </Button>
              </div>
            </>
          ) : (
            <ClaimFactsForm facts={facts} onChange={setFacts} onReady={() => setReady(true)} />
          )}
        </Stack>
      </Sheet>
    </div>
  );
}
