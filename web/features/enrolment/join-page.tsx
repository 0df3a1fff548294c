import { useMutation, useQuery } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Loading } from "#web/ui/loading.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { answerOf } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import { ChooseWay } from "./choose-way.tsx";
import { possibleWays } from "./enrol.tsx";
import styles from "./enrolment-page.module.css";
import { JoiningStep } from "./joining-step.tsx";
import { LinkState } from "./link-state.tsx";
import { AcceptInvitationDocument, PasskeysHereDocument } from "./links.graphql.ts";
import { useJoining } from "./use-joining.ts";
import { useLink } from "./use-link.ts";

/** The first time: who invited one to what, and how one will sign in from now on. */
export function JoinPage() {
  const link = useLink("INVITATION");
  const { data, error } = useQuery(PasskeysHereDocument);
  const [accept, { loading }] = useMutation(AcceptInvitationDocument);
  const token = link.is === "open" ? link.token : "";
  const { step, refusal, failure, stopped, take, chooseAgain } = useJoining((password) => answerOf(accept({ variables: { input: { token, password } } })));

  if (stopped !== null) return <LinkState link={{ is: "ended" }} onAgain={link.again} />;
  if (step) return <JoiningStep step={step} onAnother={chooseAgain} />;
  if (link.is !== "open") return <LinkState link={link} onAgain={link.again} />;
  if (!data && !error) return <Loading />;
  const { name, agency, email } = link.opened;
  return (
    <div className={styles.page}>
      <PageTitle title={m.enrolment_join_title({ name: name ?? "" })} lead={m.enrolment_join_lead({ agency: agency ?? "" })} />
      <Sheet>
        <Stack>
          <p>{m.enrolment_join_email({ email: email ?? "" })}</p>
          <NoAnswerNote why={failure} />
          <ChooseWay
            ways={possibleWays(data?.passkeysAvailable ? ["PASSKEY", "TOTP"] : ["TOTP"])}
            needsPassword
            refusal={refusal}
            isBusy={loading}
            onChosen={(way, password) => void take(way, password)}
          />
        </Stack>
      </Sheet>
    </div>
  );
}
