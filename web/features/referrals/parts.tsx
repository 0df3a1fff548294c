import { useState, type ReactNode } from "react";
import { ShowMore } from "#web/ui/show-more.tsx";
import { Stack } from "#web/ui/stack.tsx";

/** Where a part of a long list begins, and what the part before it ended with. */
export type PartStart<Last> = { after: string | null; last?: Last | undefined };

/** What a part says about itself once it is read; the cursor of the next part is null when nothing follows. */
export type PartEnd<Last> = { shown: number; next: string | null; last?: Last | undefined };

type PartsProps<Last> = {
  children: (start: PartStart<Last>, foot: (end: PartEnd<Last>) => ReactNode) => ReactNode;
};

/** A list read in parts: each part keeps itself fresh, and "Show more" adds the next one. */
export function Parts<Last>({ children }: PartsProps<Last>) {
  const [starts, setStarts] = useState<readonly PartStart<Last>[]>([{ after: null }]);
  return (
    <Stack>
      {starts.map((start, place) => (
        <div key={start.after ?? "first"}>
          {children(start, ({ shown, next, last }) =>
            next === null || place < starts.length - 1 ? null : <ShowMore shown={shown} onPress={() => setStarts([...starts, { after: next, last }])} />,
          )}
        </div>
      ))}
    </Stack>
  );
}
