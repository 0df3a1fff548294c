import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { PackInput } from "@roundtable/shared/minutes.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { addDays, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { DateField } from "#web/ui/date-field.tsx";
import { Form } from "#web/ui/form.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { BodyChoicesDocument } from "../meetings/meetings.graphql.ts";
import { MeetingParts } from "../meetings/parts.tsx";
import { Unread } from "../referrals/unread.tsx";
import { useDraft } from "../roadmap/use-draft.ts";
import { EvidencePackDocument } from "./minutes.graphql.ts";
import styles from "./pack-page.module.css";
import { Pack } from "./pack.tsx";

type Period = { bodyId: string; from: string | null; to: string | null };

/** What shows a funder that a body met: chosen by body and period, to be printed or kept as a file. */
export function PackPage() {
  const { data, error, refetch } = useQuery(BodyChoicesDocument);
  const { form, change } = useDraft<Period>({ bodyId: "", from: addDays(todayIso(), -182), to: todayIso() });
  const [wanted, setWanted] = useState<{ bodyId: string; from: string; to: string } | null>(null);
  const [isWrong, setWrong] = useState(false);
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const bodies = data.bodies.filter(({ viewerCan }) => viewerCan.includes("KEEP_MEETINGS"));
  if (bodies.length === 0) return <NotFound />;
  const show = () => {
    const checked = PackInput.safeParse(form);
    setWrong(!checked.success);
    if (checked.success) setWanted(checked.data);
  };
  return (
    <>
      <div className={styles.screen}>
        <MeetingParts />
      </div>
      <PageTitle title={m.minutes_pack_title()} lead={m.minutes_pack_lead()} />
      <Stack gap="l">
        <div className={styles.screen}>
          <Sheet>
            {isWrong ? (
              <Note tone="clay" isAlert>
                {m.minutes_pack_wrong()}
              </Note>
            ) : null}
            <Form onSubmit={show}>
              <SelectField
                label={m.minutes_pack_body()}
                value={form.bodyId}
                onChange={(bodyId) => change({ bodyId })}
                options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <DateField label={m.minutes_pack_from()} value={form.from} onChange={(from) => change({ from })} max={todayIso()} />
              <DateField label={m.minutes_pack_to()} value={form.to} onChange={(to) => change({ to })} max={todayIso()} />
              <div>
                <Button type="submit">{m.minutes_pack_show()}</Button>
              </div>
            </Form>
          </Sheet>
        </div>
        {wanted === null ? null : <Shown key={JSON.stringify(wanted)} wanted={wanted} />}
      </Stack>
    </>
  );
}

function Shown({ wanted }: { wanted: { bodyId: string; from: string; to: string } }) {
  const { data, error, refetch } = useQuery(EvidencePackDocument, { variables: wanted, fetchPolicy: "network-only" });
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;
  if (data.evidencePack === null || !data.viewer) return <Unread error={new Error("not found")} onRetry={() => void refetch()} />;
  return <Pack pack={data.evidencePack} reader={data.viewer} />;
}
