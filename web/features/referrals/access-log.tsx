import { useQuery } from "@apollo/client/react";
import { useState, type ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDayTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Chip } from "#web/ui/chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Section } from "#web/ui/section.tsx";
import styles from "./access-log.module.css";
import { AccessesDocument, type AccessesQuery } from "./accesses.graphql.ts";
import { Parts, type PartEnd } from "./parts.tsx";
import { Unread } from "./unread.tsx";

/** Who has looked at what was shared: read only when the owner asks for it. */
export function AccessLog({ shareId }: { shareId: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <Section title={m.audit_title()}>
      <p className={styles.lead}>{m.audit_lead()}</p>
      {isShown ? (
        <Parts<never>>{({ after }, foot) => <Part shareId={shareId} before={after} foot={foot} />}</Parts>
      ) : (
        <div>
          <Button kind="second" onPress={() => setShown(true)}>
            {m.audit_show()}
          </Button>
        </div>
      )}
    </Section>
  );
}

type PartProps = { shareId: string; before: string | null; foot: (end: PartEnd<never>) => ReactNode };
type Access = NonNullable<NonNullable<AccessesQuery["share"]>["accesses"]>["nodes"][number];

function Part({ shareId, before, foot }: PartProps) {
  const { data, error, refetch } = useQuery(AccessesDocument, { fetchPolicy: "network-only", variables: { id: shareId, before } });
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  const page = data.share?.accesses;
  if (!page || (page.nodes.length === 0 && before === null)) return <Empty title={m.audit_empty()} />;
  return (
    <>
      <ul className={styles.list}>
        {page.nodes.map((access) => (
          <li key={access.id} className={styles.row}>
            <span className={styles.when}>{formatDayTime(access.at)}</span>
            <span>
              <b>{access.person?.name ?? m.audit_somebody()}</b>
              {access.agency ? `, ${access.agency.name}` : null}
              <small className={styles.what}>{access.outcome === "DENIED" ? m.audit_denied_hint() : fieldWords[access.fields]()}</small>
            </span>
            {access.outcome === "DENIED" ? <Chip tone="clay">{m.audit_denied()}</Chip> : null}
          </li>
        ))}
      </ul>
      {foot({ shown: page.nodes.length, next: page.hasMore ? page.endCursor : null })}
    </>
  );
}

const fieldWords: Record<Access["fields"], () => string> = {
  LIST: m.audit_fields_list,
  SHORT_FORM: m.audit_fields_short_form,
  FULL: m.audit_fields_full,
  ACTION: m.audit_fields_action,
};
