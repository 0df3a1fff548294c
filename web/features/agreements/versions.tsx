import { m } from "@roundtable/shared/i18n/messages.js";
import { EndAgreementInput } from "@roundtable/shared/agreements.ts";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";
import { lastDate, plainDate } from "../referrals/consent-day.ts";
import { useChange } from "../roadmap/use-change.ts";
import type { AgreementStandingFragment, AgreementVersionFragment } from "./agreements.graphql.ts";
import { EndAgreementDocument } from "./steps/end-agreement.graphql.ts";
import styles from "./versions.module.css";
import { agreementStateWord, documentWord } from "./words.ts";

type VersionsProps = { standing: AgreementStandingFragment; timeZone: string; onChanged: () => void };

const tones = { LIVE: "green", TO_COME: "neutral", ENDED: "neutral" } as const;

/** Every version there ever was, the latest first, with who signed and who recorded it. */
export function Versions({ standing, timeZone, onChanged }: VersionsProps) {
  const { versions, agency, viewerCanRecord } = standing;
  if (versions.length === 0) return <Empty title={m.agreements_versions_none()} />;
  return (
    <ol className={styles.list}>
      {versions.map((one) => (
        <li key={one.id} className={styles.item}>
          <div className={styles.head}>
            <h3>{m.agreements_version({ version: one.version })}</h3>
            <Chip tone={tones[one.state]}>{agreementStateWord(one.state)}</Chip>
          </div>
          <p>
            <strong>{one.title ?? documentWord(one.document)}</strong>
            {one.title === null ? null : `, ${documentWord(one.document)}`}
          </p>
          <p>
            {capital(m.agreements_span({ from: formatDate(plainDate(new Date(one.startsAt), timeZone)), until: formatDate(lastDate(one.endsAt, timeZone)) }))}
          </p>
          <p className={styles.more}>{signature(one)}</p>
          {one.recordedBy === null ? null : (
            <p className={styles.more}>{m.agreements_recorded_by({ name: one.recordedBy.name, day: formatDate(todayIso(new Date(one.recordedAt))) })}</p>
          )}
          {viewerCanRecord && one.state !== "ENDED" ? <EndEarly id={one.id} agency={agency.name} onDone={onChanged} /> : null}
        </li>
      ))}
    </ol>
  );
}

function signature({ signedBy, signedOn }: AgreementVersionFragment): string {
  const day = formatDate(signedOn);
  return signedBy === null ? m.agreements_signed_on({ day }) : m.agreements_signed_by({ name: signedBy.name, day });
}

function EndEarly({ id, agency, onDone }: { id: string; agency: string; onDone: () => void }) {
  const toast = useToast();
  const step = useChange({ document: EndAgreementDocument, check: EndAgreementInput });
  const act = async () => {
    if (!(await step.send((clientKey) => ({ clientKey, agreementId: id })))) return;
    toast(m.agreements_end_done());
    onDone();
  };
  return (
    <>
      <AskedAct
        label={m.agreements_end()}
        kind="quiet"
        question={m.agreements_end_question({ agency })}
        body={m.agreements_end_body({ agency })}
        actLabel={m.agreements_end_act()}
        safeLabel={m.agreements_end_safe()}
        isEnding
        isBusy={step.isBusy}
        onAct={act}
      />
      <RefusalNote problem={step.problem} />
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
