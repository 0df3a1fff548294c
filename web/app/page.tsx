import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { useLocale } from "../lib/locale.ts";
import { Loading } from "../ui/loading.tsx";

/**
 * A page that is loaded when someone goes there. Unlike the router's own lazy component it writes nothing to
 * browser storage; and it is written anew, without losing what was typed, when the language changes.
 */
export function page(load: () => Promise<{ Page: ComponentType }>): () => ReactNode {
  const Lazy = lazy(async () => ({ default: (await load()).Page }));
  return function RoutePage() {
    useLocale();
    return (
      <Suspense fallback={<Loading />}>
        <Lazy />
      </Suspense>
    );
  };
}
