import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Cluster } from "../../ui/cluster.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Note } from "../../ui/note.tsx";
import { OfflineNote } from "../../ui/offline-note.tsx";
import { Section } from "../../ui/section.tsx";
import { Stack } from "../../ui/stack.tsx";
import { useToast } from "../../ui/toast.tsx";

export function StyleguideAnswers() {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  return (
    <>
      <Section title="Messages">
        <Stack gap="s">
          <Cluster>
            <Button kind="second" onPress={() => toast("Your answer was sent to Redbud Health.")}>
              Show a message
            </Button>
            <Button kind="clay" onPress={() => setOpen(true)}>
              End this consent
            </Button>
          </Cluster>
          <OfflineNote phone="336-555-0118" />
          <Note tone="amber" title="You will be signed out in 2 minutes." />
          <Note tone="teal" title="This is the demo.">
            Every person, agency and number here is made up.
          </Note>
          <Note tone="green" title="Everything is in place." />
          <Note tone="plum" title="Law enforcement sees nothing.">
            Not the referral, and not that there is one.
          </Note>
          <Note>Nothing has left your agency yet.</Note>
        </Stack>
      </Section>
      <Section title="Empty and loading">
        <Stack>
          <Empty title="Nothing waits for you.">New referrals appear here the moment they are sent.</Empty>
          <Loading />
        </Stack>
      </Section>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="End this consent now?"
        actLabel="End it now"
        onAct={() => setOpen(false)}
        safeLabel="Keep it"
        isEnding
      >
        <p>Harbor Row Shelter finds nothing from its next click on. They are told “withdrawn”, with no reason.</p>
      </Dialog>
    </>
  );
}
