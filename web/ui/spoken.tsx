import { useSyncExternalStore } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

let words = "";
const watchers = new Set<() => void>();

/** Has one sentence read aloud; an empty one takes it back. */
export function speak(sentence: string): void {
  words = sentence;
  for (const renew of watchers) renew();
}

/** Where `speak` is heard. Stands once on the page, outside everything that comes and goes; dialogs leave it alone. */
export function Spoken() {
  const said = useSyncExternalStore(watch, () => words);
  return (
    <div data-react-aria-top-layer="true">
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </div>
  );
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  return () => watchers.delete(renew);
}
