import { useBlocker } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Dialog } from "#web/ui/dialog.tsx";

type UnsavedQuestionProps = {
  isUnsaved: () => boolean;
  /** What is not saved, where it is not what was chosen on a step. */
  body?: string;
};

/** Asks before the page is left with something on it that was not saved. Neither the quick exit nor an ended session waits for it. */
export function UnsavedQuestion({ isUnsaved, body }: UnsavedQuestionProps) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => next.pathname !== current.pathname && next.pathname !== "/sign-in" && isUnsaved(),
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog
      isOpen
      onClose={reset}
      title={m.journey_unsaved_question()}
      actLabel={m.journey_unsaved_act()}
      onAct={proceed}
      safeLabel={m.journey_unsaved_safe()}
      isEnding
    >
      <p>{body ?? m.journey_unsaved_body()}</p>
    </Dialog>
  );
}
