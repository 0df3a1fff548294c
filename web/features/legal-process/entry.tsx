import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { Code } from "#web/ui/code.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ChangeRequest } from "./change-request.tsx";
import styles from "./entry.module.css";
import { History } from "./history.tsx";
import type { LegalEntryFragment } from "./legal-requests.graphql.ts";
import { TellPartner } from "./tell-partner.tsx";
import { decisionTone, decisionWord, kindWord, officeWord } from "./words.ts";

/** One request: what came, how it stands, who was told, what it said before, and the ways on. */
export function Entry({ entry, today }: { entry: LegalEntryFragment; today: string }) {
  const { id, version, kind, requester, receivedOn, code, partner, decision, counselToldOn, survivorToldOn, partnerToldAt, note } = entry;
  return (
    <Sheet labelledBy={`entry-${id}`}>
      <Stack>
        <div>
          <div className={styles.head}>
            <h3 id={`entry-${id}`}>{kindWord(kind)}</h3>
            <Chip tone={decisionTone(decision)}>{decisionWord(decision)}</Chip>
            <Deadline entry={entry} today={today} />
          </div>
          <p className={styles.more}>{m.legal_came({ office: officeWord(requester), day: formatDate(receivedOn) })}</p>
        </div>
        <Facts>
          <Fact label={m.legal_about()} {...(partner !== null && { hint: m.legal_with({ agency: partner.name }) })}>
            {code === null ? m.legal_general() : <Code value={code} />}
          </Fact>
          <Fact label={m.legal_counsel()}>{dayOr(counselToldOn)}</Fact>
          <Fact label={m.legal_survivor()}>{dayOr(survivorToldOn)}</Fact>
          {partner === null ? null : <Fact label={m.legal_partner_told()}>{dayOr(partnerToldAt && todayIso(new Date(partnerToldAt)))}</Fact>}
          {note === null ? null : <Fact label={m.legal_note()}>{note}</Fact>}
        </Facts>
        {partner !== null && partnerToldAt === null ? <TellPartner requestId={id} version={version} agency={partner.name} /> : null}
        <Unfold kind="second" label={m.legal_change()}>
          {(close) => <ChangeRequest entry={entry} today={today} onClose={close} />}
        </Unfold>
        {entry.versions.length < 2 ? null : <Unfold label={m.legal_history()}>{() => <History versions={entry.versions} />}</Unfold>}
      </Stack>
    </Sheet>
  );
}

function Deadline({ entry: { decision, answerBy }, today }: { entry: LegalEntryFragment; today: string }) {
  if (answerBy === null || decision !== "PENDING") return null;
  const day = formatDate(answerBy);
  return answerBy < today ? <Chip tone="clay">{m.legal_overdue({ day })}</Chip> : <Chip tone="plain">{m.legal_due({ day })}</Chip>;
}

function dayOr(day: string | null): string {
  return day === null ? m.legal_not_yet() : formatDate(day);
}
