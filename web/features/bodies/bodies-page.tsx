import { useQuery } from "@apollo/client/react";
import Lock from "lucide-react/icons/lock";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useHint } from "#web/lib/live.ts";
import { Chip } from "#web/ui/chip.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Row } from "#web/ui/row.tsx";
import { Rows } from "#web/ui/rows.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { MeetingParts } from "../meetings/parts.tsx";
import { asksAgain } from "../referrals/reading.ts";
import { StaleNote } from "../referrals/stale-note.tsx";
import { Unread } from "../referrals/unread.tsx";
import { BodiesPageDocument, type BodyRowFragment } from "./bodies.graphql.ts";
import { MakeBody } from "./make-body.tsx";
import { bodyKindWord } from "./words.ts";

/** Who meets at this table, as far as the reader may know. */
export function BodiesPage() {
  const { data, error, refetch } = useQuery(BodiesPageDocument, asksAgain);
  useHint("meetings", () => void refetch());
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <MeetingParts />
      <PageTitle title={m.bodies_title()} lead={m.bodies_lead()} />
      <StaleNote />
      <Stack>
        {data.bodies.length === 0 ? (
          <Empty title={m.bodies_none()}>{m.bodies_none_more()}</Empty>
        ) : (
          <Sheet isFlush>
            <Rows label={m.bodies_title()}>
              {data.bodies.map((body) => (
                <BodyRow key={body.id} body={body} />
              ))}
            </Rows>
          </Sheet>
        )}
        {data.viewer.viewerCanMakeBodies ? (
          <Unfold kind="second" label={m.bodies_make()}>
            {(close) => <MakeBody onDone={() => void refetch()} onClose={close} />}
          </Unfold>
        ) : null}
      </Stack>
    </>
  );
}

function BodyRow({ body: { id, name, kind, roster, restricted, disciplines } }: { body: BodyRowFragment }) {
  return (
    <Row
      title={
        <Link look="plain" to="/t/b/$id" params={{ id }}>
          {name}
        </Link>
      }
      meta={[
        ...(bodyKindWord(kind) === name ? [] : [bodyKindWord(kind)]),
        m.bodies_people({ count: roster.length }),
        ...(disciplines.length === 1 ? disciplines.map((only) => m.bodies_only({ disciplines: disciplineName(only) })) : []),
      ]}
      chips={
        restricted ? (
          <Chip tone="plum" icon={<Lock />}>
            {m.bodies_restricted()}
          </Chip>
        ) : undefined
      }
    />
  );
}
