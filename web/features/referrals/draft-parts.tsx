import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Empty } from "#web/ui/empty.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { DraftRow } from "./draft-row.tsx";
import { DraftsPartDocument } from "./drafts-part.graphql.ts";
import { useOnChange } from "./freshness.ts";
import { Parts, type PartEnd } from "./parts.tsx";
import { asksAgain } from "./reading.ts";
import { Unread } from "./unread.tsx";

/** Our referrals that have not left the agency. */
export function DraftParts({ version }: { version: string | undefined }) {
  return <Parts<never>>{({ after }, foot) => <Part after={after} foot={foot} version={version} />}</Parts>;
}

type PartProps = { after: string | null; foot: (end: PartEnd<never>) => ReactNode; version: string | undefined };

function Part({ after, foot, version }: PartProps) {
  const { data, error, refetch } = useQuery(DraftsPartDocument, { ...asksAgain, variables: { after } });
  useOnChange(version, () => void refetch());
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  const { nodes, hasMore, endCursor } = data.drafts;
  if (nodes.length === 0 && after === null) return <Empty title={m.referrals_drafts_empty()}>{m.referrals_drafts_empty_more()}</Empty>;
  return (
    <>
      <Sheet isFlush>
        <Rows>
          {nodes.map((draft) => (
            <DraftRow key={draft.id} referral={draft} />
          ))}
        </Rows>
      </Sheet>
      {foot({ shown: nodes.length, next: hasMore ? endCursor : null })}
    </>
  );
}
